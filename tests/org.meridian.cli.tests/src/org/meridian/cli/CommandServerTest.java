package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.Role;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.text.Texts;
import org.meridian.store.Passphrase;
import org.meridian.workflow.AuditLine;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Commands handed over a socket to the process that holds the archive, where wang sits. */
class CommandServerTest {
    private static final String PASSWORD = "seven blue lanterns";

    private final Terminal terminal = new Terminal();
    private final StringBuffer err = terminal.err;
    private final List<Secret> asked = new ArrayList<>();
    private final Map<Secret, String> known = new EnumMap<>(Secret.class);
    private final Path folder;
    private final Workstation workstation;
    private final CommandServer server;

    CommandServerTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        workstation = Stations.open(folder);
        server = new CommandServer(workstation, List.of());
        workstation.staff().add("li", List.of(Role.NURSE));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        workstation.close();
    }

    /** The terminal of who hands a command over. */
    private final class Terminal extends Captured {
        @Override
        public Optional<char[]> ask(Secret secret) {
            asked.add(secret);
            return Optional.ofNullable(known.get(secret)).map(String::toCharArray);
        }
    }

    private int run(String... words) throws IOException {
        terminal.clear();
        OptionalInt exit =
                CommandClient.run(
                        workstation.archive(),
                        List.of(words),
                        folder,
                        Texts.of(CommandLine.class, Locale.ENGLISH),
                        terminal);
        return exit.orElseThrow();
    }

    private String newestSearcher() {
        return workstation.audit().newest(20).stream()
                .filter(l -> l.type() == LedgerEntry.Type.SEARCH)
                .map(AuditLine::actor)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCommandActsInItsOwnUsersNameWithTheirRights() throws IOException {
        assertEquals(0, run("studies"), err.toString());
        assertEquals("wang", newestSearcher());
        assertEquals(0, run("--user", "li", "studies"), err.toString());
        assertEquals("li", newestSearcher());
        assertEquals(1, run("--user", "li", "users", "list"));
        assertTrue(err.toString().startsWith("ACC-004"), err.toString());
        assertEquals(1, run("--user", "nobody", "studies"));
        assertTrue(err.toString().startsWith("ACC-003"), err.toString());
        assertEquals("wang", workstation.user());
    }

    @Test
    void thePasswordIsAskedOfWhoHandsTheCommandOver() throws IOException {
        try (Passphrase password = Passphrase.of(PASSWORD.toCharArray())) {
            workstation.staff().setPassword("li", password);
        }
        assertEquals(1, run("--user", "li", "studies"));
        assertTrue(err.toString().startsWith("CLI-011"), err.toString());
        known.put(Secret.PASSWORD, "six blue lanterns");
        assertEquals(1, run("--user", "li", "studies"));
        assertTrue(err.toString().startsWith("ACC-014"), err.toString());
        known.put(Secret.PASSWORD, PASSWORD);
        assertEquals(0, run("--user", "li", "studies"), err.toString());
        assertEquals(List.of(Secret.PASSWORD, Secret.PASSWORD, Secret.PASSWORD), asked);
        assertEquals("li", newestSearcher());
        assertEquals(0, run("studies"), "wang has none");
        assertEquals(3, asked.size());
    }
}
