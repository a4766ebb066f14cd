package org.meridian.cli;

import org.meridian.core.extension.Contribution;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.store.KeptKeys;
import org.meridian.workflow.Devices;
import org.meridian.workflow.RestoreRequest;
import org.meridian.workflow.Restored;
import org.meridian.workflow.Workstation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /** The archive's folder, opened or not. */
    Path archive();

    /** Where an opened key waits for the next commands; empty where the window runs this one. */
    Optional<KeptKeys> kept();

    /**
     * A secret, the caller's to wipe.
     *
     * @throws org.meridian.core.MeridianException {@link CliError#SECRET_WANTED} where nobody gives
     *     it
     */
    char[] ask(Secret secret);

    Progress progress();

    Texts texts();

    /** Tells the person something beside the result, on standard error. */
    void say(String line);
}
