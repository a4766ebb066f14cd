package org.meridian.dicom.internal.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Packet headers of all tile-parts in the main header (PPM, ITU-T T.800 A.7.4). */
final class PackedHeaders {
    private final TreeMap<Integer, byte[]> segments = new TreeMap<>();

    void add(ByteCursor segment) {
        if (segments.put(segment.u8(), segment.rest()) != null) {
            throw segment.broken();
        }
    }

    boolean isPresent() {
        return !segments.isEmpty();
    }

    /** In the order of the tile-parts in the codestream; one may go over several segments. */
    List<ByteCursor> byTilePart() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        segments.values().forEach(all::writeBytes);
        ByteCursor cursor = new ByteCursor(all.toByteArray(), 0, all.size());
        List<ByteCursor> parts = new ArrayList<>();
        while (cursor.remaining() > 0) {
            parts.add(cursor.part(cursor.u31()));
        }
        return parts;
    }
}
