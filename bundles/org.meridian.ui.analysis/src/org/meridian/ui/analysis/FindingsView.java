package org.meridian.ui.analysis;

import jakarta.inject.Inject;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Finding.Decision.State;
import org.meridian.core.record.FindingId;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.ui.RecordTable;
import org.meridian.workflow.FindingsChanged;
import org.meridian.workflow.Workstation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a detector on the open study and lists what it suggests, for a person to decide on. */
public final class FindingsView extends ViewPart {
    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private final Texts texts = Texts.of(FindingsView.class);
    private RecordTable<Finding> records;
    private TableViewer table;
    private Button detect;
    private Button accept;
    private Button reject;
    private Label note;
    private Registration changes;
    private Registration choices;
    private Optional<Study> shown = Optional.empty();
    private int asked;
    private boolean running;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout(3, false));
        new PatientBanner(parent, context)
                .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        detect = button(parent, "findings.detect", this::detect);
        accept = button(parent, "findings.accept", () -> decide(State.ACCEPTED));
        reject = button(parent, "findings.reject", () -> decide(State.REJECTED));
        records = new RecordTable<>(parent, 3, texts, Finding.class);
        table = records.viewer();
        columns();
        table.addSelectionChangedListener(
                e -> {
                    if (e.getStructuredSelection().getFirstElement() instanceof Finding finding) {
                        context.choose(finding);
                    }
                    enable();
                });
        Label second = new Label(parent, SWT.WRAP);
        second.setText(texts.get("findings.secondReader"));
        second.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        note = new Label(parent, SWT.WRAP);
        note.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        changes =
                workstation
                        .events()
                        .subscribe(
                                FindingsChanged.class,
                                e -> note.getDisplay().asyncExec(() -> reload(e)));
        choices = context.listen(this::follow);
        follow(context.selection());
    }

    private Button button(Composite parent, String key, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(texts.get(key));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        return button;
    }

    private void columns() {
        records.column("findings.rank", f -> Integer.toString(f.rank()));
        records.column("findings.diameter", f -> format("%.1f mm", f.diameter()));
        records.column("findings.score", f -> format("%.2f", f.score()));
        records.whole("findings.decision", f -> texts.get("decision." + f.decision().state()));
        records.whole(
                "findings.position",
                f ->
                        format(
                                "%.0f, %.0f, %.0f",
                                f.position().x(), f.position().y(), f.position().z()));
        records.column("findings.reason", f -> f.decision().reason());
        records.column("findings.by", f -> f.decision().by());
        records.column(
                "findings.model",
                f -> f.provenance().modelId() + " " + f.provenance().modelVersion());
        records.column("findings.id", f -> f.id().toString());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private void follow(Selection selection) {
        if (!selection.study().equals(shown)) {
            shown = selection.study();
            table.setInput(List.of());
            note.setText("");
            load();
        }
        selection
                .finding()
                .map(Finding::id)
                .filter(id -> !marked().equals(Optional.of(id)))
                .flatMap(this::listed)
                .ifPresent(f -> table.setSelection(new StructuredSelection(f), true));
        enable();
    }

    /** The finding whose row is marked. */
    private Optional<FindingId> marked() {
        return table.getStructuredSelection().getFirstElement() instanceof Finding finding
                ? Optional.of(finding.id())
                : Optional.empty();
    }

    /** A finding as it is listed now, whatever was decided on it meanwhile. */
    private Optional<Finding> listed(FindingId id) {
        return table.getInput() instanceof List<?> rows
                ? rows.stream().map(Finding.class::cast).filter(f -> f.id().equals(id)).findFirst()
                : Optional.empty();
    }

    private void reload(FindingsChanged change) {
        if (!table.getTable().isDisposed()
                && shown.filter(s -> s.studyInstanceUID().equals(change.studyInstanceUID()))
                        .isPresent()) {
            load();
        }
    }

    private void load() {
        int mine = ++asked;
        shown.ifPresent(
                study ->
                        new BackgroundWork<>(
                                        note.getDisplay(),
                                        texts.get("findings.loading"),
                                        progress ->
                                                workstation
                                                        .detection()
                                                        .findings(study.studyInstanceUID()),
                                        findings -> show(mine, study, findings))
                                .start());
    }

    private void show(int mine, Study study, List<Finding> findings) {
        if (mine == asked && !table.getTable().isDisposed() && shown.equals(Optional.of(study))) {
            Optional<FindingId> before = marked();
            table.setInput(findings);
            // the row stays marked, and nobody is led to its finding once more
            before.flatMap(this::listed)
                    .ifPresent(f -> table.getTable().setSelection(findings.indexOf(f)));
            enable();
        }
    }

    private void detect() {
        shown.ifPresent(this::detect);
    }

    private void running(boolean now) {
        running = now;
        if (!detect.isDisposed()) {
            enable();
        }
    }

    private void detect(Study study) {
        running(true);
        new BackgroundWork<>(
                        note.getDisplay(),
                        texts.get("findings.detecting"),
                        progress ->
                                workstation
                                        .detection()
                                        .detect(
                                                study.studyInstanceUID(),
                                                Optional.empty(),
                                                progress),
                        report -> {
                            running(false);
                            if (!note.isDisposed() && shown.equals(Optional.of(study))) {
                                note.setText(String.join("  ", report.warnings(texts.locale())));
                            }
                        })
                .whenFailed(() -> running(false))
                .start();
    }

    private void decide(State state) {
        if (!(table.getStructuredSelection().getFirstElement() instanceof Finding finding)) {
            return;
        }
        InputDialog dialog =
                new InputDialog(
                        note.getShell(),
                        texts.get("decide.title." + state),
                        texts.get("decide.reason"),
                        "",
                        text -> text.isBlank() ? texts.get("decide.reason.missing") : null);
        if (dialog.open() == Window.OK) {
            String reason = dialog.getValue();
            new BackgroundWork<>(
                            note.getDisplay(),
                            texts.get("decide.title." + state),
                            progress -> workstation.decisions().decide(finding.id(), state, reason),
                            decided -> {})
                    .start();
        }
    }

    private void enable() {
        detect.setEnabled(shown.isPresent() && !running);
        boolean chosen = !table.getStructuredSelection().isEmpty();
        accept.setEnabled(chosen);
        reject.setEnabled(chosen);
    }

    @Override
    public void setFocus() {
        table.getControl().setFocus();
    }

    @Override
    public void dispose() {
        changes.close();
        choices.close();
        super.dispose();
    }
}
