package org.meridian.archive.quality;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where objects come from, as far as they say it themselves: the device, its model, where it stands
 * and who sent it. Empty where an object says nothing; equal when all parts are.
 *
 * @param applicationEntity the AE title that sent the file (0002,0016)
 */
public record SourceKey(
        String stationName,
        String manufacturer,
        String model,
        String institution,
        String applicationEntity) {

    /** For a person: what is known of it, the station first. */
    public String display() {
        return List.of(stationName, manufacturer, model, institution, applicationEntity).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
