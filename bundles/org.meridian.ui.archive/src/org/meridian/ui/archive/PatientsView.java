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
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.search.SortOrder;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientText;
import org.meridian.ui.RecordTable;
import org.meridian.ui.Worklist;
import org.meridian.ui.archive.PatientsModel.Line;
import org.meridian.ui.archive.PatientsModel.Listing;
import org.meridian.ui.archive.PatientsModel.Rows;
import org.meridian.workflow.ArchiveChanged;
import org.meridian.workflow.Workstation;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Finds a patient and opens a study; takes files that are dropped on it. */
public final class PatientsView extends ViewPart {
    private static final int NAME_COLUMN = 0;
    private static final int DATE_COLUMN = 2;

    @Inject private Workstation workstation;
    @Inject private PatientContext context;
    @Inject private Worklist worklist;

    private final Texts texts = Texts.of(PatientsView.class);
    private PatientsModel model;
    private SearchBar search;
    private Text query;
    private ImportBar imports;
    private Chips chips;
    private Filters filters;
    private Label count;
    private RecordTable<Line> records;
    private TableViewer table;
    private Registration changes;
    private Registration choices;
    private Listing list;
    private Rows shown = Rows.NONE;
    private SortOrder sort = SortOrder.RELEVANCE;
    private int wanted = PatientsModel.PAGE;
    private boolean reading;
    private boolean fresh;
    private int asked;

    @Override
    public void createPartControl(Composite parent) {
        model = new PatientsModel(workstation.library(), workstation.searches());
        parent.setLayout(new GridLayout(3, false));
        new PatientBanner(parent, context)
                .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        search = new SearchBar(parent, texts, workstation.searches(), this::ask);
        query = search.field();
        Button add = new Button(parent, SWT.PUSH);
        add.setText(texts.get("patients.import"));
        add.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> importFolder()));
        chips = new Chips(parent, 3, texts, search::put);
        Composite foot = new Composite(parent, SWT.NONE);
        filters = new Filters(parent, 3, foot, texts, this::toggle);
        records = new RecordTable<>(filters.hits(), 1, texts, Line.class);
        records.marking(Line::marks);
        table = records.viewer();
        columns();
        sortByHeaders();
        // every way of scrolling paints
        table.getTable().addListener(SWT.Paint, e -> readOn());
        table.addSelectionChangedListener(e -> open(e.getStructuredSelection()));
        new Deleting(parent, getViewSite().getActionBars(), workstation.trash(), context, table);
        fill(foot);
        imports.acceptDrops();
        imports.acceptPastes(table.getTable());
        changes =
                workstation
                        .events()
                        .subscribe(
                                ArchiveChanged.class,
                                e -> query.getDisplay().asyncExec(this::refresh));
        choices = context.listen(s -> followChoice());
        getSite().setSelectionProvider(table);
        ask("");
    }

    /** The last line: how an import goes, the button of the filters, how many hits. */
    private void fill(Composite foot) {
        imports = new ImportBar(foot, workstation);
        imports.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        imports.control().moveAbove(null);
        count = new Label(foot, SWT.RIGHT);
        count.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        GridLayout line = new GridLayout(3, false);
        line.marginWidth = 0;
        line.marginHeight = 0;
        foot.setLayout(line);
        GridData row = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        // the view's columns do not follow what an import says
        row.widthHint = 1;
        foot.setLayoutData(row);
        foot.moveBelow(null);
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

    /** Name and date are orders of the search; a second click turns the date, a third ends it. */
    private void sortByHeaders() {
        TableColumn[] columns = table.getTable().getColumns();
        columns[NAME_COLUMN].addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> sortBy(columns[NAME_COLUMN])));
        columns[DATE_COLUMN].addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> sortBy(columns[DATE_COLUMN])));
    }

    private void sortBy(TableColumn column) {
        boolean name = column == table.getTable().getColumn(NAME_COLUMN);
        sort = PatientsModel.next(sort, name);
        table.getTable().setSortColumn(sort == SortOrder.RELEVANCE ? null : column);
        table.getTable().setSortDirection(sort == SortOrder.DATE_DESCENDING ? SWT.DOWN : SWT.UP);
        refresh();
    }

    /** Asks for a facet's value, or no longer. */
    private void toggle(String field, String value) {
        list.query().ifPresent(q -> search.put(PatientsModel.toggled(q, field, value)));
    }

    /** Opens the list of what is asked now. */
    private void ask(String text) {
        list = model.open(text);
        wanted = PatientsModel.PAGE;
        fresh = true;
        chips.show(list.query());
        refresh();
    }

    /** Reads the open list again. */
    private void refresh() {
        if (query.isDisposed()) {
            return;
        }
        int mine = ++asked;
        Listing open = list;
        SortOrder order = sort;
        int rows = wanted;
        reading = true;
        new BackgroundWork<>(
                        query.getDisplay(),
                        texts.get("patients.searching"),
                        progress -> open.rows(order, rows),
                        found -> show(mine, found))
                .start();
    }

    private void show(int mine, Rows rows) {
        if (mine == asked && !table.getTable().isDisposed()) {
            reading = false;
            shown = rows;
            worklist.list(
                    rows.lines().stream()
                            .map(l -> new Worklist.Row(l.patient(), l.study()))
                            .toList());
            int top = table.getTable().getTopIndex();
            table.setInput(rows.lines());
            table.getTable().setTopIndex(top);
            filters.show(rows.facets(), list.query());
            count.setText(count(rows));
            count.requestLayout();
            followChoice();
            if (fresh) {
                fresh = false;
                // who is the only one is a click away
                search.suggest(list, rows.total() != 1);
            }
        }
    }

    /** Several hits may be of one person, who may have one row. */
    private String count(Rows rows) {
        OptionalLong persons = rows.persons();
        return persons.isPresent() && persons.getAsLong() < rows.total()
                ? texts.get("patients.countOf", rows.total(), persons.getAsLong())
                : texts.get("patients.count", rows.total());
    }

    /** Reads more rows when the last ones come into sight. */
    private void readOn() {
        Table rows = table.getTable();
        int seen = rows.getTopIndex() + rows.getClientArea().height / rows.getItemHeight();
        if (shown.more() && !reading && seen >= rows.getItemCount() - 1) {
            wanted += PatientsModel.PAGE;
            refresh();
        }
    }

    /** Marks the row of the person and the study that are open, without opening them again. */
    private void followChoice() {
        if (table.getTable().isDisposed() || !(table.getInput() instanceof List<?> rows)) {
            return;
        }
        rows.stream()
                .map(Line.class::cast)
                .filter(l -> l.isOf(context.selection()))
                .findFirst()
                .ifPresent(l -> table.setSelection(new StructuredSelection(l)));
    }

    private void open(IStructuredSelection selection) {
        if (!(selection.getFirstElement() instanceof Line line)) {
            return;
        }
        if (!line.isOf(context.selection())) {
            line.study()
                    .ifPresentOrElse(
                            study -> context.choose(line.patient(), study),
                            () -> context.choose(line.patient()));
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
