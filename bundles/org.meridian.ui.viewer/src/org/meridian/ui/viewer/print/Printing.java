package org.meridian.ui.viewer.print;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.printing.PrintDialog;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.printing.PrinterData;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.Printouts;
import org.meridian.workflow.Printouts.Form;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Prints on the printer that a person chooses; where none is set up, into a PDF file by the
 * platform's printing to files. Used on the UI thread.
 */
public final class Printing {
    /** The platform's printing to files, which is a printer among the others (GTK). */
    private static final String TO_FILE = "GtkPrintBackendFile";

    private final Shell shell;
    private final Printouts printouts;
    private final Texts texts = Texts.of(Printing.class);

    public Printing(Shell shell, Printouts printouts) {
        this.shell = shell;
        this.printouts = printouts;
    }

    /**
     * Asks for the printer or the file, notes the export, and prints.
     *
     * @param uid of the object or series that is printed
     * @param job draws the pages; the printer is given back afterwards
     */
    public void print(Study study, String uid, Consumer<Printer> job) {
        choose().ifPresent(
                        to ->
                                new BackgroundWork<>(
                                                shell.getDisplay(),
                                                texts.get("job.note"),
                                                p -> {
                                                    printouts.note(study, uid, form(to));
                                                    return to;
                                                },
                                                noted -> print(noted, job))
                                        .start());
    }

    private static Form form(PrinterData to) {
        return to.printToFile ? Form.PDF : Form.PAPER;
    }

    private static void print(PrinterData to, Consumer<Printer> job) {
        Printer printer = new Printer(to);
        try {
            job.accept(printer);
        } finally {
            printer.dispose();
        }
    }

    private Optional<PrinterData> choose() {
        if (Arrays.stream(Printer.getPrinterList()).anyMatch(p -> !TO_FILE.equals(p.driver))) {
            return Optional.ofNullable(new PrintDialog(shell).open());
        }
        Optional<PrinterData> files = files();
        if (files.isEmpty()) {
            MessageDialog.openInformation(
                    shell, texts.get("none.title"), texts.get("none.message"));
        }
        return files.flatMap(to -> file().map(name -> into(to, name)));
    }

    /** The platform's printing to files; empty where it has none. */
    public static Optional<PrinterData> files() {
        return Arrays.stream(Printer.getPrinterList())
                .filter(p -> TO_FILE.equals(p.driver))
                .findFirst();
    }

    /**
     * Has the platform's printing to files write this one.
     *
     * @param file an absolute path; not a URI, in whose stead the platform writes a file of its own
     *     choice into the folder it was started in
     */
    public static PrinterData into(PrinterData files, String file) {
        files.printToFile = true;
        files.fileName = file;
        return files;
    }

    private Optional<String> file() {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(texts.get("file.title"));
        dialog.setFilterExtensions(new String[] {"*.pdf"});
        // no name of a person in the name of a file
        dialog.setFileName("meridian.pdf");
        dialog.setOverwrite(true);
        return Optional.ofNullable(dialog.open())
                .map(name -> name.endsWith(".pdf") ? name : name + ".pdf");
    }
}
