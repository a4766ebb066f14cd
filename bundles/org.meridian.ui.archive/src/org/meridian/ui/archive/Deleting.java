package org.meridian.ui.archive;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.meridian.archive.TrashItem;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext;
import org.meridian.ui.archive.PatientsModel.Line;
import org.meridian.workflow.TrashCan;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Delete and Undo for a list of studies: the chosen row goes into the trash, and a line below the
 * list has it back. Used on the UI thread.
 */
final class Deleting {
    private final Texts texts = Texts.of(Deleting.class);
    private final TrashCan trash;
    private final PatientContext context;
    private final StructuredViewer list;
    private final Link line;
    private final Deque<Long> deleted = new ArrayDeque<>();
    private final Action delete = action(ActionFactory.DELETE, this::delete);
    private final Action undo = action(ActionFactory.UNDO, this::undo);

    /**
     * Adds the line to a grid of two columns and the actions to the window's menu.
     *
     * @param list of {@link Line}s
     */
    Deleting(
            Composite parent,
            IActionBars bars,
            TrashCan trash,
            PatientContext context,
            StructuredViewer list) {
        this.trash = trash;
        this.context = context;
        this.list = list;
        line = new Link(parent, SWT.NONE);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        data.exclude = true;
        line.setLayoutData(data);
        line.setVisible(false);
        line.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> undo()));
        undo.setEnabled(false);
        bars.setGlobalActionHandler(ActionFactory.DELETE.getId(), delete);
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), undo);
    }

    private static Action action(ActionFactory kind, Runnable work) {
        Action action =
                new Action() {
                    @Override
                    public void run() {
                        work.run();
                    }
                };
        action.setActionDefinitionId(kind.getCommandId());
        return action;
    }

    private void delete() {
        if (list.getStructuredSelection().getFirstElement() instanceof Line chosen) {
            InputDialog dialog =
                    new InputDialog(
                            line.getShell(),
                            texts.get("trash.delete"),
                            texts.get(chosen.study().isPresent() ? "trash.why" : "trash.whyPerson"),
                            "",
                            reason -> reason.isBlank() ? "" : null);
            if (dialog.open() == Window.OK) {
                delete(chosen, dialog.getValue());
            }
        }
    }

    private void delete(Line chosen, String reason) {
        Patient patient = chosen.patient();
        new BackgroundWork<>(
                        line.getDisplay(),
                        texts.get("trash.deleting"),
                        progress ->
                                chosen.study().isPresent()
                                        ? trash.put(chosen.study().get().studyInstanceUID(), reason)
                                        : trash.put(patient.key(), reason),
                        this::deleted)
                .start();
    }

    private void deleted(TrashItem item) {
        deleted.push(item.item());
        PatientKey patient = item.patient().key();
        if (context.isOf(patient)) {
            // what was deleted is not shown any more
            context.clear();
        }
        show(texts.get("trash.deleted", item.instances()));
    }

    private void undo() {
        Long item = deleted.poll();
        if (item != null) {
            new BackgroundWork<>(
                            line.getDisplay(),
                            texts.get("trash.restoring"),
                            progress -> trash.recover(item),
                            back -> show(deleted.isEmpty() ? "" : texts.get("trash.more")))
                    .start();
        }
    }

    private void show(String text) {
        undo.setEnabled(!deleted.isEmpty());
        if (!line.isDisposed()) {
            line.setText(text);
            line.setVisible(!text.isEmpty());
            ((GridData) line.getLayoutData()).exclude = text.isEmpty();
            line.getParent().layout();
        }
    }
}
