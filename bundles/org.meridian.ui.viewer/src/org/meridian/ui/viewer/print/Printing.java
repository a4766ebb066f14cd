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

import java.nio.file.Path;
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
        PrinterData[] all = Printer.getPrinterList();
        if (Arrays.stream(all).anyMatch(p -> !TO_FILE.equals(p.driver))) {
            return Optional.ofNullable(new PrintDialog(shell).open());
        }
        Optional<PrinterData> file =
                Arrays.stream(all).filter(p -> TO_FILE.equals(p.driver)).findFirst();
        if (file.isEmpty()) {
            MessageDialog.openInformation(
                    shell, texts.get("none.title"), texts.get("none.message"));
            return Optional.empty();
        }
        return file.flatMap(this::inFile);
    }

    private Optional<PrinterData> inFile(PrinterData to) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(texts.get("file.title"));
        dialog.setFilterExtensions(new String[] {"*.pdf"});
        // no name of a person in the name of a file
        dialog.setFileName("meridian.pdf");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) {
            return Optional.empty();
        }
        String name = chosen.endsWith(".pdf") ? chosen : chosen + ".pdf";
        to.printToFile = true;
        to.fileName = Path.of(name).toUri().toString();
        return Optional.of(to);
    }
}
