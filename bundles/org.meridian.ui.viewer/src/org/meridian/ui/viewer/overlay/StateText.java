package org.meridian.ui.viewer.overlay;

import org.meridian.core.text.Texts;
import org.meridian.dicom.present.PresentationState;
import org.meridian.workflow.Brought;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The words about presentation states. */
final class StateText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Texts texts;

    StateText(Texts texts) {
        this.texts = texts;
    }

    String title() {
        return texts.get("states.title");
    }

    /** What can be chosen: the images as they came, then each state. */
    List<String> choices(List<Brought> states) {
        List<String> choices = new ArrayList<>();
        choices.add(texts.get("states.none"));
        states.stream().flatMap(b -> b.state().stream()).map(this::name).forEach(choices::add);
        return choices;
    }

    private String name(PresentationState state) {
        return state.creator().isBlank()
                ? state.label()
                : texts.get("states.name", state.label(), state.creator());
    }

    /** Who made a state and when, what it is for, and what of it is not shown. */
    String about(Brought brought) {
        PresentationState state = brought.state().orElseThrow();
        List<String> lines = new ArrayList<>();
        String when = TIME.format(LocalDateTime.ofInstant(state.created(), ZoneId.systemDefault()));
        lines.add(
                state.creator().isBlank()
                        ? texts.get("states.unsigned", when)
                        : texts.get("states.by", state.creator(), when));
        if (!state.description().isBlank()) {
            lines.add(state.description());
        }
        List<String> omitted = new ArrayList<>(brought.omitted());
        if (!omitted.isEmpty()) {
            lines.add(texts.get("states.omitted", String.join(", ", omitted)));
        }
        return String.join("\n", lines);
    }
}
