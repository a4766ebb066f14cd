package org.meridian.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Tables beside the tests: a row a line, columns divided by tabs, comments after #. */
final class TestRows {
    private TestRows() {}

    static List<String[]> read(String file, int columns) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(TestRows.class.getResourceAsStream(file)),
                                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", columns))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
