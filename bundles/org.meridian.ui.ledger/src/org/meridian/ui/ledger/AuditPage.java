package org.meridian.ui.ledger;

import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.meridian.access.Operation;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.text.Texts;
import org.meridian.ledger.HeadSealed;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.Permitted;
import org.meridian.ui.RecordTable;
import org.meridian.workflow.AuditLine;
import org.meridian.workflow.LedgerState;
import org.meridian.workflow.Workstation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The newest entries of the log, and its verification. */
final class AuditPage extends Composite {
    private static final int NEWEST = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Workstation workstation;
    private final Texts texts;
    private final Label state;
    private final RecordTable<AuditLine> records;
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
        records = new RecordTable<>(this, 2, texts, AuditLine.class);
        table = records.viewer();
        records.whole("audit.number", l -> Long.toString(l.number()));
        records.whole("audit.time", l -> TIME.format(l.time()));
        records.column("audit.actor", AuditLine::actor);
        records.column("audit.type", l -> texts.get("type." + l.type()));
        records.column("audit.patient", l -> l.patient().map(p -> p.name().display()).orElse(""));
        records.column("audit.content", this::content);
        Registration growth =
                workstation
                        .events()
                        .subscribe(HeadSealed.class, e -> getDisplay().asyncExec(this::refresh));
        addDisposeListener(e -> growth.close());
        refresh();
    }

    private String content(AuditLine line) {
        if (!line.readable()) {
            return texts.get("audit.unreadable");
        }
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
                        progress -> newest(),
                        lines -> show(mine, lines))
                .start();
    }

    private List<AuditLine> newest() {
        return Permitted.read(
                workstation, Operation.AUDIT, () -> workstation.audit().newest(NEWEST), List.of());
    }

    private void show(int mine, List<AuditLine> lines) {
        if (mine == asked && !isDisposed()) {
            table.setInput(lines);
            if (!workstation.may(Operation.AUDIT)) {
                // said here, not in a dialog: another one may have signed in just now
                state.setText(texts.get("audit.refused"));
            }
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
