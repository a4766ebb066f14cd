package org.meridian.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.meridian.core.text.Texts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ArgumentsTest {
    private static Arguments parse(Command command, String... words) {
        return Arguments.parse(List.of(words), command, Path.of("/work"));
    }

    @Test
    void aFlagTakesNoValueAndAnOptionTakesOne() {
        Command command = new Named(Set.of("out"), Set.of("end"));
        Arguments arguments = parse(command, "--end", "A", "--out", "B", "C");
        assertTrue(arguments.flag("end"));
        assertFalse(arguments.flag("out"));
        assertEquals(Optional.of("B"), arguments.option("out"));
        assertEquals(List.of("A", "C"), arguments.words());
        assertThrows(UsageException.class, () -> parse(command, "--out"));
        assertThrows(UsageException.class, () -> parse(command, "--other"));
    }

    @Test
    void anActionGetsTheWordsAfterItsNameAndRefusesAnothersOptions() {
        Command all = new Named(Set.of("out", "in"), Set.of("end", "fast"));
        Command action = new Named(Set.of("out"), Set.of("end"));
        Arguments own = parse(all, "act", "A", "--out", "B", "--end").of(action);
        assertEquals(List.of("A"), own.words());
        assertEquals(Optional.of("B"), own.option("out"));
        assertTrue(own.flag("end"));
        assertThrows(UsageException.class, () -> parse(all, "act", "--in", "B").of(action));
        assertThrows(UsageException.class, () -> parse(all, "act", "--fast").of(action));
    }

    private static final class Named implements Command {
        private final Set<String> options;
        private final Set<String> flags;

        Named(Set<String> options, Set<String> flags) {
            this.options = options;
            this.flags = flags;
        }

        @Override
        public Set<String> options() {
            return options;
        }

        @Override
        public Set<String> flags() {
            return flags;
        }

        @Override
        public String name() {
            return "named";
        }

        @Override
        public JsonObject run(Session session, Arguments arguments) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String print(JsonObject result, Texts texts) {
            throw new UnsupportedOperationException();
        }
    }
}
