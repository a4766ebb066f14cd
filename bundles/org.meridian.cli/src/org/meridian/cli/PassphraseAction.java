package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.text.Texts;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.workflow.Protection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code archive passphrase [set|change|recover|recovery-code]}: what guards the archive's key,
 * which is said where no action is given. A new recovery code stands in the document once.
 */
final class PassphraseAction implements Command {
    static final String NAME = "passphrase";

    /** The action that opens the archive by its recovery code. */
    static final String RECOVER = "recover";

    private static final String ACTIONS = "set|change|recover|recovery-code";
    private static final String CODE = "recoveryCode";
    private static final String DONE = "done";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(1);
        Protection protection = session.workstation().protection();
        String action = arguments.words().isEmpty() ? "" : arguments.word(0, ACTIONS);
        Optional<RecoveryCode> code = Optional.empty();
        switch (action) {
            case "" -> {
                // nothing but the state
            }
            case "set" -> {
                code = Optional.of(RecoveryCode.random());
                try (Passphrase first = passphrase(session, Secret.FIRST_PASSPHRASE)) {
                    protection.set(first, code.get());
                }
            }
            case "change" -> {
                try (Passphrase current = passphrase(session, Secret.PASSPHRASE);
                        Passphrase next = passphrase(session, Secret.NEW_PASSPHRASE)) {
                    protection.change(current, next);
                }
            }
            case RECOVER -> {
                char[] typed = session.ask(Secret.RECOVERY_CODE);
                RecoveryCode lost = RecoveryCode.parse(typed);
                Arrays.fill(typed, '\0');
                try (Passphrase next = passphrase(session, Secret.NEW_PASSPHRASE)) {
                    protection.recover(lost, next);
                }
            }
            case "recovery-code" -> {
                code = Optional.of(RecoveryCode.random());
                try (Passphrase current = passphrase(session, Secret.PASSPHRASE)) {
                    protection.renewCode(current, code.get());
                }
            }
            default -> throw new UsageException("word.unknown", action, ACTIONS);
        }
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add(DONE, action)
                        .add("sealed", protection.isSealed())
                        .add("keyBeside", protection.isKeyBeside())
                        .add("earlier", protection.isEarlier())
                        .add(
                                "damaged",
                                Json.createArrayBuilder(
                                        protection.damaged().stream()
                                                .map(p -> p.name().toLowerCase(Locale.ROOT))
                                                .toList()));
        code.ifPresent(c -> document.add(CODE, c.text()));
        return document.build();
    }

    private static Passphrase passphrase(Session session, Secret secret) {
        char[] typed = session.ask(secret);
        try {
            return Passphrase.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        StringBuilder text = new StringBuilder();
        String done = result.getString(DONE);
        if (!done.isEmpty()) {
            text.append(texts.get("passphrase.done." + done)).append('\n');
        }
        if (result.containsKey(CODE)) {
            text.append(texts.get("passphrase.code", result.getString(CODE))).append('\n');
        }
        if (done.isEmpty()) {
            String state =
                    result.getBoolean("sealed")
                            ? "sealed"
                            : result.getBoolean("keyBeside") ? "beside" : "elsewhere";
            text.append(texts.get("passphrase." + state)).append('\n');
        }
        if (result.getBoolean("earlier")) {
            text.append(texts.get("passphrase.earlier")).append('\n');
        }
        if (!result.getJsonArray("damaged").isEmpty()) {
            text.append(texts.get("passphrase.damaged")).append('\n');
        }
        return text.toString();
    }
}
