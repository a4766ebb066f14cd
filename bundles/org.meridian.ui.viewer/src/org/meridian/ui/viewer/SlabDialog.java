package org.meridian.ui.viewer;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;
import org.meridian.imaging.Slab.Projection;
import org.meridian.ui.viewer.model.SlabChoice;

import java.util.OptionalDouble;

/** Takes any thickness of a plane; closes with OK when it was taken. */
final class SlabDialog extends Dialog {
    private static final int WIDTH = 220;

    private final Texts texts = Texts.of(SlabDialog.class);
    private final double most;
    private Projection projection;
    private double millimetres;

    /**
     * @param most the greatest thickness, in millimetres
     */
    SlabDialog(Shell parent, SlabChoice now, double most) {
        super(parent);
        this.most = new SlabChoice(now.projection(), most).millimetres();
        projection = now.projection();
        millimetres = now.millimetres();
    }

    /** What was chosen. */
    SlabChoice choice() {
        return new SlabChoice(projection, millimetres);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("slab.title"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        ((GridLayout) area.getLayout()).numColumns = 2;
        new Label(area, SWT.NONE).setText(texts.get("slab.projection"));
        Combo shown = new Combo(area, SWT.READ_ONLY);
        for (Projection one : Projection.values()) {
            shown.add(texts.get("slab.projection." + one));
        }
        shown.select(projection.ordinal());
        shown.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> projection = Projection.values()[shown.getSelectionIndex()]));
        shown.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        new Label(area, SWT.NONE).setText(texts.get("slab.thickness", WindowNames.number(most)));
        Text thickness = new Text(area, SWT.BORDER);
        thickness.setData("id", "thickness");
        thickness.setText(WindowNames.number(millimetres));
        thickness.selectAll();
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = WIDTH;
        thickness.setLayoutData(data);
        thickness.addModifyListener(e -> take(thickness.getText()));
        thickness.setFocus();
        return area;
    }

    private void take(String typed) {
        OptionalDouble read = SlabChoice.parse(typed, most);
        read.ifPresent(r -> millimetres = r);
        getButton(IDialogConstants.OK_ID).setEnabled(read.isPresent());
    }
}
