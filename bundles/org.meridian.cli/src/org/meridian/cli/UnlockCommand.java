package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.store.KeptKeys;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * {@code unlock [--minutes N] [--recovery]}, {@code unlock --end}: opens the archive's key once and
 * keeps it in memory for this system user's next commands. Where the window holds the archive
 * nothing is kept: commands run there.
 */
final class UnlockCommand implements Command {
    static final String NAME = "unlock";

    /** The flag that opens by the recovery code. */
    static final String RECOVERY = "recovery";

    private static final String END = "end";
    private static final int MINUTES = 15;
    private static final int LONGEST = 24 * 60;

    /** Whether a kept key is to be forgotten, for which nothing is opened. */
    static boolean isEnd(Invocation invocation) {
        return invocation.command().equals(NAME) && invocation.rest().contains("--" + END);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> options() {
        return Set.of("minutes");
    }

    @Override
    public Set<String> flags() {
        return Set.of(RECOVERY, END);
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        int minutes = arguments.number("minutes", MINUTES, 1, LONGEST);
        Optional<KeptKeys> kept = session.kept();
        if (kept.isEmpty()) {
            return Json.createObjectBuilder().add("state", "window").build();
        }
        if (arguments.flag(END)) {
            boolean forgotten = kept.get().forget(session.archive());
            return Json.createObjectBuilder()
                    .add("state", "locked")
                    .add("forgotten", forgotten)
                    .build();
        }
        Duration duration = Duration.ofMinutes(minutes);
        session.workstation().protection().keep(kept.get(), duration, arguments.flag(RECOVERY));
        return Json.createObjectBuilder()
                .add("state", "unlocked")
                .add("minutes", minutes)
                .add(
                        "until",
                        Instant.now().plus(duration).truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get("unlock." + result.getString("state"), result.getInt("minutes", 0)) + "\n";
    }
}
