package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.EncryptedFiles;
import org.meridian.testkit.store.Trees;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Nobody who finds the folder without its key reads a name in it. */
class PlaintextTest {
    private static final List<String> NAMES = List.of("欧阳娜娜", "Ouyang^Nana", "PAT-0815-4711");

    private final Path folder;

    PlaintextTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void noFileHoldsAName() throws IOException {
        String all = String.join(" ", NAMES).repeat(50);
        PatientKey patient = PatientKey.random();
        try (Store store = Importer.open(folder)) {
            EncryptedFiles files = store.vault().files("index");
            for (Charset charset : charsets()) {
                byte[] bytes = all.getBytes(charset);
                store.blobs().write(patient, ByteSources.of(bytes));
                try (EncryptedFiles.Output out = files.create("_" + charset.name())) {
                    out.write(bytes, 0, bytes.length);
                }
            }
            store.blobs().sync();
            store.write(
                    u -> {
                        NAMES.forEach(n -> u.index("patient", n));
                        return u.update("insert into item_head values (1, null, ?)", NAMES.get(0));
                    });
            noneHoldsAName();
        }
        assertTrue(noneHoldsAName() >= 2 * charsets().size() + 2);
    }

    private static List<Charset> charsets() {
        return List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("GB18030"));
    }

    private int noneHoldsAName() throws IOException {
        List<Path> files = Trees.files(folder);
        for (Path file : files) {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String name : NAMES) {
                for (Charset charset : charsets()) {
                    String bytes = new String(name.getBytes(charset), StandardCharsets.ISO_8859_1);
                    assertEquals(-1, content.indexOf(bytes), file + " holds a name");
                }
            }
        }
        return files.size();
    }
}
