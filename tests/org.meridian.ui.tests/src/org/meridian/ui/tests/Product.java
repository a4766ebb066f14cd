package org.meridian.ui.tests;

import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.meridian.app.WorkstationApplication;
import org.meridian.ui.PatientContext;
import org.meridian.workflow.Workstation;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import java.util.Locale;
import java.util.Optional;

/** The running product as a test meets it: its services, its views, its words. */
final class Product {
    private static final boolean CHINESE = Locale.getDefault().getLanguage().equals("zh");

    private Product() {}

    static <T> T say(T english, T chinese) {
        return CHINESE ? chinese : english;
    }

    static <T> Optional<T> find(Class<T> type) {
        BundleContext bundles =
                FrameworkUtil.getBundle(WorkstationApplication.class).getBundleContext();
        return Optional.ofNullable(bundles.getServiceReference(type)).map(bundles::getService);
    }

    static <T> T service(Class<T> type) {
        return find(type).orElseThrow();
    }

    static Workstation workstation() {
        return service(Workstation.class);
    }

    static PatientContext.Selection chosen(Robot robot) {
        return robot.see(() -> service(PatientContext.class).selection());
    }

    static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    static void show(Robot robot, String view) {
        robot.see(
                () -> {
                    try {
                        return page().showView(view);
                    } catch (PartInitException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Opens the preferences at a page. */
    static void preferences(Robot robot, String page) {
        robot.later(
                () -> PreferencesUtil.createPreferenceDialogOn(window(), page, null, null).open());
    }

    static Table table(Robot robot, String firstColumn) {
        return robot.control(
                Table.class,
                firstColumn,
                t -> t.getColumnCount() > 0 && t.getColumn(0).getText().equals(firstColumn));
    }

    static Table patients(Robot robot) {
        return table(robot, say("Name", "姓名"));
    }

    /** Searches for words that find one row alone, and clicks it. */
    static void choose(Robot robot, String words) {
        Text query = robot.control(Text.class, "query", t -> t.getMessage().length() > 10);
        robot.type(query, words);
        Table table = patients(robot);
        robot.await("one hit", () -> table.getItemCount() == 1);
        robot.clickRow(table, 0);
    }

    static void awaitSeries(Robot robot) {
        robot.await(
                "a series", () -> service(PatientContext.class).selection().series().isPresent());
    }

    static Canvas image(Robot robot) {
        return robot.control(Canvas.class, "image", c -> "image".equals(c.getData("id")));
    }

    static void awaitWindow(Robot robot) {
        robot.await(
                "a window",
                () ->
                        PlatformUI.isWorkbenchRunning()
                                && PlatformUI.getWorkbench().getActiveWorkbenchWindow() != null
                                && window().isVisible());
        Robot.sleep(1000);
    }

    static Shell window() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    }

    static void perspective(Robot robot, String id) {
        awaitWindow(robot);
        robot.see(
                () -> {
                    try {
                        return PlatformUI.getWorkbench()
                                .showPerspective(
                                        id, PlatformUI.getWorkbench().getActiveWorkbenchWindow());
                    } catch (WorkbenchException e) {
                        throw new IllegalStateException(e);
                    }
                });
        // until everything has found its place
        Robot.sleep(1000);
    }
}
