package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.archive.Part10;
import org.meridian.testkit.store.Trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel saw of an import: all is on the disk before it is said to be there. */
class TraceTest {
    private static final int FILES = 3;
    private static final int PACKED = 5;
    private static final Pattern RENAME =
            Pattern.compile(
                    ".*rename.*\"(.*/blobs/tmp/[^\"]+)\".*\"(.*/blobs/(?:..|packs))/[^\"]+\"\\) +="
                            + " 0");

    @TempDir private Path folder;

    @Test
    void blobsFoldersAndDatabaseAreSyncedBeforeTheImportIsReported() throws IOException {
        for (int number = 1; number <= FILES; number++) {
            new Part10(1, 1, number).write(folder.resolve("disc/" + number + ".dcm"));
        }
        for (int number = 1; number <= PACKED; number++) {
            new Part10(1, 2, number).write(folder.resolve("disc/packed" + number + ".dcm"));
        }
        Path out = folder.resolve("trace");
        Product.Result result =
                new Product(folder.resolve("home"))
                        .run(
                                Trace.command(out),
                                Map.of(),
                                "--json",
                                "import",
                                folder.resolve("disc").toString());
        Trace.assumePermitted(result.err());
        assertEquals(0, result.exit(), result.err());
        assertEquals(FILES + PACKED, result.json().getInt("imported"));
        Trace trace = Trace.read(out);
        int report = trace.first(0, trace.size(), ".*write\\(1<[^>]*>, \"\\{.*");
        List<Integer> renames = trace.all(RENAME.pattern());
        assertEquals(FILES + 1, renames.size());
        int stored = 0;
        for (int rename : renames) {
            Matcher names = RENAME.matcher(trace.call(rename));
            assertTrue(names.matches());
            trace.last(0, rename, Trace.synced(names.group(1)));
            stored = Math.max(stored, trace.first(rename, report, Trace.synced(names.group(2))));
        }
        int rows = trace.first(stored, report, ".*pwrite64\\(\\d+<.*\\.mv\\.db>.*");
        Path database = folder.resolve("home/archive/meridian.mv.db");
        int synced = trace.first(rows, report, Trace.synced(database.toString()));
        assertTrue(stored < rows && rows < synced && synced < report);
    }
}
