package org.meridian.archive.internal;

import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The files that an import is done with, known again by name, size and time of change. Kept as one
 * packed row a unit of work until the import has ended.
 */
final class DoneFiles {
    /** So that their names fit into a row, however long. */
    private static final int FILES_OF_ROW = 200;

    private final Set<Mark> marks;

    private record Mark(String name, long size, long modified) {}

    private DoneFiles(Set<Mark> marks) {
        this.marks = marks;
    }

    static DoneFiles none() {
        return new DoneFiles(Set.of());
    }

    static DoneFiles of(Reads reads, int run) {
        Set<Mark> marks = new HashSet<>();
        reads.query("select files from import_done where run = ?", row -> row.bytes("files"), run)
                .forEach(packed -> unpack(packed, marks));
        return new DoneFiles(marks);
    }

    boolean contains(ImportFile file) {
        return !marks.isEmpty()
                && marks.contains(new Mark(file.name(), file.size(), file.modified()));
    }

    static void write(UnitOfWork unit, int run, List<ImportFile> files) {
        for (int from = 0; from < files.size(); from += FILES_OF_ROW) {
            List<ImportFile> some =
                    files.subList(from, Math.min(files.size(), from + FILES_OF_ROW));
            unit.update("insert into import_done (run, files) values (?, ?)", run, pack(some));
        }
    }

    private static byte[] pack(List<ImportFile> files) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed))) {
            out.writeInt(files.size());
            for (ImportFile file : files) {
                byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
                out.writeInt(name.length);
                out.write(name);
                out.writeLong(file.size());
                out.writeLong(file.modified());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static void unpack(byte[] packed, Set<Mark> marks) {
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                byte[] name = in.readNBytes(in.readInt());
                marks.add(
                        new Mark(
                                new String(name, StandardCharsets.UTF_8),
                                in.readLong(),
                                in.readLong()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
