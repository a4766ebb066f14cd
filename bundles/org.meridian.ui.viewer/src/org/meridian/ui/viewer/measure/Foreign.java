package org.meridian.ui.viewer.measure;

import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.ui.viewer.model.ViewerModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an object of the study draws on the displayed slice, as its writer has it: nobody moves it
 * here, and its values are the writer's.
 *
 * @param words what the writer says of it, a line each
 * @param label where the upper left corner of the words comes, in device pixels
 */
public record Foreign(Outline outline, List<String> words, ViewerModel.Point label) {
    public Foreign {
        words = List.copyOf(words);
    }

    /** Label, finding and site, then the values that were given. */
    static List<String> words(ForeignAnnotation foreign) {
        List<String> words = new ArrayList<>(foreign.annotation().label().lines().toList());
        for (String coded : List.of(foreign.finding(), foreign.site())) {
            if (!coded.isEmpty()) {
                words.add(coded);
            }
        }
        for (ForeignAnnotation.Stated stated : foreign.stated()) {
            String unit = stated.unit().equals("1") ? "" : stated.unit();
            words.add(
                    String.format(Locale.ROOT, "%s %.1f %s", stated.name(), stated.value(), unit)
                            .strip());
        }
        return words;
    }
}
