package org.meridian.cli;

import org.meridian.core.extension.Contribution;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Devices;
import org.meridian.workflow.RestoreRequest;
import org.meridian.workflow.Restored;
import org.meridian.workflow.Workstation;

import java.util.List;

/** What a running command works with. Used on one thread; the progress by all. */
interface Session {
    /** The archive, opened at the first call. */
    Workstation workstation();

    /** The devices and ports of this computer; opens no archive. */
    Devices devices();

    /** Every plug-in found, broken ones included. */
    List<Contribution<?>> modules();

    /** Makes the archive of this session from a backup; it must not exist. */
    Restored restore(RestoreRequest request);

    Progress progress();

    Texts texts();

    /** Tells the person something beside the result, on standard error. */
    void say(String line);
}
