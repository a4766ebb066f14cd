package org.meridian.app;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.workflow.Workstation;

/** Fills the archive with the synthetic sample, in the background. */
final class SampleData {
    private static final long SEED = 1;

    private SampleData() {}

    static void create(Workstation workstation, Display display) {
        new BackgroundWork<>(
                        display,
                        Texts.of(SampleData.class).get("sample.creating"),
                        progress -> workstation.samples().create(SEED, progress),
                        created -> {})
                .start();
    }
}
