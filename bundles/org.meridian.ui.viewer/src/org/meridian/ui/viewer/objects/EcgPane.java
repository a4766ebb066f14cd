package org.meridian.ui.viewer.objects;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseAdapter;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ScrollBar;
import org.meridian.core.text.Texts;
import org.meridian.dicom.waveform.Recording;
import org.meridian.ui.viewer.objects.EcgModel.At;
import org.meridian.ui.viewer.objects.EcgPaper.Layout;

import java.util.List;
import java.util.function.Consumer;

/** Waveforms on their paper, with speed, gain and a caliper. */
final class EcgPane {
    private static final double STEP = 1.25;
    private static final int SCROLL = 40;

    private final Texts texts = Texts.of(EcgPane.class);
    private final EcgModel model;
    private final EcgText words;
    private final Combo layout;
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
        canvas = new Canvas(all, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL);
        canvas.setData("id", "ecg");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        EcgPainter painter = new EcgPainter(canvas, model, words);
        canvas.addPaintListener(e -> painter.paint(e.gc));
        canvas.addControlListener(ControlListener.controlResizedAdapter(e -> resized()));
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
        for (ScrollBar scroll :
                new ScrollBar[] {canvas.getVerticalBar(), canvas.getHorizontalBar()}) {
            scroll.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> scrolled()));
        }
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

    private void resized() {
        Rectangle area = canvas.getClientArea();
        model.resize(area.width, area.height);
        changed();
    }

    private void scrolled() {
        model.scrollTo(
                canvas.getHorizontalBar().getSelection(), canvas.getVerticalBar().getSelection());
        changed();
    }

    private void wheel(Event event) {
        event.doit = false;
        if ((event.stateMask & SWT.MOD1) != 0) {
            model.zoom(event.count > 0 ? STEP : 1 / STEP);
        } else if ((event.stateMask & SWT.MOD2) != 0) {
            model.scrollTo(model.left() - SCROLL * event.count, model.top());
        } else {
            model.scrollTo(model.left(), model.top() - SCROLL * event.count);
        }
        changed();
    }

    /** The arrows lead the caliper's end where there is one, else they scroll. */
    private void key(int code, char character) {
        boolean lead = model.caliper().isPresent();
        switch (code) {
            case SWT.ARROW_RIGHT -> sideways(lead, 1);
            case SWT.ARROW_LEFT -> sideways(lead, -1);
            case SWT.ARROW_DOWN -> model.scrollTo(model.left(), model.top() + SCROLL);
            case SWT.ARROW_UP -> model.scrollTo(model.left(), model.top() - SCROLL);
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
            model.scrollTo(model.left() + SCROLL * steps, model.top());
        }
    }

    private void changed() {
        bar(canvas.getHorizontalBar(), model.left(), model.width(), model.totalWidth());
        bar(canvas.getVerticalBar(), model.top(), model.height(), model.totalHeight());
        layout.select(List.of(Layout.values()).indexOf(model.paper().layout()));
        String text =
                model.caliper()
                        .map(c -> words.measured(c, model.scale(c.trace()).unit()))
                        .orElse(texts.get("ecg.hint"));
        if (!text.equals(measured.getText())) {
            measured.setText(text);
        }
        canvas.redraw();
    }

    private static void bar(ScrollBar bar, int at, int seen, int total) {
        bar.setVisible(total > seen);
        bar.setValues(at, 0, Math.max(total, seen), seen, SCROLL, seen);
    }
}
