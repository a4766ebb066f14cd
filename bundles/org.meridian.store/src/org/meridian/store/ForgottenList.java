package org.meridian.store;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Reads;
import org.meridian.store.internal.Disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The persons whose key was destroyed, as a file sealed under the archive's key. It lies beside the
 * database and in every backup folder, outside the generations, and only grows: a database that is
 * older than it must not bring anybody back. The file says nothing but their keys in the archive.
 */
public final class ForgottenList {
    static final String NAME = "forgotten";
    private static final String PURPOSE = "forgotten persons";

    private ForgottenList() {}

    /** Those of the database. */
    static Set<PatientKey> of(Reads reads) {
        return new java.util.HashSet<>(
                reads.query(
                        "select patient from store_patient_key where destroyed is not null",
                        row -> new PatientKey(row.uuid("patient"))));
    }

    /**
     * Those of a folder's file; none where there is no file.
     *
     * @throws MeridianException {@link StoreError#DAMAGED} when it is not this archive's or changed
     */
    static Set<PatientKey> read(Path folder, KeyRing keys) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Set.of();
        }
        String text =
                new String(keys.open(PURPOSE, Files.readAllBytes(file)), StandardCharsets.US_ASCII);
        return text.lines().map(PatientKey::of).collect(Collectors.toSet());
    }

    /** Adds persons to a folder's file; returns when it is on the disk. */
    static void add(Path folder, KeyRing keys, Set<PatientKey> persons) throws IOException {
        Set<PatientKey> known = read(folder, keys);
        if (known.containsAll(persons)) {
            return;
        }
        Set<String> all = new TreeSet<>();
        known.forEach(p -> all.add(p.toString()));
        persons.forEach(p -> all.add(p.toString()));
        byte[] text = String.join("\n", all).getBytes(StandardCharsets.US_ASCII);
        Disk.replace(folder.resolve(NAME), keys.seal(PURPOSE, text));
    }
}
