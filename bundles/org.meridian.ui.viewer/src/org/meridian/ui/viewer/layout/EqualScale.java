package org.meridian.ui.viewer.layout;

import org.meridian.core.event.Events.Registration;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Keeps images of one hanging at one scale while each is seen whole: a small one is shown no larger
 * than the largest one allows. Used on the model's thread.
 */
public final class EqualScale {
    private final List<Registration> registrations = new ArrayList<>();
    private List<ViewerModel> cells = List.of();
    private boolean fitting;

    /** From now on these go together, and those before no longer. */
    public void keep(List<ViewerModel> wanted) {
        registrations.forEach(Registration::close);
        registrations.clear();
        cells = List.copyOf(wanted);
        cells.forEach(c -> registrations.add(c.listen(change -> fit(change))));
        fit();
    }

    private void fit(ViewerModel.Change change) {
        if (change == ViewerModel.Change.PICTURE && !fitting) {
            fit();
        }
    }

    private void fit() {
        fitting = true;
        try {
            OptionalDouble least =
                    cells.stream().flatMapToDouble(c -> c.mammogram().wholeScale().stream()).min();
            least.ifPresent(
                    scale ->
                            cells.stream()
                                    .filter(c -> c.mammogram().wholeScale().isPresent())
                                    .forEach(c -> c.mammogram().fitWithin(scale)));
        } finally {
            fitting = false;
        }
    }
}
