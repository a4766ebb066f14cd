package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.fail;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A hand with an eye on the screen: it finds what it works on in the window, from a thread beside
 * the display's.
 */
final class Robot extends Hand {
    private static final int LIMIT_MS = 120_000;
    private static final int TRIES = 5;

    private final Display display;

    Robot(Display display) {
        this.display = display;
    }

    /** The display, as soon as the product has made it. */
    static Robot start() {
        for (int waited = 0; waited < LIMIT_MS; waited += STEP_MS) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                Display found = Display.findDisplay(thread);
                if (found != null) {
                    return new Robot(found);
                }
            }
            sleep(STEP_MS);
        }
        return fail("no display");
    }

    /** What is true on the UI thread. */
    <T> T see(Supplier<T> look) {
        FutureTask<T> seen = new FutureTask<>(look::get);
        if (display.getThread() == Thread.currentThread()) {
            seen.run();
        } else {
            display.asyncExec(seen);
        }
        return seen(seen);
    }

    /** Waits for a look, but not for ever. */
    private <T> T seen(FutureTask<T> seen) {
        for (int waited = 0; waited < LIMIT_MS; waited += 1000) {
            try {
                return seen.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // a dialog of the system may have gone to sleep just as it was asked
                display.asyncExec(() -> {});
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return fail("the window does not answer");
    }

    /** Does something on the UI thread; returns when it is done. */
    void act(Runnable action) {
        see(
                () -> {
                    action.run();
                    return true;
                });
    }

    /** Starts what blocks its caller, such as a dialog. */
    void later(Runnable action) {
        display.asyncExec(action);
    }

    /** Waits until something is so on the UI thread. */
    void await(String what, Supplier<Boolean> condition) {
        for (int waited = 0; waited < LIMIT_MS; waited += STEP_MS) {
            if (see(condition)) {
                return;
            }
            sleep(STEP_MS);
        }
        screenshot("failed");
        fail("never: " + what + "; shells " + see(this::shellTexts));
    }

    /** Closes every window that keeps others from being used, the last opened first. */
    void closeDialogs() {
        int modal = SWT.PRIMARY_MODAL | SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL;
        act(
                () -> {
                    for (Shell shell : List.of(display.getShells()).reversed()) {
                        if (!shell.isDisposed()
                                && shell.isVisible()
                                && (shell.getStyle() & modal) != 0) {
                            shell.close();
                        }
                    }
                });
    }

    private List<String> shellTexts() {
        List<String> texts = new ArrayList<>();
        for (Shell shell : display.getShells()) {
            texts.add(shell.getText());
        }
        return texts;
    }

    /** A visible control of any shell; waits for it. */
    <T extends Control> T control(Class<T> type, String what, Predicate<T> wanted) {
        AtomicReference<T> found = new AtomicReference<>();
        await(
                type.getSimpleName() + " " + what,
                () -> {
                    for (Shell shell : display.getShells()) {
                        found.compareAndSet(null, find(shell, type, wanted));
                    }
                    return found.get() != null;
                });
        return found.get();
    }

    private static <T extends Control> T find(
            Composite parent, Class<T> type, Predicate<T> wanted) {
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child) && child.isVisible() && wanted.test(type.cast(child))) {
                return type.cast(child);
            }
            if (child instanceof Composite inner) {
                T found = find(inner, type, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    Button button(String text) {
        return control(Button.class, text, b -> b.getText().equals(text));
    }

    void click(Control control) {
        await("enabled " + control, control::isEnabled);
        Point middle =
                see(
                        () -> {
                            // by its parent: a field that went to another one says where it was
                            Rectangle at =
                                    display.map(control.getParent(), null, control.getBounds());
                            return new Point(at.x + at.width / 2, at.y + at.height / 2);
                        });
        click(middle);
    }

    /** Fails unless a control has the size it wants and no edge around it cuts it. */
    void assertWhole(Control control) {
        String cut =
                see(
                        () -> {
                            Point size = control.getSize();
                            Point wanted = control.computeSize(SWT.DEFAULT, SWT.DEFAULT);
                            if (size.x < wanted.x || size.y < wanted.y) {
                                return control + " wants " + wanted + " and has " + size;
                            }
                            Rectangle on =
                                    display.map(control.getParent(), null, control.getBounds());
                            for (Composite around = control.getParent();
                                    around != null;
                                    around = around.getParent()) {
                                Rectangle area = display.map(around, null, around.getClientArea());
                                if (!area.union(on).equals(area)) {
                                    return around + " cuts " + control + ": " + area + ", " + on;
                                }
                            }
                            return "";
                        });
        if (!cut.isEmpty()) {
            screenshot("failed");
            fail(cut);
        }
    }

    /** Clicks into a text field until it takes what is typed, and types. */
    void type(Text field, String text) {
        for (int tries = 0; tries < TRIES && !see(() -> field.getText().equals(text)); tries++) {
            // a window that is being laid out anew may move it away under the hand
            click(field);
            act(
                    () -> {
                        field.setText("");
                    });
            type(text);
            sleep(SETTLE_MS);
        }
        await("typed " + text, () -> field.getText().equals(text));
    }

    /** Clicks until a control keeps the focus; a dialog that closes may take it back once. */
    void clickInto(Control control) {
        for (int tries = 0; tries < TRIES; tries++) {
            click(control);
            sleep(2 * SETTLE_MS);
            if (see(control::isFocusControl)) {
                return;
            }
        }
        screenshot("failed");
        fail("no click gives the focus to " + control);
    }

    /** Clicks a row until it is marked; a table that was just filled may still move its rows. */
    void clickRow(Table table, int row) {
        for (int tries = 0; tries < TRIES; tries++) {
            click(place(table, row));
            if (see(() -> table.isSelected(row))) {
                return;
            }
        }
        screenshot("failed");
        fail("no click marks row " + row);
    }

    /** Where a row is, when it is at the same place in two looks. */
    private Point place(Table table, int row) {
        AtomicReference<Rectangle> last = new AtomicReference<>();
        await(
                "row " + row,
                () -> {
                    if (table.getItemCount() <= row) {
                        return false;
                    }
                    table.showItem(table.getItem(row));
                    Rectangle bounds = table.getItem(row).getBounds(0);
                    return bounds.height > 0 && bounds.equals(last.getAndSet(bounds));
                });
        Rectangle bounds = last.get();
        return see(() -> table.toDisplay(bounds.x + 12, bounds.y + bounds.height / 2));
    }

    /**
     * Gives the system's own dialog for files a path. It is pasted, as what is typed is completed
     * by the names that are there.
     */
    void choosePath(Path path) {
        sleep(3500);
        // a stroke opens the line for paths
        type("/");
        sleep(1000);
        act(
                () -> {
                    Clipboard clipboard = new Clipboard(display);
                    clipboard.setContents(
                            new Object[] {path.toString()},
                            new Transfer[] {TextTransfer.getInstance()});
                    clipboard.dispose();
                });
        press("ctrl+a");
        press("ctrl+v");
        sleep(500);
        press("Return");
    }

    /**
     * Opens the window's menu bar by its key, walks by the arrows and runs an entry.
     *
     * @param menu from the left, {@code entry} from the top, both from 0
     */
    void menu(Shell window, int menu, int entry) {
        AtomicReference<Object> shown = new AtomicReference<>();
        AtomicReference<Object> armed = new AtomicReference<>();
        Listener look = e -> (e.type == SWT.Show ? shown : armed).set(e.widget);
        act(
                () -> {
                    window.forceActive();
                    display.addFilter(SWT.Show, look);
                    display.addFilter(SWT.Arm, look);
                });
        Menu wanted = see(() -> window.getMenuBar().getItem(menu).getMenu());
        press("F10");
        walk("Right", () -> shown.get() == wanted);
        // a menu is filled when it is shown
        walk("Down", () -> armed.get() == wanted.getItem(entry));
        press("Return");
        sleep(SETTLE_MS);
        act(
                () -> {
                    display.removeFilter(SWT.Show, look);
                    display.removeFilter(SWT.Arm, look);
                });
    }

    private void walk(String key, Supplier<Boolean> there) {
        for (int i = 0; i < 12; i++) {
            sleep(SETTLE_MS);
            if (see(there)) {
                return;
            }
            press(key);
        }
        screenshot("failed");
        fail("not in the menu");
    }

    /** The pixels of a control as they are on the screen. */
    ImageData pixels(Control control) {
        return see(
                () -> {
                    Rectangle area = control.getBounds();
                    Point at = control.toDisplay(0, 0);
                    return capture(new Rectangle(at.x, at.y, area.width, area.height));
                });
    }

    /** The pixels of a part of the screen. */
    ImageData pixels(Rectangle area) {
        return see(() -> capture(area));
    }

    private ImageData capture(Rectangle area) {
        Image image = new Image(display, area.width, area.height);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, area.x, area.y);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** All that stands on the screen as text, titles of windows included. */
    List<String> texts() {
        return see(
                () -> {
                    List<String> texts = new ArrayList<>();
                    for (Shell shell : display.getShells()) {
                        if (shell.isVisible()) {
                            texts.add(shell.getText());
                            collect(shell, texts);
                        }
                    }
                    return texts;
                });
    }

    private static void collect(Composite parent, List<String> texts) {
        for (Control child : parent.getChildren()) {
            switch (child) {
                case Label label -> texts.add(label.getText());
                case Text text -> texts.add(text.getText());
                case Button button -> texts.add(button.getText());
                case Combo combo -> texts.add(combo.getText());
                case Table table -> {
                    for (TableItem item : table.getItems()) {
                        texts.add(item.getText());
                    }
                }
                case Composite inner -> collect(inner, texts);
                default -> {
                    // pictures
                }
            }
        }
    }

    /** Keeps a picture of the whole screen for a person to look at. */
    void screenshot(String name) {
        ImageData data = see(() -> capture(display.getBounds()));
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {data};
        loader.save(
                Path.of(System.getProperty("meridian.screenshots"), name + ".png").toString(),
                SWT.IMAGE_PNG);
    }

    /** The grey of a pixel, the mean of its channels, 0 to 255. */
    static int grey(ImageData data, int x, int y) {
        var rgb = data.palette.getRGB(data.getPixel(x, y));
        return (rgb.red + rgb.green + rgb.blue) / 3;
    }

    /** The share of pixels brighter than a grey. */
    static double brighter(ImageData data, int grey) {
        int count = 0;
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                count += grey(data, x, y) > grey ? 1 : 0;
            }
        }
        return (double) count / data.width / data.height;
    }
}
