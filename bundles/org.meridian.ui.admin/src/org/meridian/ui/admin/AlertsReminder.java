package org.meridian.ui.admin;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.meridian.access.AlertsChanged;
import org.meridian.access.Operation;
import org.meridian.core.text.Texts;
import org.meridian.ui.StatusLink;
import org.meridian.workflow.ArchiveChanged;
import org.meridian.workflow.Workstation;

/** Counts at the window's bottom edge, for who audits, the alerts that nobody has seen yet. */
public final class AlertsReminder {
    private final Texts texts = Texts.of(AlertsReminder.class);
    private StatusLink line;

    @PostConstruct
    void create(Composite trim, Workstation workstation, IWorkbench workbench) {
        line =
                new StatusLink(
                        trim,
                        "alerts",
                        workstation,
                        () -> text(workstation),
                        link -> open(workbench),
                        AlertsChanged.class,
                        // another user sits down
                        ArchiveChanged.class);
    }

    private String text(Workstation workstation) {
        if (!workstation.may(Operation.AUDIT)) {
            return "";
        }
        long unseen =
                workstation.oversight().alerts().stream().filter(a -> a.seenBy().isEmpty()).count();
        return unseen == 0 ? "" : "<a>" + texts.get("alerts.reminder", unseen) + "</a>";
    }

    private static void open(IWorkbench workbench) {
        try {
            workbench.getActiveWorkbenchWindow().getActivePage().showView(AlertsView.ID);
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
        }
    }

    @PreDestroy
    void close() {
        line.close();
    }
}
