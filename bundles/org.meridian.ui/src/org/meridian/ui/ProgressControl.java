package org.meridian.ui;

import jakarta.annotation.PostConstruct;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.meridian.core.text.Texts;

import java.util.Arrays;
import java.util.Optional;

/** The running work in the status line: what it is, how far it is, and a button to cancel it. */
public final class ProgressControl {
    private static final int REFRESH_MS = 200;
    private static final int STEPS = 100;
    private static final int TEXT_WIDTH = 260;

    private Composite area;
    private Label task;
    private ProgressBar bar;
    private Button cancel;

    @PostConstruct
    void create(Composite trim) {
        area = new Composite(trim, SWT.NONE);
        GridLayout layout = new GridLayout(3, false);
        layout.marginHeight = 0;
        area.setLayout(layout);
        task = new Label(area, SWT.NONE);
        task.setLayoutData(new GridData(TEXT_WIDTH, SWT.DEFAULT));
        bar = new ProgressBar(area, SWT.SMOOTH);
        bar.setMaximum(STEPS);
        cancel = new Button(area, SWT.PUSH);
        cancel.setText(Texts.of(ProgressControl.class).get("progress.cancel"));
        cancel.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> running().ifPresent(BackgroundWork::cancel)));
        refresh();
    }

    private static Optional<BackgroundWork<?>> running() {
        return Arrays.stream(Job.getJobManager().find(BackgroundWork.class))
                .filter(j -> j.getState() == Job.RUNNING)
                .<BackgroundWork<?>>map(j -> (BackgroundWork<?>) j)
                .findFirst();
    }

    private void refresh() {
        if (area.isDisposed()) {
            return;
        }
        Optional<BackgroundWork<?>> work = running();
        String text = work.map(BackgroundWork::task).orElse("");
        if (!text.equals(task.getText())) {
            task.setText(text);
        }
        task.setToolTipText(work.map(BackgroundWork::detail).orElse(""));
        bar.setVisible(work.isPresent());
        cancel.setVisible(work.isPresent());
        work.ifPresent(w -> bar.setSelection((int) (w.fraction().orElse(0) * STEPS)));
        area.getDisplay().timerExec(REFRESH_MS, this::refresh);
    }
}
