package org.meridian.app;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.meridian.core.text.Texts;

/** Chooses a language; the program starts again in it. */
final class LanguageAction extends Action {
    private final Language language;

    LanguageAction(Language language) {
        // not radio buttons: one that was declined would stay chosen
        super(language.label(), AS_CHECK_BOX);
        this.language = language;
        setChecked(language == Language.current());
    }

    @Override
    public void run() {
        setChecked(language == Language.current());
        offer(language);
    }

    /** Asks whether to start again in another language; does nothing for the running one. */
    static void offer(Language language) {
        Texts texts = Texts.of(LanguageAction.class);
        if (language != Language.current()
                && MessageDialog.openConfirm(
                        Display.getCurrent().getActiveShell(),
                        language.label(),
                        texts.get("language.restart", language.label()))) {
            language.choose(WorkstationApplication.home());
            PlatformUI.getWorkbench().restart();
        }
    }
}
