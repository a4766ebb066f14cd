package org.meridian.ui.admin;

import org.eclipse.jface.action.Action;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.meridian.access.Operation;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Workstation;

import java.util.List;

/** Opens the views of this bundle, as far as the user may. */
public final class AdministrationActions {
    private final Texts texts = Texts.of(AdministrationActions.class);
    private final IWorkbenchWindow window;
    private final Workstation workstation;

    public AdministrationActions(IWorkbenchWindow window, Workstation workstation) {
        this.window = window;
        this.workstation = workstation;
    }

    /** Made anew for each user. */
    public List<Action> all() {
        return List.of(
                action("menu.users", Operation.USERS, UsersView.ID),
                action("menu.alerts", Operation.AUDIT, AlertsView.ID));
    }

    private Action action(String text, Operation operation, String view) {
        Action action =
                new Action(texts.get(text)) {
                    @Override
                    public void run() {
                        try {
                            window.getActivePage().showView(view);
                        } catch (PartInitException e) {
                            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
                        }
                    }
                };
        action.setEnabled(workstation.may(operation));
        return action;
    }
}
