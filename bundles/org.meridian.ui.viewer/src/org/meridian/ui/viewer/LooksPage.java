package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.core.text.Texts;
import org.meridian.imaging.raycast.TransferFunction;
import org.meridian.ui.viewer.model.LookText;
import org.meridian.ui.viewer.model.OutsidePreset;
import org.osgi.service.prefs.BackingStoreException;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transfer functions by which volumes are seen from outside, point by point. */
public final class LooksPage extends PreferencePage implements IWorkbenchPreferencePage {
    private static final int HEIGHT = 70;
    private static final int CHANNEL = 255;

    private final Texts texts = Texts.of(LooksPage.class);
    private final LookSettings settings = new LookSettings();
    private final List<OutsidePreset> presets = LookSettings.changeable();
    private final Map<OutsidePreset, TransferFunction> changed = new EnumMap<>(OutsidePreset.class);
    private OutsidePreset preset = presets.getFirst();
    private Optional<Parts> parts = Optional.empty();

    /** What exists while the page is shown. */
    private record Parts(Combo choice, Text points, Canvas curve) {}

    @Override
    public void init(IWorkbench workbench) {
        setDescription(texts.get("looks.description"));
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(1, false));
        Combo choice = new Combo(page, SWT.READ_ONLY);
        choice.setData("id", "look");
        presets.forEach(p -> choice.add(texts.get("outside." + p)));
        choice.select(0);
        choice.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> change()));
        new Label(page, SWT.WRAP).setText(texts.get("looks.points"));
        Text points = new Text(page, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        points.setData("id", "points");
        GridData room = new GridData(SWT.FILL, SWT.FILL, true, true);
        room.heightHint = 2 * HEIGHT;
        points.setLayoutData(room);
        Canvas curve = new Canvas(page, SWT.BORDER | SWT.DOUBLE_BUFFERED);
        GridData strip = new GridData(SWT.FILL, SWT.FILL, true, false);
        strip.heightHint = HEIGHT;
        curve.setLayoutData(strip);
        curve.addPaintListener(e -> paint(e.gc, curve.getClientArea()));
        parts = Optional.of(new Parts(choice, points, curve));
        points.addModifyListener(e -> check());
        fill();
        return page;
    }

    private Optional<TransferFunction> typed() {
        return parts.flatMap(p -> LookText.read(p.points().getText()));
    }

    private void fill() {
        TransferFunction known =
                Optional.ofNullable(changed.get(preset))
                        .or(() -> settings.function(preset))
                        .orElseThrow();
        parts.ifPresent(p -> p.points().setText(LookText.write(known)));
    }

    private void check() {
        Optional<TransferFunction> typed = typed();
        typed.ifPresent(t -> changed.put(preset, t));
        setErrorMessage(typed.isPresent() ? null : texts.get("looks.wrong"));
        setValid(typed.isPresent());
        parts.ifPresent(p -> p.curve().redraw());
    }

    /** Another look; points that make none hold it back. */
    private void change() {
        parts.ifPresent(
                p -> {
                    if (isValid()) {
                        preset = presets.get(p.choice().getSelectionIndex());
                        fill();
                    } else {
                        p.choice().select(presets.indexOf(preset));
                    }
                });
    }

    /** Opacity upwards over values to the right, in the colours of each. */
    private void paint(GC gc, Rectangle area) {
        typed().ifPresent(t -> paint(gc, area, t));
    }

    private static void paint(GC gc, Rectangle area, TransferFunction function) {
        double first = function.points().getFirst().value();
        double span = function.points().getLast().value() - first;
        double most =
                function.points().stream()
                        .mapToDouble(TransferFunction.Point::opacity)
                        .max()
                        .orElse(1);
        for (int x = 0; x < area.width; x++) {
            TransferFunction.Point at = function.at(first + span * x / area.width);
            gc.setForeground(new Color(channel(at.red()), channel(at.green()), channel(at.blue())));
            int height = most > 0 ? (int) Math.round(at.opacity() / most * area.height) : 0;
            gc.drawLine(x, area.height, x, area.height - height);
        }
    }

    private static int channel(double share) {
        return (int) Math.round(share * CHANNEL);
    }

    @Override
    protected void performDefaults() {
        changed.put(preset, preset.function().orElseThrow());
        fill();
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        try {
            settings.keep(changed);
            return true;
        } catch (BackingStoreException e) {
            ILog.of(LooksPage.class).error("looks not kept", e);
            setErrorMessage(texts.get("looks.notKept"));
            return false;
        }
    }
}
