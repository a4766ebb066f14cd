package org.meridian.cli;

import org.eclipse.core.runtime.IExtensionRegistry;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.testkit.extension.ProductExtensions;
import org.meridian.workflow.Workstation;
import org.meridian.workflow.WorkstationFactory;
import org.meridian.workflow.WorkstationSettings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens a new archive in a test's folder, as its first user. */
final class Stations {
    private Stations() {}

    static Workstation open(Path folder) {
        return open(folder, "wang");
    }

    static Workstation open(Path folder, String user) {
        return open(folder, user, ProductExtensions.registry());
    }

    static Workstation open(Path folder, String user, IExtensionRegistry extensions) {
        return new WorkstationFactory(List.of())
                .open(
                        new WorkstationSettings(
                                folder.resolve("archive"), Optional.empty(), Optional.of(user)),
                        new ExtensionReader(extensions));
    }
}
