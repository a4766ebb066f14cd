package org.meridian.ui;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Link;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events.Registration;
import org.meridian.workflow.Workstation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A sentence with links at the window's bottom edge, which takes no room while there is nothing to
 * say. What it says is asked for on a thread of its own: every minute, and after the facts that it
 * is about. Made and closed on the UI thread.
 */
public final class StatusLink implements AutoCloseable {
    private static final long EVERY_MS = 60_000;

    private final Display display;
    private final Link link;
    private final Supplier<String> text;
    private final Job asking;
    private final List<Registration> registrations = new ArrayList<>();

    /**
     * @param id by which a test finds it
     * @param text with links as SWT writes them, or empty; called on a job's thread
     * @param chosen gets a link's {@code href} on the UI thread
     * @param facts events after which it is asked again
     */
    public StatusLink(
            Composite trim,
            String id,
            Workstation workstation,
            Supplier<String> text,
            Consumer<String> chosen,
            Class<?>... facts) {
        this.text = text;
        display = trim.getDisplay();
        Composite area = new Composite(trim, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginHeight = 1;
        area.setLayout(layout);
        link = new Link(area, SWT.NONE);
        link.setData("id", id);
        link.setLayoutData(new GridData(0, 0));
        link.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> chosen.accept(e.text)));
        asking = Job.createSystem(id, (ICoreRunnable) monitor -> ask());
        for (Class<?> fact : facts) {
            registrations.add(workstation.events().subscribe(fact, e -> refresh()));
        }
        refresh();
    }

    private void ask() {
        try {
            String said = text.get();
            display.asyncExec(() -> show(said));
        } catch (MeridianException | SWTException e) {
            // the archive or the window is being closed, or the next minute goes better
        }
        asking.schedule(EVERY_MS);
    }

    /** Asks now; from any thread. */
    public void refresh() {
        asking.cancel();
        asking.schedule();
    }

    /** The parent of a dialog that a link opens. */
    public Link control() {
        return link;
    }

    private void show(String said) {
        if (!link.isDisposed() && !said.equals(link.getText())) {
            link.setText(said);
            link.setLayoutData(said.isEmpty() ? new GridData(0, 0) : new GridData());
            link.requestLayout();
        }
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        asking.cancel();
    }
}
