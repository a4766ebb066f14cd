package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Text;
import org.meridian.ui.viewer.measure.Annotator;
import org.meridian.ui.viewer.model.ViewerModel.Point;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A line to type in on the image itself; Return keeps it, Esc and a click elsewhere do not. */
final class TextField implements Annotator.Asking {
    private static final int WIDTH = 220;

    private Optional<Canvas> canvas = Optional.empty();
    private Supplier<Optional<Point>> place = Optional::empty;

    /**
     * @param at where it comes to stand
     */
    void over(Canvas image, Supplier<Optional<Point>> at) {
        canvas = Optional.of(image);
        place = at;
    }

    @Override
    public void text(String before, Consumer<String> then) {
        canvas.filter(c -> !c.isDisposed()).ifPresent(c -> open(c, before, then));
    }

    private void open(Canvas image, String before, Consumer<String> then) {
        Text field = new Text(image, SWT.SINGLE | SWT.BORDER);
        field.setData("id", "annotation");
        field.setText(before);
        field.selectAll();
        int height = field.computeSize(WIDTH, SWT.DEFAULT).y;
        int x = place.get().map(p -> (int) p.x()).orElse(0);
        int y = place.get().map(p -> (int) p.y()).orElse(0);
        field.setBounds(
                Math.max(0, Math.min(x, image.getClientArea().width - WIDTH)),
                Math.max(0, Math.min(y, image.getClientArea().height - height)),
                WIDTH,
                height);
        field.addListener(
                SWT.Traverse,
                e -> {
                    if (e.detail == SWT.TRAVERSE_RETURN || e.detail == SWT.TRAVERSE_ESCAPE) {
                        e.doit = false;
                        String typed = field.getText().strip();
                        image.setFocus();
                        if (e.detail == SWT.TRAVERSE_RETURN && !typed.isEmpty()) {
                            then.accept(typed);
                        }
                    }
                });
        field.addListener(SWT.FocusOut, e -> later(field));
        // later than the click that asked for it, which gives the focus to the image
        field.getDisplay()
                .asyncExec(
                        () -> {
                            if (!field.isDisposed()) {
                                field.setFocus();
                            }
                        });
    }

    private static void later(Text field) {
        field.getDisplay()
                .asyncExec(
                        () -> {
                            if (!field.isDisposed()) {
                                field.dispose();
                            }
                        });
    }
}
