package org.meridian.ui;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.meridian.access.AccessError;
import org.meridian.access.Rule;
import org.meridian.core.MeridianException;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Workstation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a display tells of work that failed. Work that was stopped by unusual access goes on when its
 * user gives a reason; work that was refused a record offers the emergency, where there is a right
 * to one. All views of a record are stopped together, so that one answer holds for all that was
 * stopped while it was asked for. Used on the UI thread.
 */
public final class Failures {
    private static final String KEY = Failures.class.getName();

    private final Texts texts = Texts.of(Failures.class);
    private final Workstation workstation;
    private final PatientContext context;
    private final List<Stopped> waiting = new ArrayList<>();
    private boolean asking;

    /** Work that waits for an answer: what starts it again, and what ends it. */
    private record Stopped(Runnable again, Runnable end) {}

    private Failures(Workstation workstation, PatientContext context) {
        this.workstation = workstation;
        this.context = context;
    }

    /** Once for a display, before its first work. */
    public static void attach(Display display, Workstation workstation, PatientContext context) {
        display.setData(KEY, new Failures(workstation, context));
    }

    static Failures of(Display display) {
        return (Failures) display.getData(KEY);
    }

    static void show(String title, String text) {
        MessageDialog.openError(shell(), title, text);
    }

    private static Shell shell() {
        return PlatformUI.getWorkbench().getModalDialogShellProvider().getShell();
    }

    /**
     * Work ended with this.
     *
     * @param again starts it again
     * @param end is run where it is not started again
     */
    void refused(String title, MeridianException failure, Runnable again, Runnable end) {
        boolean unusual = failure.errorCode() == AccessError.REASON;
        Optional<PatientKey> openable = workstation.oversight().openableInEmergency(failure);
        if (!unusual && openable.isEmpty()) {
            end.run();
            show(title, said(failure));
            return;
        }
        waiting.add(new Stopped(again, end));
        if (asking) {
            return;
        }
        asking = true;
        try {
            boolean goesOn = unusual ? explain(failure) : openable.map(p -> open(p, failure)).get();
            List<Stopped> stopped = List.copyOf(waiting);
            stopped.forEach(s -> (goesOn ? s.again() : s.end()).run());
        } finally {
            waiting.clear();
            asking = false;
        }
    }

    /** Whom it is about is said here alone: a sentence may be logged. */
    private static String said(MeridianException failure) {
        String sentence = failure.line(Locale.getDefault());
        return failure.argument(Patient.class)
                .map(p -> p.name().display() + "  " + p.patientID() + "\n" + sentence)
                .orElse(sentence);
    }

    private boolean explain(MeridianException failure) {
        String rule = failure.argument(Rule.class).map(r -> r.text(texts.locale())).orElse("");
        ReasonDialog dialog =
                new ReasonDialog(
                        shell(),
                        texts.get("reason.title"),
                        texts.get("reason.message", rule),
                        texts.get("reason.go"),
                        reason -> workstation.oversight().explain(reason));
        return dialog.open() == Window.OK;
    }

    private boolean open(PatientKey patient, MeridianException failure) {
        MessageDialog refusal =
                new MessageDialog(
                        shell(),
                        texts.get("emergency.refused"),
                        null,
                        failure.line(Locale.getDefault()),
                        MessageDialog.ERROR,
                        0,
                        texts.get("emergency.close"),
                        texts.get("emergency.offer"));
        if (refusal.open() != 1) {
            return false;
        }
        ReasonDialog dialog =
                new ReasonDialog(
                        shell(),
                        texts.get("emergency.title"),
                        texts.get("emergency.message"),
                        texts.get("emergency.open"),
                        reason -> workstation.oversight().breakGlass(patient, reason));
        boolean opened = dialog.open() == Window.OK;
        if (opened && context.isOf(patient)) {
            // its views ask anew by themselves, after what was stopped has ended
            shell().getDisplay().asyncExec(context::reopen);
            return false;
        }
        return opened;
    }
}
