package org.meridian.testkit.store;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks through files for what must be in none: texts in UTF-8, GB18030 and both orders of UTF-16,
 * and any 32 bytes of the rows of a picture, at any place.
 */
public final class PlaintextScan {
    private static final int RUN = 32;
    private static final long BASE = 1_099_511_628_211L;
    private static final List<Charset> CHARSETS =
            List.of(
                    StandardCharsets.UTF_8,
                    Charset.forName("GB18030"),
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE);

    private final Map<String, byte[]> texts = new LinkedHashMap<>();

    /** Runs by their hash. */
    private final Map<Long, byte[]> runs = new HashMap<>();

    /** Looks for a text; short ones are found by chance. */
    public PlaintextScan text(String text) {
        for (Charset charset : CHARSETS) {
            texts.put(text + " in " + charset, text.getBytes(charset));
        }
        return this;
    }

    /** Looks for every run of a row that is not of one value. */
    public PlaintextScan row(byte[] row) {
        for (int i = 0; i + RUN <= row.length; i++) {
            byte[] run = Arrays.copyOfRange(row, i, i + RUN);
            if (new String(run, StandardCharsets.ISO_8859_1).chars().distinct().count() > 4) {
                runs.put(hash(run), run);
            }
        }
        return this;
    }

    /** What the files under these folders hold, one line each. */
    public List<String> leaks(Path... folders) throws IOException {
        List<String> leaks = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : Trees.files(folder)) {
                byte[] bytes;
                try {
                    bytes = Files.readAllBytes(file);
                } catch (NoSuchFileException e) {
                    // a program that goes on has deleted it: nobody gets it
                    continue;
                }
                String content = new String(bytes, StandardCharsets.ISO_8859_1);
                texts.forEach(
                        (name, text) -> {
                            if (content.contains(new String(text, StandardCharsets.ISO_8859_1))) {
                                leaks.add(file + " holds " + name);
                            }
                        });
                if (holdsRun(bytes)) {
                    leaks.add(file + " holds a part of a picture");
                }
                names(folder, file, leaks);
            }
        }
        return leaks;
    }

    /** A file's own name is plain too. */
    private void names(Path folder, Path file, List<String> leaks) {
        byte[] name = folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
        String path = new String(name, StandardCharsets.ISO_8859_1);
        texts.forEach(
                (text, bytes) -> {
                    if (path.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
                        leaks.add(file + " is named " + text);
                    }
                });
    }

    private boolean holdsRun(byte[] bytes) {
        if (bytes.length < RUN || runs.isEmpty()) {
            return false;
        }
        long highest = 1;
        for (int i = 1; i < RUN; i++) {
            highest *= BASE;
        }
        long hash = hash(Arrays.copyOf(bytes, RUN));
        for (int i = 0; true; i++) {
            byte[] run = runs.get(hash);
            if (run != null && Arrays.equals(run, 0, RUN, bytes, i, i + RUN)) {
                return true;
            }
            if (i + RUN == bytes.length) {
                return false;
            }
            hash = (hash - highest * bytes[i]) * BASE + bytes[i + RUN];
        }
    }

    private static long hash(byte[] run) {
        long hash = 0;
        for (byte b : run) {
            hash = hash * BASE + b;
        }
        return hash;
    }
}
