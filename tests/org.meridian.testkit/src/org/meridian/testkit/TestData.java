package org.meridian.testkit;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real data beside the project: {@code MERIDIAN_TEST_DATA}, by default {@code ../shared/data}.
 * A test that wants a file that is not there is skipped and says which.
 */
public final class TestData {
    private TestData() {}

    /** The project's own folder. */
    public static Path root() {
        return Path.of(System.getProperty("meridian.root", ""));
    }

    /** A file or folder of the test data, by its path in MANIFEST.tsv. */
    public static Path path(String name) {
        String given = System.getenv("MERIDIAN_TEST_DATA");
        Path data =
                given == null || given.isEmpty()
                        ? root().resolve("../shared/data").normalize()
                        : Path.of(given);
        Path file = data.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no test data: " + name);
        return file;
    }
}
