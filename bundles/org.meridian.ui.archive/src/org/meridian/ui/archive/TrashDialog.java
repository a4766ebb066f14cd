package org.meridian.ui.archive;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.meridian.access.Operation;
import org.meridian.archive.Retention;
import org.meridian.archive.TrashItem;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.RecordTable;
import org.meridian.workflow.OpenList;
import org.meridian.workflow.TrashCan;
import org.meridian.workflow.Workstation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What is in the trash and for how long: restored one by one, or emptied by who may. */
public final class TrashDialog extends Dialog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());
    private static final int RESTORE = IDialogConstants.CLIENT_ID;
    private static final int EMPTY = RESTORE + 1;
    private static final Point SIZE = new Point(900, 480);

    private final Texts texts = Texts.of(TrashDialog.class);
    private final TrashCan trash;
    private final boolean mayEmpty;
    private final boolean maySet;
    private OpenList<TrashItem> list;
    private TableViewer table;
    private Link rule;
    private Label report;

    public TrashDialog(Shell parent, Workstation workstation) {
        super(parent);
        trash = workstation.trash();
        mayEmpty = workstation.may(Operation.FORGET);
        maySet = workstation.may(Operation.SETTINGS);
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("trash"));
    }

    @Override
    protected Point getInitialSize() {
        return SIZE;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        RecordTable<TrashItem> records = new RecordTable<>(area, 1, texts, TrashItem.class);
        records.column("patients.name", i -> i.patient().name().display());
        records.whole("patients.id", i -> i.patient().patientID());
        records.column("trash.what", this::what);
        records.column("patients.images", i -> Integer.toString(i.instances()));
        records.column("trash.reason", TrashItem::reason);
        records.column("trash.by", TrashItem::actor);
        records.whole("trash.when", i -> TIME.format(i.moved()));
        table = records.viewer();
        table.addSelectionChangedListener(
                e -> enable(RESTORE, !e.getStructuredSelection().isEmpty()));
        rule = new Link(area, SWT.WRAP);
        rule.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        rule.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> new RetentionDialog(getShell(), trash, this::sayRule).open()));
        sayRule();
        report = new Label(area, SWT.WRAP);
        report.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        list = trash.open();
        refresh();
        return area;
    }

    private void sayRule() {
        if (!rule.isDisposed()) {
            Retention now = trash.retention();
            String said =
                    texts.get(
                            now.automatic() ? "trash.rule.automatic" : "trash.rule.waits",
                            now.trashDays());
            rule.setText(maySet ? said + " <a>" + texts.get("trash.rule.change") + "</a>" : said);
        }
    }

    private String what(TrashItem item) {
        return item.kind() == TrashItem.Kind.PATIENT ? texts.get("trash.person") : item.title();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, RESTORE, texts.get("trash.restore"), true).setEnabled(false);
        createButton(parent, EMPTY, texts.get("trash.empty"), false).setEnabled(mayEmpty);
        createButton(parent, IDialogConstants.CLOSE_ID, texts.get("dialog.close"), false);
    }

    private void enable(int button, boolean enabled) {
        Button control = getButton(button);
        if (control != null) {
            control.setEnabled(enabled);
        }
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == RESTORE) {
            restore();
        } else if (button == EMPTY) {
            empty();
        } else {
            close();
        }
    }

    private void restore() {
        if (table.getStructuredSelection().getFirstElement() instanceof TrashItem item) {
            new BackgroundWork<>(
                            report.getDisplay(),
                            texts.get("trash.restoring"),
                            progress -> trash.recover(item.item()),
                            back -> refresh())
                    .start();
        }
    }

    /** The one step that cannot be undone asks first. */
    private void empty() {
        int days = trash.retention().trashDays();
        if (!MessageDialog.openConfirm(
                getShell(), texts.get("trash.empty"), texts.get("trash.emptyAsk", days))) {
            return;
        }
        new BackgroundWork<>(
                        report.getDisplay(),
                        texts.get("trash.emptying"),
                        trash::empty,
                        this::emptied)
                .start();
    }

    private void emptied(TrashCan.Emptied emptied) {
        if (!report.isDisposed()) {
            report.setText(
                    texts.get(
                            "trash.emptied", emptied.deleted().size(), emptied.retained().size()));
            refresh();
        }
    }

    private void refresh() {
        new BackgroundWork<>(
                        report.getDisplay(),
                        texts.get("trash.reading"),
                        progress -> list.rows(),
                        this::show)
                .start();
    }

    private void show(List<TrashItem> items) {
        if (!table.getTable().isDisposed()) {
            table.setInput(items);
            enable(RESTORE, false);
        }
    }
}
