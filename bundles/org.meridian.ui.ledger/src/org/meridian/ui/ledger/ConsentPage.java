package org.meridian.ui.ledger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Patient;
import org.meridian.core.text.Texts;
import org.meridian.ledger.HeadSealed;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.workflow.ConsentLine;
import org.meridian.workflow.Workstation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What the chosen patient permits, with a button to change each. */
final class ConsentPage extends Composite {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final Workstation workstation;
    private final PatientContext context;
    private final Texts texts;
    private Optional<Patient> shown = Optional.empty();

    ConsentPage(Composite parent, Workstation workstation, PatientContext context, Texts texts) {
        super(parent, SWT.NONE);
        this.workstation = workstation;
        this.context = context;
        this.texts = texts;
        setLayout(new GridLayout(2, false));
        Registration choices = context.listen(this::follow);
        Registration growth =
                workstation
                        .events()
                        .subscribe(HeadSealed.class, e -> getDisplay().asyncExec(this::refresh));
        addDisposeListener(
                e -> {
                    choices.close();
                    growth.close();
                });
        follow(context.selection());
    }

    private void follow(Selection selection) {
        if (!selection.patient().equals(shown) || getChildren().length == 0) {
            shown = selection.patient();
            show(List.of());
            refresh();
        }
    }

    private void refresh() {
        if (isDisposed()) {
            return;
        }
        shown.ifPresent(
                patient ->
                        new BackgroundWork<>(
                                        getDisplay(),
                                        texts.get("consent.reading"),
                                        progress -> workstation.consents().list(patient.key()),
                                        lines -> {
                                            if (!isDisposed()
                                                    && context.selection()
                                                            .patient()
                                                            .equals(Optional.of(patient))) {
                                                show(lines);
                                            }
                                        })
                                .start());
    }

    private void show(List<ConsentLine> lines) {
        for (Control child : getChildren()) {
            child.dispose();
        }
        if (shown.isEmpty()) {
            new Label(this, SWT.NONE).setText(texts.get("consent.nobody"));
        }
        lines.forEach(this::line);
        layout(true, true);
    }

    /** The button first, so that a narrow view hides none. */
    private void line(ConsentLine line) {
        Button change = new Button(this, SWT.PUSH);
        change.setText(texts.get(line.permitted() ? "consent.revoke" : "consent.grant"));
        change.setData("purpose", line.purpose());
        change.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> change(line)));
        String by = line.time().map(t -> ", " + line.by() + ", " + TIME.format(t)).orElse("");
        Label text = new Label(this, SWT.WRAP);
        text.setText(
                texts.get("purpose." + line.purpose())
                        + ": "
                        + texts.get("consent." + state(line))
                        + by);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.minimumWidth = 1;
        text.setLayoutData(data);
    }

    private static String state(ConsentLine line) {
        return (line.permitted() ? "permitted." : "refused.") + line.basis();
    }

    private void change(ConsentLine line) {
        shown.ifPresent(
                patient ->
                        new BackgroundWork<>(
                                        getDisplay(),
                                        texts.get("consent.changing"),
                                        progress ->
                                                workstation
                                                        .consents()
                                                        .set(
                                                                patient.key(),
                                                                line.purpose(),
                                                                !line.permitted()),
                                        done -> refresh())
                                .start());
    }
}
