package org.meridian.ui.tests;

import static java.util.stream.Collectors.toList;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;
import org.meridian.app.WorkstationApplication;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Starts the product as its launch script does and runs the tests beside it, on a thread of their
 * own, from the first dialog to the end.
 */
public final class UiTestApplication implements IApplication {
    private static final String PACKAGE = "org.meridian.ui.tests.";

    private volatile int status = 1;

    @Override
    public Object start(IApplicationContext context) throws Exception {
        WorkstationApplication product = new WorkstationApplication();
        Thread tests = new Thread(this::runTests, "tests");
        tests.start();
        product.start(context);
        tests.join();
        return status;
    }

    private void runTests() {
        Thread.currentThread().setContextClassLoader(UiTestApplication.class.getClassLoader());
        PrintWriter out = new PrintWriter(System.err, true);
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try {
            Launcher launcher = LauncherFactory.create();
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(
                                    Arrays.stream(System.getProperty("meridian.tests").split(" "))
                                            .map(t -> PACKAGE + t)
                                            .map(DiscoverySelectors::selectClass)
                                            .collect(toList()))
                            .build(),
                    summary,
                    new Watch(out),
                    new LegacyXmlReportGeneratingListener(
                            Path.of(System.getProperty("meridian.reports")), out));
            status = summary.getSummary().getTotalFailureCount() == 0 ? 0 : 1;
        } finally {
            close();
        }
    }

    private static void close() {
        if (PlatformUI.isWorkbenchRunning()) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.syncExec(() -> PlatformUI.getWorkbench().close());
        } else {
            Display display = Display.findDisplay(mainThread());
            if (display != null) {
                display.asyncExec(() -> display.getActiveShell().close());
            }
        }
    }

    private static Thread mainThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("main"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void stop() {
        // the product ends by itself
    }
}
