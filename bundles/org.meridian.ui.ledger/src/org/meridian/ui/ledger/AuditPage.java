package org.meridian.ui.ledger;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.text.Texts;
import org.meridian.ledger.HeadSealed;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.AuditLine;
import org.meridian.workflow.LedgerState;
import org.meridian.workflow.Workstation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The newest entries of the log, and its verification. */
final class AuditPage extends Composite {
    private static final int NEWEST = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Workstation workstation;
    private final Texts texts;
    private final Label state;
    private final TableViewer table;
    private int asked;

    AuditPage(Composite parent, Workstation workstation, Texts texts) {
        super(parent, SWT.NONE);
        this.workstation = workstation;
        this.texts = texts;
        setLayout(new GridLayout(2, false));
        Button verify = new Button(this, SWT.PUSH);
        verify.setText(texts.get("audit.verify"));
        verify.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> verify()));
        state = new Label(this, SWT.NONE);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        table = new TableViewer(this, SWT.FULL_SELECTION | SWT.BORDER);
        table.getTable().setHeaderVisible(true);
        table.getTable().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        table.setContentProvider(ArrayContentProvider.getInstance());
        column("audit.number", 50, l -> Long.toString(l.number()));
        column("audit.time", 140, l -> TIME.format(l.time()));
        column("audit.actor", 90, AuditLine::actor);
        column("audit.type", 90, l -> texts.get("type." + l.type()));
        column("audit.patient", 130, l -> l.patient().map(p -> p.name().display()).orElse(""));
        column("audit.content", 400, AuditPage::content);
        Registration growth =
                workstation
                        .events()
                        .subscribe(HeadSealed.class, e -> getDisplay().asyncExec(this::refresh));
        addDisposeListener(e -> growth.close());
        refresh();
    }

    private void column(String key, int width, Function<AuditLine, String> text) {
        TableViewerColumn column = new TableViewerColumn(table, SWT.NONE);
        column.getColumn().setText(texts.get(key));
        column.getColumn().setWidth(width);
        column.setLabelProvider(
                ColumnLabelProvider.createTextProvider(l -> text.apply((AuditLine) l)));
    }

    private static String content(AuditLine line) {
        String values =
                line.content().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("  "));
        return (line.subject() + "  " + values).strip();
    }

    private void refresh() {
        if (isDisposed()) {
            return;
        }
        int mine = ++asked;
        new BackgroundWork<>(
                        getDisplay(),
                        texts.get("audit.reading"),
                        progress -> workstation.audit().newest(NEWEST),
                        lines -> show(mine, lines))
                .start();
    }

    private void show(int mine, List<AuditLine> lines) {
        if (mine == asked && !isDisposed()) {
            table.setInput(lines);
        }
    }

    private void verify() {
        state.setText(texts.get("audit.verifying"));
        new BackgroundWork<>(
                        getDisplay(),
                        texts.get("audit.verifying"),
                        progress -> workstation.audit().verify(progress),
                        this::tell)
                .whenFailed(
                        () -> {
                            if (!isDisposed()) {
                                state.setText("");
                            }
                        })
                .start();
    }

    private void tell(LedgerState verified) {
        if (isDisposed()) {
            return;
        }
        state.setText(
                verified.valid()
                        ? texts.get(
                                "audit.valid", verified.size(), verified.root().substring(0, 16))
                        : texts.get("audit.invalid", String.join("; ", verified.faults())));
    }
}
