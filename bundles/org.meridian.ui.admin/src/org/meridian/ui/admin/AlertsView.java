package org.meridian.ui.admin;

import jakarta.inject.Inject;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.part.ViewPart;
import org.meridian.access.Alert;
import org.meridian.access.AlertsChanged;
import org.meridian.access.Operation;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Workstation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Unusual access, for the auditor: its title counts what nobody has seen yet. */
public final class AlertsView extends ViewPart {
    static final String ID = "org.meridian.ui.admin.alerts";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @Inject private Workstation workstation;

    private final Texts texts = Texts.of(AlertsView.class);
    private RestrictedTable<Alert> alerts;
    private Registration changes;

    @Override
    public void createPartControl(Composite parent) {
        alerts =
                new RestrictedTable<>(
                        parent,
                        workstation,
                        Operation.AUDIT,
                        () -> workstation.oversight().alerts(),
                        Alert.class);
        alerts.button(
                "alerts.see",
                a -> a.filter(u -> u.seenBy().isEmpty()).isPresent(),
                a -> a.ifPresent(this::see));
        alerts.records()
                .whole("alerts.time", a -> TIME.format(a.raised()))
                .column("alerts.who", Alert::user)
                .column("alerts.rule", a -> a.rule().text(texts.locale()))
                .column("alerts.state", a -> texts.get("alerts." + a.state()))
                .column("alerts.reason", a -> a.reason().orElse(""))
                .column("alerts.note", a -> a.note().orElse(""));
        alerts.whenRead(this::count);
        Display display = parent.getDisplay();
        changes =
                workstation
                        .events()
                        .subscribe(AlertsChanged.class, e -> display.asyncExec(alerts::refresh));
        alerts.refresh();
    }

    private void count(List<Alert> rows) {
        long unseen = rows.stream().filter(a -> a.seenBy().isEmpty()).count();
        setPartName(unseen == 0 ? texts.get("alerts.title") : texts.get("alerts.unseen", unseen));
    }

    private void see(Alert alert) {
        InputDialog dialog =
                new InputDialog(
                        getSite().getShell(),
                        texts.get("alerts.see.title"),
                        texts.get("alerts.see.note"),
                        "",
                        note -> note.isBlank() ? "" : null);
        if (dialog.open() == Window.OK) {
            alerts.change(w -> w.oversight().see(alert.number(), dialog.getValue()));
        }
    }

    @Override
    public void setFocus() {
        alerts.setFocus();
    }

    @Override
    public void dispose() {
        changes.close();
        super.dispose();
    }
}
