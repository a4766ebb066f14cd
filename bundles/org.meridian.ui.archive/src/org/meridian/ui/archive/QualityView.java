package org.meridian.ui.archive;

import jakarta.inject.Inject;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.meridian.access.Operation;
import org.meridian.archive.quality.Issue;
import org.meridian.archive.quality.Issue.State;
import org.meridian.archive.quality.IssueFilter;
import org.meridian.archive.quality.Rule.Severity;
import org.meridian.archive.quality.SourceScore;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext;
import org.meridian.ui.Permitted;
import org.meridian.ui.RecordTable;
import org.meridian.ui.archive.QualityModel.Rows;
import org.meridian.workflow.ArchiveChanged;
import org.meridian.workflow.Quality;
import org.meridian.workflow.Workstation;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** How good what comes in is, by source, and the list to mend. */
public final class QualityView extends ViewPart {
    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private final Texts texts = Texts.of(QualityView.class);
    private Quality quality;
    private QualityModel model;
    private RecordTable<SourceScore> sources;
    private RecordTable<Issue> issues;
    private Label details;
    private Button decided;
    private Button mend;
    private Button accept;
    private Button later;
    private Button undo;
    private Supplier<Rows> rows;
    private Optional<Long> source = Optional.empty();
    private Registration changes;
    private int asked;

    @Override
    public void createPartControl(Composite parent) {
        quality = workstation.quality();
        model = new QualityModel(quality, texts);
        parent.setLayout(new GridLayout());
        Composite above = row(parent);
        decided = new Button(above, SWT.CHECK);
        decided.setText(texts.get("quality.decided"));
        decided.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> ask()));
        push(above, "quality.all", this::everySource);
        push(above, "quality.examine", this::examine);
        push(above, "persons.open", this::persons);
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sources(sash);
        issues(sash);
        sash.setWeights(1, 2);
        details = new Label(parent, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.heightHint = 3 * details.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        data.widthHint = 1;
        details.setLayoutData(data);
        Composite below = row(parent);
        mend = button(below, "quality.mend", i -> decide(i, true));
        accept = button(below, "quality.accept", i -> decide(i, false));
        later = button(below, "quality.later", i -> change(p -> quality.later(i.number())));
        undo = button(below, "quality.undo", i -> change(p -> quality.undo(i.number())));
        changes =
                workstation
                        .events()
                        .subscribe(
                                ArchiveChanged.class,
                                e -> details.getDisplay().asyncExec(this::refresh));
        follow();
        ask();
    }

    private static Composite row(Composite parent) {
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayout(new RowLayout());
        row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return row;
    }

    private void push(Composite parent, String key, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(texts.get(key));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
    }

    private Button button(Composite parent, String key, Consumer<Issue> action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(texts.get(key));
        button.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> chosen().ifPresent(action)));
        return button;
    }

    private static Composite pane(Composite parent) {
        Composite pane = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        pane.setLayout(layout);
        return pane;
    }

    private void sources(Composite parent) {
        sources = new RecordTable<>(pane(parent), 1, texts, SourceScore.class);
        sources.column("quality.source", model::source);
        sources.whole("quality.score", s -> Integer.toString(s.total().score()));
        sources.whole("quality.trend", QualityModel::trend);
        sources.whole("quality.series", s -> Integer.toString(s.total().series()));
        sources.whole("quality.errors", s -> QualityModel.affected(s, Severity.ERROR));
        sources.whole("quality.warnings", s -> QualityModel.affected(s, Severity.WARNING));
        sources.whole("quality.hints", s -> QualityModel.affected(s, Severity.HINT));
        sources.viewer()
                .addSelectionChangedListener(
                        e -> {
                            if (e.getStructuredSelection().getFirstElement()
                                            instanceof SourceScore score
                                    && !source.equals(Optional.of(score.number()))) {
                                source = Optional.of(score.number());
                                ask();
                            }
                        });
    }

    private void issues(Composite parent) {
        issues = new RecordTable<>(pane(parent), 1, texts, Issue.class);
        issues.whole("quality.severity", model::severity);
        issues.column("quality.patient", i -> i.patient().name().display());
        issues.column("quality.patientID", i -> i.patient().patientID());
        issues.column("quality.attribute", i -> i.remark().attribute());
        issues.column("quality.values", QualityModel::values);
        issues.whole("quality.state", model::state);
        issues.viewer().addSelectionChangedListener(e -> follow());
    }

    private Optional<Issue> chosen() {
        return Optional.ofNullable(issues.viewer().getStructuredSelection().getFirstElement())
                .map(Issue.class::cast);
    }

    private void follow() {
        Optional<Issue> issue = chosen();
        details.setText(issue.map(model::details).orElse(""));
        boolean open =
                issue.filter(i -> IssueFilter.UNDECIDED.contains(i.decision().state())).isPresent();
        mend.setEnabled(open && issue.filter(Issue::mendable).isPresent());
        accept.setEnabled(open);
        later.setEnabled(issue.filter(i -> i.decision().state() == State.OPEN).isPresent());
        undo.setEnabled(issue.filter(i -> i.decision().state() != State.OPEN).isPresent());
    }

    private void everySource() {
        source = Optional.empty();
        ask();
    }

    /** Opens the list of what is asked now. */
    private void ask() {
        rows = model.open(source, decided.getSelection());
        refresh();
    }

    /** Reads the open list again. */
    private void refresh() {
        if (details.isDisposed()) {
            return;
        }
        int mine = ++asked;
        Supplier<Rows> open = rows;
        new BackgroundWork<>(
                        details.getDisplay(),
                        texts.get("quality.reading"),
                        progress -> Permitted.read(workstation, Operation.MEND, open, Rows.NOTHING),
                        read -> show(mine, read))
                .start();
    }

    private void show(int mine, Rows read) {
        if (mine == asked && !details.isDisposed()) {
            sources.viewer().setInput(read.sources());
            issues.viewer().setInput(read.issues());
            follow();
        }
    }

    private void decide(Issue issue, boolean mending) {
        MendDialog dialog = new MendDialog(details.getShell(), issue, texts, mending);
        if (dialog.open() == Window.OK) {
            String reason = dialog.reason();
            String value = dialog.value();
            change(
                    progress ->
                            mending
                                    ? quality.mend(issue.number(), value, reason)
                                    : quality.accept(issue.number(), reason));
        }
    }

    private void examine() {
        change(progress -> quality.examine(false, progress));
    }

    private void persons() {
        new DuplicatesDialog(details.getShell(), workstation, context).open();
    }

    private void change(Function<Progress, Object> work) {
        new BackgroundWork<>(
                        details.getDisplay(), texts.get("quality.working"), work, done -> refresh())
                .start();
    }

    @Override
    public void setFocus() {
        issues.viewer().getTable().setFocus();
    }

    @Override
    public void dispose() {
        changes.close();
        super.dispose();
    }
}
