package org.meridian.app;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.meridian.core.text.Texts;
import org.osgi.framework.FrameworkUtil;

/** Which version this is, what the program is not, and under which licences it stands. */
final class AboutDialog extends Dialog {
    private static final int TEXT_WIDTH = 460;
    private static final String PARTS_COMMAND = "org.eclipse.ui.help.installationDialog";

    private final Texts texts = Texts.of(AboutDialog.class);

    AboutDialog(Shell parent) {
        super(parent);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("about.title"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().margins(16, 16).spacing(0, 12).applyTo(area);
        line(area, texts.get("product"))
                .setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.HEADER_FONT));
        line(
                area,
                texts.get(
                        "about.version",
                        FrameworkUtil.getBundle(AboutDialog.class).getVersion().toString()));
        line(area, texts.get("disclaimer"));
        line(area, texts.get("about.licence"));
        return area;
    }

    private static Label line(Composite area, String text) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(text);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = TEXT_WIDTH;
        label.setLayoutData(data);
        return label;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.DETAILS_ID, texts.get("about.parts"), false);
        createButton(parent, IDialogConstants.OK_ID, texts.get("about.close"), true);
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == IDialogConstants.DETAILS_ID) {
            showParts();
        } else {
            super.buttonPressed(button);
        }
    }

    /** The platform's list of every bundle with its version and licence. */
    private static void showParts() {
        IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
        try {
            handlers.executeCommand(PARTS_COMMAND, null);
        } catch (CommandException e) {
            ILog.of(AboutDialog.class).error("no list of parts", e);
        }
    }
}
