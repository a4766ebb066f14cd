package org.meridian.archive;

import java.nio.file.Path;

/** A program that imports a folder and says {@code ACK UID} once a series is acknowledged. */
final class ImportingProcess {
    private ImportingProcess() {}

    public static void main(String[] args) {
        try (Rooms rooms = new Rooms(Path.of(args[0]))) {
            rooms.events.subscribe(
                    SeriesImported.class,
                    fact -> {
                        System.out.print("ACK " + fact.seriesInstanceUID() + "\n");
                        System.out.flush();
                    });
            rooms.add(Path.of(args[1]));
        }
    }
}
