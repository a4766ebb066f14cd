package org.meridian.ui.viewer.overlay;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.workflow.Brought;

import java.util.List;
import java.util.Optional;

/** Chooses by which presentation state the active cell's series is shown, and says whose it is. */
final class StatePanel {
    private final LayoutModel layout;
    private final StateBook states;
    private final Composite panel;
    private final Combo choice;
    private final Label about;
    private final StateText words = new StateText(Texts.of(StatePanel.class));
    private Optional<Series> series = Optional.empty();
    private List<Brought> listed = List.of();

    /** Made in a grid of the parent; takes no place while there is no state. */
    StatePanel(Composite parent, LayoutModel layout, StateBook states) {
        this.layout = layout;
        this.states = states;
        panel = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(panel);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(panel);
        panel.setVisible(false);
        Label title = new Label(panel, SWT.NONE);
        title.setText(words.title());
        choice = new Combo(panel, SWT.READ_ONLY | SWT.DROP_DOWN);
        choice.setData("id", "states");
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(choice);
        choice.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> choose()));
        about = new Label(panel, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(about);
        List<Registration> registrations =
                List.of(layout.listen(c -> follow()), states.listen(this::follow));
        panel.addDisposeListener(e -> registrations.forEach(Registration::close));
        follow();
    }

    boolean isNeeded() {
        return !listed.isEmpty();
    }

    private void choose() {
        int index = choice.getSelectionIndex();
        series.ifPresent(
                s ->
                        states.choose(
                                s,
                                index > 0 ? Optional.of(listed.get(index - 1)) : Optional.empty()));
    }

    private void follow() {
        if (panel.isDisposed()) {
            return;
        }
        series = layout.active().subject().flatMap(Subject::series);
        List<Brought> now = series.map(states::states).orElse(List.of());
        if (!uids(now).equals(uids(listed))) {
            listed = now;
            choice.setItems(words.choices(now).toArray(String[]::new));
            ((GridData) panel.getLayoutData()).exclude = now.isEmpty();
            panel.setVisible(!now.isEmpty());
            panel.requestLayout();
        }
        Optional<Brought> chosen = series.flatMap(states::chosen);
        int index = chosen.map(c -> uids(listed).indexOf(uid(c)) + 1).orElse(0);
        if (!listed.isEmpty() && choice.getSelectionIndex() != index) {
            choice.select(index);
        }
        String text = chosen.map(words::about).orElse("").replace("&", "&&");
        if (!text.equals(about.getText())) {
            about.setText(text);
            about.requestLayout();
        }
    }

    private static List<String> uids(List<Brought> states) {
        return states.stream().map(StatePanel::uid).toList();
    }

    private static String uid(Brought state) {
        return state.object().sopInstanceUID();
    }
}
