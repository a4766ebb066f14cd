package org.meridian.cli;

import java.util.List;
import java.util.function.Supplier;
import org.meridian.core.extension.Contribution;
import org.meridian.core.progress.Progress;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Workstation;

/** A session on a workstation that opens when it is first asked for. */
record OpenSession(
        Supplier<Workstation> opening,
        Supplier<List<Contribution<?>>> contributions,
        Texts texts,
        Streams streams)
        implements Session {
    @Override
    public Workstation workstation() {
        return opening.get();
    }

    @Override
    public List<Contribution<?>> modules() {
        return contributions.get();
    }

    @Override
    public Progress progress() {
        return new LineProgress(streams);
    }

    @Override
    public void say(String line) {
        streams.err(line);
    }
}
