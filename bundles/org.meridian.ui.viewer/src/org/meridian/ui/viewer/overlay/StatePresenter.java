package org.meridian.ui.viewer.overlay;

import org.meridian.dicom.present.PresentationState;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.Brought;

import java.util.Optional;

/** Shows each cell by the state that is chosen for its series. Used on the model's thread. */
public final class StatePresenter {
    private final LayoutModel layout;
    private final StateBook states;

    public StatePresenter(LayoutModel layout, StateBook states) {
        this.layout = layout;
        this.states = states;
        layout.listen(c -> follow());
        states.listen(this::follow);
    }

    private void follow() {
        layout.cells().forEach(this::follow);
    }

    private void follow(ViewerModel cell) {
        Optional<PresentationState> wanted =
                cell.subject()
                        .flatMap(Subject::series)
                        .flatMap(states::chosen)
                        .flatMap(Brought::state);
        if (!uid(wanted).equals(uid(cell.presented()))) {
            cell.present(wanted);
        }
    }

    private static Optional<String> uid(Optional<PresentationState> state) {
        return state.map(PresentationState::sopInstanceUID);
    }
}
