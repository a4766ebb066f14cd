package org.meridian.fall;

import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.progress.Progress;
import org.meridian.store.Passphrase;
import org.meridian.store.Unlocking;
import org.meridian.testkit.extension.ProductExtensions;
import org.meridian.workflow.RestoreRequest;
import org.meridian.workflow.Workstation;
import org.meridian.workflow.WorkstationFactory;
import org.meridian.workflow.WorkstationSettings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens archives as the product does, without a framework. */
final class Stations {
    private Stations() {}

    static Workstation open(Path archive) {
        return open(archive, Unlocking.nobody());
    }

    /** Opens an archive whose key is sealed. */
    static Workstation open(Path archive, Passphrase passphrase) {
        return open(archive, keys -> keys.open(passphrase));
    }

    private static Workstation open(Path archive, Unlocking unlocking) {
        return new WorkstationFactory(List.of())
                .open(
                        new WorkstationSettings(
                                archive, Optional.empty(), unlocking, Optional.of("tester")),
                        new ExtensionReader(ProductExtensions.registry()));
    }

    /** Makes an archive of the newest backup; the key is that of the archive beside the backups. */
    static Path restore(Path backups, Path archive) {
        return new WorkstationFactory(List.of())
                .restore(
                        new RestoreRequest(backups, Optional.empty(), List.of(), false),
                        new WorkstationSettings(
                                archive,
                                Optional.of(backups.resolveSibling("archive/archive.key")),
                                Optional.of("tester")),
                        new ExtensionReader(ProductExtensions.registry()),
                        Progress.NONE)
                .archive();
    }
}
