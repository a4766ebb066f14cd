package org.meridian.store.internal;

import org.meridian.core.record.BlobId;
import org.meridian.core.record.PatientKey;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What is in a pack, as its row has it.
 *
 * @param name of its file
 * @param blobs where each begins and ends in the file, in bytes
 */
record PackContents(UUID name, PatientKey patient, Map<BlobId, Range> blobs) {
    private static final int NAME = 32;
    private static final int ENTRY = NAME + 2 * Long.BYTES;

    /** The longest contents that fit into a row. */
    static final int MOST_BLOBS = 1000;

    record Range(long start, long end) {}

    static PackContents of(UUID name, PatientKey patient, byte[] packed) {
        Map<BlobId, Range> blobs = new LinkedHashMap<>();
        ByteBuffer in = ByteBuffer.wrap(packed);
        byte[] id = new byte[NAME];
        while (in.remaining() >= ENTRY) {
            in.get(id);
            blobs.put(
                    new BlobId(HexFormat.of().formatHex(id)),
                    new Range(in.getLong(), in.getLong()));
        }
        return new PackContents(name, patient, blobs);
    }

    byte[] packed() {
        ByteBuffer out = ByteBuffer.allocate(blobs.size() * ENTRY);
        blobs.forEach(
                (id, range) ->
                        out.put(HexFormat.of().parseHex(id.value()))
                                .putLong(range.start())
                                .putLong(range.end()));
        return out.array();
    }

    Path file(Path folder) {
        return folder.resolve(name.toString());
    }

    BlobPlace place(Path folder, Range range) {
        return new BlobPlace(file(folder), range.start(), range.end());
    }
}
