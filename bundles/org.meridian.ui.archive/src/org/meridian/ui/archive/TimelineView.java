package org.meridian.ui.archive;

import jakarta.inject.Inject;

import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Patient;
import org.meridian.core.record.TimelineEntry;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.ui.RecordTable;
import org.meridian.workflow.Workstation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What happened to the chosen patient, newest first: studies, findings, decisions, vital signs. */
public final class TimelineView extends ViewPart {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private final Texts texts = Texts.of(TimelineView.class);
    private RecordTable<TimelineEntry> records;
    private TableViewer table;
    private Registration choices;
    private Optional<Patient> shown = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout());
        new PatientBanner(parent, context)
                .setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        records = new RecordTable<>(parent, 1, texts, TimelineEntry.class);
        table = records.viewer();
        records.whole("timeline.time", e -> TIME.format(e.time()));
        records.column("timeline.text", TimelineEntry::text);
        choices = context.listen(this::follow);
        follow(context.selection());
    }

    private void follow(Selection selection) {
        if (!selection.patient().equals(shown)) {
            table.setInput(List.of());
        }
        shown = selection.patient();
        shown.ifPresent(
                patient ->
                        new BackgroundWork<>(
                                        table.getTable().getDisplay(),
                                        texts.get("timeline.reading"),
                                        progress -> workstation.library().timeline(patient.key()),
                                        entries -> show(patient, entries))
                                .start());
    }

    private void show(Patient patient, List<TimelineEntry> entries) {
        if (!table.getTable().isDisposed() && shown.equals(Optional.of(patient))) {
            table.setInput(entries);
        }
    }

    @Override
    public void setFocus() {
        table.getControl().setFocus();
    }

    @Override
    public void dispose() {
        choices.close();
        super.dispose();
    }
}
