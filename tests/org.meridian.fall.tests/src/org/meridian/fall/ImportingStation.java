package org.meridian.fall;

import org.meridian.archive.SeriesImported;
import org.meridian.core.progress.Progress;
import org.meridian.workflow.Workstation;

import java.nio.file.Path;
import java.util.List;

/** A program that imports folders and says {@code ACK UID} once a series is acknowledged. */
final class ImportingStation {
    private ImportingStation() {}

    /**
     * @param args the archive, then folders
     */
    public static void main(String[] args) {
        try (Workstation station = Stations.open(Path.of(args[0]))) {
            station.events()
                    .subscribe(
                            SeriesImported.class,
                            fact -> {
                                System.out.print("ACK " + fact.seriesInstanceUID() + "\n");
                                System.out.flush();
                            });
            for (int i = 1; i < args.length; i++) {
                station.imports().run(List.of(Path.of(args[i])), Progress.NONE);
            }
        }
    }
}
