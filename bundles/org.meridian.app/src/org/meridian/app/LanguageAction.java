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
        super(language.label(), AS_RADIO_BUTTON);
        this.language = language;
        setChecked(language == Language.current());
    }

    @Override
    public void run() {
        if (!isChecked() || language == Language.current()) {
            return;
        }
        Texts texts = Texts.of(LanguageAction.class);
        if (MessageDialog.openConfirm(
                Display.getCurrent().getActiveShell(),
                language.label(),
                texts.get("language.restart", language.label()))) {
            language.choose(WorkstationApplication.home());
            PlatformUI.getWorkbench().restart();
        }
    }
}
