package org.meridian.fall;

import org.meridian.core.extension.ExtensionReader;
import org.meridian.testkit.extension.ProductExtensions;
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
        return new WorkstationFactory(List.of())
                .open(
                        new WorkstationSettings(archive, Optional.empty(), Optional.of("tester")),
                        new ExtensionReader(ProductExtensions.registry()));
    }
}
