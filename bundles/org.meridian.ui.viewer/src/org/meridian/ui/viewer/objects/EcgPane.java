package org.meridian.ui.viewer.objects;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseAdapter;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.meridian.core.text.Texts;
import org.meridian.dicom.waveform.Recording;
import org.meridian.ui.viewer.objects.EcgModel.At;
import org.meridian.ui.viewer.objects.EcgPaper.Layout;

import java.util.List;
import java.util.function.Consumer;

/** Waveforms on their paper, with speed, gain and a caliper. */
final class EcgPane {
    private static final double STEP = 1.25;

    private final Texts texts = Texts.of(EcgPane.class);
    private final EcgModel model;
    private final EcgText words;
    private final Combo layout;
    private final ScrolledCanvas scrolled;
    private final Canvas canvas;
    private final Label measured;
    private boolean pressed;

    EcgPane(Composite parent, Recording recording) {
        model = new EcgModel(recording);
        words = new EcgText(texts.locale());
        Composite all = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(all);
        Composite bar = new Composite(all, SWT.NONE);
        RowLayout row = new RowLayout();
        row.center = true;
        bar.setLayout(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        if (recording.groups().size() > 1) {
            choice(bar, "group", words.groups(recording), 0, model::choose);
        }
        List<Layout> layouts = List.of(Layout.values());
        layout =
                choice(
                        bar,
                        "layout",
                        layouts.stream().map(l -> texts.get("ecg.layout." + l)).toList(),
                        layouts.indexOf(model.paper().layout()),
                        i -> model.setLayout(layouts.get(i)));
        choice(
                bar,
                "speed",
                EcgModel.SPEEDS.stream().map(words::speed).toList(),
                EcgModel.SPEEDS.indexOf(model.paper().speed()),
                i -> model.setSpeed(EcgModel.SPEEDS.get(i)));
        choice(
                bar,
                "gain",
                EcgModel.GAINS.stream().map(words::gain).toList(),
                EcgModel.GAINS.indexOf(model.paper().gain()),
                i -> model.setGain(EcgModel.GAINS.get(i)));
        Button marks = new Button(bar, SWT.CHECK);
        marks.setText(texts.get("ecg.marks"));
        marks.setSelection(model.marks());
        marks.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            model.setMarks(marks.getSelection());
                            changed();
                        }));
        measured = new Label(all, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 0).applyTo(measured);
        Label said = new Label(all, SWT.WRAP);
        said.setText(words.said(recording).replace("&", "&&"));
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .indent(6, 0)
                .hint(1, SWT.DEFAULT)
                .applyTo(said);
        scrolled = new ScrolledCanvas(all, "ecg", 1, model.area(), model::resize, this::changed);
        canvas = scrolled.canvas();
        EcgPainter painter = new EcgPainter(canvas, model, words);
        canvas.addPaintListener(e -> painter.paint(e.gc));
        listen();
        changed();
    }

    private Combo choice(
            Composite bar, String key, List<String> names, int chosen, Consumer<Integer> take) {
        Combo combo = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setItems(names.toArray(String[]::new));
        combo.select(chosen);
        combo.setToolTipText(texts.get("ecg." + key + ".tip"));
        combo.setData("id", "ecg." + key);
        combo.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            take.accept(combo.getSelectionIndex());
                            changed();
                        }));
        return combo;
    }

    private void listen() {
        canvas.addListener(SWT.MouseWheel, this::wheel);
        canvas.addKeyListener(KeyListener.keyPressedAdapter(e -> key(e.keyCode, e.character)));
        canvas.addMouseListener(
                new MouseAdapter() {
                    @Override
                    public void mouseDown(MouseEvent e) {
                        if (e.button == 1) {
                            canvas.setFocus();
                            pressed = true;
                            model.press(new At(e.x, e.y));
                            changed();
                        }
                    }

                    @Override
                    public void mouseUp(MouseEvent e) {
                        pressed = false;
                    }
                });
        canvas.addMouseMoveListener(
                e -> {
                    if (pressed) {
                        model.drag(new At(e.x, e.y));
                        changed();
                    }
                });
    }

    private void wheel(Event event) {
        event.doit = false;
        if ((event.stateMask & SWT.MOD1) != 0) {
            model.zoom(event.count > 0 ? STEP : 1 / STEP);
        } else if ((event.stateMask & SWT.MOD2) != 0) {
            model.area().scroll(-ScrolledCanvas.STEP * event.count, 0);
        } else {
            model.area().scroll(0, -ScrolledCanvas.STEP * event.count);
        }
        changed();
    }

    /** The arrows lead the caliper's end where there is one, else they scroll. */
    private void key(int code, char character) {
        boolean lead = model.caliper().isPresent();
        switch (code) {
            case SWT.ARROW_RIGHT -> sideways(lead, 1);
            case SWT.ARROW_LEFT -> sideways(lead, -1);
            case SWT.ARROW_DOWN -> model.area().scroll(0, ScrolledCanvas.STEP);
            case SWT.ARROW_UP -> model.area().scroll(0, -ScrolledCanvas.STEP);
            case SWT.ESC -> model.lift();
            default -> {
                switch (character) {
                    case '+', '=' -> model.zoom(STEP);
                    case '-' -> model.zoom(1 / STEP);
                    default -> {
                        return;
                    }
                }
            }
        }
        changed();
    }

    private void sideways(boolean lead, int steps) {
        if (lead) {
            model.nudge(steps);
        } else {
            model.area().scroll(ScrolledCanvas.STEP * steps, 0);
        }
    }

    private void changed() {
        layout.select(List.of(Layout.values()).indexOf(model.paper().layout()));
        String text =
                model.caliper()
                        .map(c -> words.measured(c, model.scale(c.trace()).unit()))
                        .orElse(texts.get("ecg.hint"));
        if (!text.equals(measured.getText())) {
            measured.setText(text);
        }
        scrolled.follow();
    }
}
