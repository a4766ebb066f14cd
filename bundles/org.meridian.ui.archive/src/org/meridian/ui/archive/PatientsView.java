package org.meridian.ui.archive;

import jakarta.inject.Inject;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientText;
import org.meridian.ui.RecordTable;
import org.meridian.ui.archive.PatientsModel.Line;
import org.meridian.workflow.ArchiveChanged;
import org.meridian.workflow.Workstation;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds a patient and opens a study; takes files that are dropped on it. */
public final class PatientsView extends ViewPart {
    /** Wait this long after a key before searching. */
    private static final int TYPING_PAUSE_MS = 150;

    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private final Texts texts = Texts.of(PatientsView.class);
    private PatientsModel model;
    private Text query;
    private ImportBar imports;
    private RecordTable<Line> records;
    private TableViewer table;
    private Registration changes;
    private Registration choices;
    private Supplier<List<Line>> list;
    private int asked;
    private int typed;

    @Override
    public void createPartControl(Composite parent) {
        model = new PatientsModel(workstation.library(), workstation.searches());
        parent.setLayout(new GridLayout(2, false));
        new PatientBanner(parent, context)
                .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        query = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        query.setMessage(texts.get("patients.query"));
        query.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        query.addModifyListener(e -> query.getDisplay().timerExec(TYPING_PAUSE_MS, typed()));
        Button add = new Button(parent, SWT.PUSH);
        add.setText(texts.get("patients.import"));
        add.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> importFolder()));
        records = new RecordTable<>(parent, 2, texts, Line.class);
        table = records.viewer();
        columns();
        table.addSelectionChangedListener(e -> open(e.getStructuredSelection()));
        new Deleting(parent, getViewSite().getActionBars(), workstation.trash(), context, table);
        imports = new ImportBar(parent, workstation);
        imports.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        imports.acceptDrops(parent);
        changes =
                workstation
                        .events()
                        .subscribe(
                                ArchiveChanged.class,
                                e -> query.getDisplay().asyncExec(this::refresh));
        choices = context.listen(s -> followChoice());
        getSite().setSelectionProvider(table);
        ask();
    }

    private void columns() {
        records.column("patients.name", l -> l.patient().name().display());
        records.whole("patients.id", l -> l.patient().patientID());
        records.whole(
                "patients.date",
                study(s -> s.studyDate().map(DateTimeFormatter.ISO_DATE::format).orElse("")));
        records.column("patients.modality", study(s -> String.join(" ", s.modalities())));
        records.column("patients.description", study(Study::studyDescription));
        records.column("patients.images", study(s -> Integer.toString(s.numberOfInstances())));
        PatientText text = new PatientText(texts.locale());
        records.column("patients.sex", l -> text.sex(l.patient()));
        records.whole(
                "patients.birth", l -> l.patient().birthDate().map(d -> d.toString()).orElse(""));
    }

    private static Function<Line, String> study(Function<Study, String> text) {
        return line -> line.study().map(text).orElse("");
    }

    private Runnable typed() {
        int mine = ++typed;
        return () -> {
            if (mine == typed && !query.isDisposed()) {
                ask();
            }
        };
    }

    /** Opens the list of what is asked now. */
    private void ask() {
        list = model.open(query.getText());
        refresh();
    }

    /** Reads the open list again. */
    private void refresh() {
        if (query.isDisposed()) {
            return;
        }
        int mine = ++asked;
        Supplier<List<Line>> open = list;
        new BackgroundWork<>(
                        query.getDisplay(),
                        texts.get("patients.searching"),
                        progress -> open.get(),
                        rows -> show(mine, rows))
                .start();
    }

    private void show(int mine, List<Line> rows) {
        if (mine == asked && !table.getTable().isDisposed()) {
            table.setInput(rows);
            followChoice();
        }
    }

    /** Marks the row of the study that is open, without opening it again. */
    private void followChoice() {
        if (table.getTable().isDisposed() || !(table.getInput() instanceof List<?> rows)) {
            return;
        }
        rows.stream()
                .map(Line.class::cast)
                .filter(l -> l.study().isPresent() && l.study().equals(context.selection().study()))
                .findFirst()
                .ifPresent(l -> table.setSelection(new StructuredSelection(l)));
    }

    private void open(IStructuredSelection selection) {
        if (!(selection.getFirstElement() instanceof Line line)) {
            return;
        }
        if (line.study().isEmpty()) {
            context.choose(line.patient());
        } else if (!line.study().equals(context.selection().study())) {
            context.choose(line.patient(), line.study().get());
        }
    }

    /** Asks for a folder, a disc or a stick and imports it. */
    public void importFolder() {
        imports.chooseFolder();
    }

    @Override
    public void setFocus() {
        query.setFocus();
    }

    @Override
    public void dispose() {
        changes.close();
        choices.close();
        super.dispose();
    }
}
