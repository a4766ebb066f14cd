package org.meridian.ui.viewer.display;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;
import org.meridian.imaging.display.DisplayCheck;
import org.meridian.imaging.display.LuminanceResponse;
import org.osgi.service.prefs.BackingStoreException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Somebody shows the patterns on a monitor, measures each grey with a photometer and types what it
 * says. What is typed says at once how the monitor did. It can become the monitor's calibration
 * while there is none; with one, the patterns are shown through it, and what is typed checks it.
 */
final class MonitorForm {
    private static final int COLUMNS = 6;
    private static final int NUMBER_WIDTH = 60;

    /** No monitor's picture is wider, in millimetres. */
    private static final double WIDEST = 5000;

    private static final int RESULT_WIDTH = 420;
    private static final int RESULT_HEIGHT = 120;

    private final Monitors kept = new Monitors();
    private final Texts texts;
    private final Consumer<String> trouble;
    private final CheckText words;
    private final Composite form;
    private final Monitor[] monitors;
    private final Combo monitor;
    private final Label state;
    private final List<Text> fields = new ArrayList<>();
    private final Text ambient;
    private final Text width;
    private final Label result;
    private final Button calibrate;
    private final Button forget;

    /**
     * @param trouble takes what went wrong
     */
    MonitorForm(Composite parent, Texts texts, Consumer<String> trouble) {
        this.texts = texts;
        this.trouble = trouble;
        words = new CheckText(texts);
        monitors = parent.getDisplay().getMonitors();
        form = new Composite(parent, SWT.NONE);
        form.setLayout(new GridLayout(COLUMNS, false));
        monitor = new Combo(form, SWT.READ_ONLY);
        monitor.setLayoutData(wide(COLUMNS));
        IntStream.range(0, monitors.length)
                .mapToObj(i -> texts.get("monitor", i + 1, Monitors.id(monitors[i])))
                .forEach(monitor::add);
        monitor.select(0);
        monitor.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> refresh()));
        button("show", this::showPatterns);
        calibrate = button("calibrate", () -> keep(typed()));
        forget = button("forget", () -> keep(Optional.empty()));
        state = new Label(form, SWT.WRAP);
        state.setLayoutData(wide(COLUMNS));
        for (int i = 0; i < LuminanceResponse.LEVELS.size(); i++) {
            // the end of the pattern's name
            fields.add(field("luminance" + (i + 1), String.format("LN8-%02d", i + 1)));
        }
        ambient = field("ambient", texts.get("ambient"));
        width = field("width", texts.get("width"));
        ((GridData) width.getLayoutData()).horizontalSpan = COLUMNS - 3;
        width.setToolTipText(texts.get("width.tip"));
        width.addFocusListener(FocusListener.focusLostAdapter(e -> keepWidth()));
        result = new Label(form, SWT.WRAP);
        GridData area = wide(COLUMNS);
        area.widthHint = RESULT_WIDTH;
        area.heightHint = RESULT_HEIGHT;
        result.setLayoutData(area);
        ambient.setText("0");
        refresh();
    }

    private static GridData wide(int columns) {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
    }

    private Text field(String id, String label) {
        new Label(form, SWT.NONE).setText(label);
        Text field = new Text(form, SWT.BORDER);
        field.setData("id", id);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = NUMBER_WIDTH;
        field.setLayoutData(data);
        field.addModifyListener(e -> check());
        return field;
    }

    private Button button(String id, Runnable action) {
        Button button = new Button(form, SWT.PUSH);
        button.setData("id", id);
        button.setText(texts.get(id));
        button.setLayoutData(wide(COLUMNS / 3));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        return button;
    }

    Control control() {
        return form;
    }

    private Monitor chosen() {
        return monitors[monitor.getSelectionIndex()];
    }

    private void showPatterns() {
        new PatternWindow(form.getShell(), chosen(), texts).open();
    }

    private void refresh() {
        boolean calibrated = kept.measured(Monitors.id(chosen())).isPresent();
        state.setText(texts.get(calibrated ? "calibrated" : "uncalibrated"));
        forget.setEnabled(calibrated);
        double known = kept.width(Monitors.id(chosen()));
        width.setText(known > 0 ? Double.toString(known) : "");
        check();
    }

    private Optional<LuminanceResponse> typed() {
        return MeasuredText.read(fields.stream().map(Text::getText).toList(), ambient.getText());
    }

    private void check() {
        Optional<LuminanceResponse> typed = typed();
        result.setText(
                typed.map(t -> words.of(DisplayCheck.of(t))).orElseGet(() -> texts.get("wanted")));
        calibrate.setEnabled(typed.isPresent() && !forget.isEnabled());
        form.layout();
    }

    /** As soon as it is typed: it is one number of one monitor. */
    private void keepWidth() {
        try {
            String typed = width.getText().strip();
            double millimetres = typed.isEmpty() ? 0 : Double.parseDouble(typed);
            if (millimetres < 0 || millimetres > WIDEST) {
                trouble.accept(texts.get("width.wrong"));
                return;
            }
            kept.keepWidth(Monitors.id(chosen()), millimetres);
            trouble.accept(null);
        } catch (NumberFormatException e) {
            trouble.accept(texts.get("width.wrong"));
        } catch (BackingStoreException e) {
            ILog.of(MonitorForm.class).error("width not kept", e);
            trouble.accept(texts.get("notKept"));
        }
    }

    private void keep(Optional<LuminanceResponse> measured) {
        try {
            kept.keep(Monitors.id(chosen()), measured);
            trouble.accept(null);
        } catch (BackingStoreException e) {
            ILog.of(MonitorForm.class).error("calibration not kept", e);
            trouble.accept(texts.get("notKept"));
        }
        fields.forEach(f -> f.setText(""));
        refresh();
    }
}
