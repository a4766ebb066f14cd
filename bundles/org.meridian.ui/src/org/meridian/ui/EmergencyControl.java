package org.meridian.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.meridian.access.AlertsChanged;
import org.meridian.access.Emergency;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Patient;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Workstation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says in red in the status line that the chosen patient's record is open in an emergency, and
 * until when.
 */
public final class EmergencyControl {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());
    private static final int REFRESH_MS = 5_000;
    private static final int MARGIN = 6;

    private final Texts texts = Texts.of(EmergencyControl.class);
    private Canvas line;
    private Workstation workstation;
    private PatientContext context;
    private Registration choices;
    private Registration alerts;
    private List<Emergency> lasting = List.of();
    private String text = "";

    @PostConstruct
    void create(Composite trim, Workstation open, PatientContext patients) {
        workstation = open;
        context = patients;
        Composite area = new Composite(trim, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginHeight = 1;
        area.setLayout(layout);
        // painted, for a theme would colour a label
        line = new Canvas(area, SWT.NONE);
        line.setData("id", "emergency");
        line.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        line.setLayoutData(new GridData(0, 0));
        line.addPaintListener(
                e -> {
                    Point size = line.getSize();
                    e.gc.setBackground(line.getDisplay().getSystemColor(SWT.COLOR_DARK_RED));
                    e.gc.setForeground(line.getDisplay().getSystemColor(SWT.COLOR_WHITE));
                    e.gc.fillRectangle(0, 0, size.x, size.y);
                    Point wanted = e.gc.textExtent(text);
                    e.gc.drawText(text, MARGIN, (size.y - wanted.y) / 2, true);
                });
        choices = context.listen(s -> show());
        alerts =
                workstation
                        .events()
                        .subscribe(
                                AlertsChanged.class, e -> line.getDisplay().asyncExec(this::read));
        read();
        refresh();
    }

    private void read() {
        if (!line.isDisposed()) {
            new BackgroundWork<>(
                            line.getDisplay(),
                            texts.get("emergency.reading"),
                            progress -> workstation.oversight().emergencies(),
                            read -> {
                                lasting = read;
                                show();
                            })
                    .start();
        }
    }

    /** An emergency ends by itself. */
    private void refresh() {
        if (!line.isDisposed()) {
            show();
            line.getDisplay().timerExec(REFRESH_MS, this::refresh);
        }
    }

    private void show() {
        if (line.isDisposed()) {
            return;
        }
        String now = context.selection().patient().flatMap(this::until).map(this::said).orElse("");
        if (!now.equals(text)) {
            text = now;
            line.setToolTipText(text);
            line.setLayoutData(data());
            line.redraw();
            line.requestLayout();
        }
    }

    private Optional<Instant> until(Patient patient) {
        Instant now = Instant.now();
        return lasting.stream()
                .filter(e -> patient.has(e.patient()))
                .filter(e -> e.user().equals(workstation.user()))
                .map(Emergency::ends)
                .filter(now::isBefore)
                .max(Comparator.naturalOrder());
    }

    private String said(Instant ends) {
        return texts.get("emergency.until", TIME.format(ends));
    }

    private GridData data() {
        if (text.isEmpty()) {
            return new GridData(0, 0);
        }
        GC gc = new GC(line);
        try {
            Point wanted = gc.textExtent(text);
            return new GridData(wanted.x + 2 * MARGIN, wanted.y);
        } finally {
            gc.dispose();
        }
    }

    @PreDestroy
    void close() {
        choices.close();
        alerts.close();
    }
}
