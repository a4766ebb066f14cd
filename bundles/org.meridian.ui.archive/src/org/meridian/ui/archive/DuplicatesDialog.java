package org.meridian.ui.archive;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.meridian.access.Operation;
import org.meridian.archive.merge.Duplicate;
import org.meridian.archive.merge.Merge;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.PatientKey;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext;
import org.meridian.ui.RecordTable;
import org.meridian.workflow.Library;
import org.meridian.workflow.Merging;
import org.meridian.workflow.OpenPairs;
import org.meridian.workflow.PatientStudies;
import org.meridian.workflow.Workstation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Persons who are probably one, to be compared and merged by hand, and what was merged, to be taken
 * apart again.
 */
final class DuplicatesDialog extends Dialog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());
    private static final int COMPARE = IDialogConstants.CLIENT_ID;
    private static final int DISTINCT = COMPARE + 1;
    private static final int APART = DISTINCT + 1;
    private static final Point SIZE = new Point(980, 560);

    private final Texts texts = Texts.of(DuplicatesDialog.class);
    private final Merging merging;
    private final OpenPairs open;
    private final Library library;
    private final PatientContext context;
    private final boolean mayMerge;
    private TableViewer pairs;
    private TableViewer merges;

    private record Lists(List<Duplicate> pairs, List<Merge> merges) {}

    private record Compared(PatientStudies one, PatientStudies other) {}

    /**
     * @param context shows nobody any more whose record is merged or taken apart
     */
    DuplicatesDialog(Shell parent, Workstation workstation, PatientContext context) {
        super(parent);
        this.context = context;
        merging = workstation.merging();
        open = merging.open();
        library = workstation.library();
        mayMerge = workstation.may(Operation.MERGE);
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("persons"));
    }

    @Override
    protected Point getInitialSize() {
        return SIZE;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        title(area, "persons.pairs");
        RecordTable<Duplicate> likely = new RecordTable<>(area, 1, texts, Duplicate.class);
        likely.whole("persons.score", d -> Integer.toString(d.score()));
        likely.column("patients.name", d -> d.one().name().display());
        likely.whole("patients.id", d -> d.one().patientID());
        likely.whole("patients.birth", d -> d.one().birthDate().map(Object::toString).orElse(""));
        likely.column("persons.otherName", d -> d.other().name().display());
        likely.whole("persons.otherID", d -> d.other().patientID());
        likely.whole(
                "persons.otherBirth", d -> d.other().birthDate().map(Object::toString).orElse(""));
        likely.column("persons.why", d -> String.join(", ", d.why(texts.locale())));
        pairs = likely.viewer();
        pairs.addSelectionChangedListener(e -> follow());
        pairs.addDoubleClickListener(e -> compare());
        title(area, "persons.merged");
        RecordTable<Merge> done = new RecordTable<>(area, 1, texts, Merge.class);
        done.column("persons.lead", m -> m.lead().name().display());
        done.whole("patients.id", m -> m.lead().patientID());
        done.column("persons.otherName", m -> m.record().name().display());
        done.whole("persons.otherID", m -> m.record().patientID());
        done.column("trash.reason", Merge::reason);
        done.column("persons.by", Merge::by);
        done.whole("persons.when", m -> TIME.format(m.time()));
        merges = done.viewer();
        merges.addSelectionChangedListener(e -> follow());
        refresh();
        return area;
    }

    private void title(Composite area, String key) {
        Label title = new Label(area, SWT.WRAP);
        title.setText(texts.get(key));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 1;
        title.setLayoutData(data);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COMPARE, texts.get("persons.compare"), true);
        createButton(parent, DISTINCT, texts.get("persons.distinct"), false);
        createButton(parent, APART, texts.get("persons.apart"), false);
        createButton(parent, IDialogConstants.CLOSE_ID, texts.get("dialog.close"), false);
        follow();
    }

    private void follow() {
        Button compare = getButton(COMPARE);
        if (compare != null) {
            boolean pair = mayMerge && !pairs.getStructuredSelection().isEmpty();
            compare.setEnabled(pair);
            getButton(DISTINCT).setEnabled(pair);
            getButton(APART).setEnabled(mayMerge && !merges.getStructuredSelection().isEmpty());
        }
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case COMPARE -> compare();
            case DISTINCT -> distinct();
            case APART -> apart();
            default -> close();
        }
    }

    private void compare() {
        if (mayMerge && chosen(pairs) instanceof Duplicate pair) {
            work(
                    progress ->
                            new Compared(
                                    library.patient(pair.one().key()),
                                    library.patient(pair.other().key())),
                    this::compare);
        }
    }

    private void compare(Compared both) {
        if (pairs.getTable().isDisposed()) {
            return;
        }
        MergeDialog dialog = new MergeDialog(getShell(), both.one(), both.other(), texts);
        if (dialog.open() == Window.OK) {
            PatientKey lead = dialog.lead().key();
            PatientKey record = dialog.record().key();
            String reason = dialog.reason();
            change(progress -> merging.merge(lead, record, reason), lead, record);
        }
    }

    private void distinct() {
        if (!(chosen(pairs) instanceof Duplicate pair)) {
            return;
        }
        InputDialog dialog =
                new InputDialog(
                        getShell(),
                        texts.get("persons.distinct.title"),
                        texts.get("persons.distinct.why"),
                        "",
                        reason -> reason.isBlank() ? "" : null);
        if (dialog.open() == Window.OK) {
            String reason = dialog.getValue();
            work(
                    progress -> {
                        merging.distinct(pair.one().key(), pair.other().key(), reason);
                        return pair;
                    },
                    said -> refresh());
        }
    }

    private void apart() {
        if (chosen(merges) instanceof Merge merge) {
            change(
                    progress -> merging.undo(merge.number()),
                    merge.lead().key(),
                    merge.record().key());
        }
    }

    private static @Nullable Object chosen(StructuredViewer table) {
        return table.getStructuredSelection().getFirstElement();
    }

    /** Changes whose records some are; who is shown is opened anew by hand. */
    private void change(Function<Progress, Merge> work, PatientKey one, PatientKey other) {
        work(
                work,
                done -> {
                    if (context.isOf(one) || context.isOf(other)) {
                        context.clear();
                    }
                    refresh();
                });
    }

    private <T> void work(Function<Progress, T> work, Consumer<T> then) {
        new BackgroundWork<>(
                        pairs.getTable().getDisplay(), texts.get("persons.working"), work, then)
                .start();
    }

    private void refresh() {
        if (!pairs.getTable().isDisposed()) {
            work(progress -> new Lists(open.duplicates(progress), open.merges()), this::show);
        }
    }

    private void show(Lists lists) {
        if (!pairs.getTable().isDisposed()) {
            pairs.setInput(lists.pairs());
            merges.setInput(lists.merges());
            follow();
        }
    }
}
