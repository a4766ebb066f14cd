package org.meridian.ui.monitor;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Patient;
import org.meridian.core.text.Texts;
import org.meridian.monitor.MonitorSession;
import org.meridian.monitor.spi.PortProvider.PortInfo;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.workflow.Monitors;
import org.meridian.workflow.Workstation;

import java.util.List;
import java.util.Optional;

/**
 * Connects a monitor for the chosen patient and shows its values live. The session stays with its
 * patient: while another one is chosen, its values are not shown.
 */
public final class MonitorView extends ViewPart {
    private static final int REPAINT_MS = 50;

    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private final Texts texts = Texts.of(MonitorView.class);
    private Combo ports;
    private Combo drivers;
    private Button connect;
    private Label state;
    private LiveCanvas canvas;
    private Registration choices;
    private Optional<MonitorSession> session = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout(3, false));
        new PatientBanner(parent, context)
                .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        // a port may also be typed: a pseudo-terminal is never listed
        ports = new Combo(parent, SWT.DROP_DOWN);
        ports.setToolTipText(texts.get("monitor.port"));
        ports.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        drivers = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        drivers.setToolTipText(texts.get("monitor.driver"));
        connect = new Button(parent, SWT.PUSH);
        connect.setText(texts.get("monitor.connect"));
        connect.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> toggle()));
        state = new Label(parent, SWT.WRAP);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        canvas = new LiveCanvas(parent, texts);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        workstation.devices().drivers().forEach(d -> drivers.add(d.id()));
        drivers.select(0);
        choices = context.listen(s -> follow());
        listPorts();
        enable();
        repaint();
    }

    /** At once, not at the next repaint: no value of another patient stays on the screen. */
    private void follow() {
        canvas.show(shown().map(MonitorSession::live));
        canvas.update();
        enable();
    }

    private void listPorts() {
        new BackgroundWork<>(
                        ports.getDisplay(),
                        texts.get("monitor.listing"),
                        progress -> workstation.devices().ports(),
                        this::showPorts)
                .start();
    }

    private void showPorts(List<PortInfo> found) {
        if (ports.isDisposed()) {
            return;
        }
        String typed = ports.getText();
        ports.setItems(found.stream().map(PortInfo::path).toArray(String[]::new));
        if (!typed.isEmpty()) {
            ports.setText(typed);
        } else if (!found.isEmpty()) {
            ports.select(0);
        }
    }

    private void toggle() {
        if (session.isPresent()) {
            stop();
        } else {
            context.selection().patient().ifPresent(this::start);
        }
    }

    private void start(Patient patient) {
        String port = ports.getText().strip();
        Optional<String> driver = Optional.of(drivers.getText()).filter(d -> !d.isEmpty());
        Monitors monitors = workstation.monitors();
        connect.setEnabled(false);
        new BackgroundWork<>(
                        ports.getDisplay(),
                        texts.get("monitor.connecting"),
                        progress ->
                                monitors.start(
                                        patient.key(),
                                        port,
                                        workstation.devices().driver(driver),
                                        false),
                        this::started)
                .whenFailed(this::enable)
                .start();
    }

    private void started(MonitorSession started) {
        if (connect.isDisposed()) {
            started.close();
            return;
        }
        session = Optional.of(started);
        enable();
    }

    private void stop() {
        session.ifPresent(
                running ->
                        new BackgroundWork<>(
                                        ports.getDisplay(),
                                        texts.get("monitor.stopping"),
                                        progress -> {
                                            running.close();
                                            return running;
                                        },
                                        stopped -> {})
                                .start());
        session = Optional.empty();
        enable();
    }

    private void enable() {
        if (connect.isDisposed()) {
            return;
        }
        connect.setText(texts.get(session.isPresent() ? "monitor.stop" : "monitor.connect"));
        connect.setEnabled(session.isPresent() || context.selection().patient().isPresent());
        ports.setEnabled(session.isEmpty());
        drivers.setEnabled(session.isEmpty());
        state.setText(stateText());
        state.getParent().layout();
    }

    private String stateText() {
        if (session.isEmpty()) {
            return texts.get(
                    context.selection().patient().isEmpty()
                            ? "monitor.nobody"
                            : "monitor.notAlarm");
        }
        return texts.get(shown().isPresent() ? "monitor.notAlarm" : "monitor.ofAnother");
    }

    /** The running session if it is the chosen patient's. */
    private Optional<MonitorSession> shown() {
        return session.filter(
                s ->
                        context.selection()
                                .patient()
                                .filter(p -> p.has(s.record().patient()))
                                .isPresent());
    }

    private void repaint() {
        if (canvas.isDisposed()) {
            return;
        }
        canvas.show(shown().map(MonitorSession::live));
        canvas.getDisplay().timerExec(REPAINT_MS, this::repaint);
    }

    @Override
    public void setFocus() {
        ports.setFocus();
    }

    @Override
    public void dispose() {
        choices.close();
        session.ifPresent(MonitorSession::close);
        super.dispose();
    }
}
