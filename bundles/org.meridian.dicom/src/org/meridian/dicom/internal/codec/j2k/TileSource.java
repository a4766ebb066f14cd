package org.meridian.dicom.internal.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the tile-parts of one tile hold. */
final class TileSource {
    private final int index;
    private final CodingParameters parameters;
    private final List<ByteCursor> bodies = new ArrayList<>();
    private final List<byte[]> packedHeaders = new ArrayList<>();
    private final TreeMap<Integer, byte[]> partHeaders = new TreeMap<>();
    private boolean isWhole = true;

    TileSource(int index, CodingParameters parameters) {
        this.index = index;
        this.parameters = parameters;
    }

    int index() {
        return index;
    }

    CodingParameters parameters() {
        return parameters;
    }

    /**
     * Takes in the packets of a tile-part.
     *
     * @param whole whether the tile-part's length is known and all its bytes are there
     */
    void addBody(ByteCursor body, boolean whole) {
        bodies.add(body);
        isWhole &= whole;
    }

    /** Whether no byte of the tile's packets is known or feared to be missing. */
    boolean isWhole() {
        return isWhole;
    }

    /** Packet headers of a tile-part that stood in the main header (PPM). */
    void addPackedHeaders(byte[] headers) {
        packedHeaders.add(headers);
    }

    /** Packet headers that stood in a tile-part's header (PPT). */
    void addPackedHeaders(ByteCursor segment) {
        int sequence = segment.u8();
        if (partHeaders.put(sequence, segment.rest()) != null) {
            throw segment.broken();
        }
    }

    /** The packets, or their bodies where the headers were packed. */
    ByteCursor packets() {
        if (bodies.size() == 1) {
            return bodies.get(0);
        }
        return joined(bodies.stream().map(ByteCursor::rest).toList());
    }

    /** The packed headers; empty where headers stand before their packets' bodies. */
    List<ByteCursor> headers() {
        if (packedHeaders.isEmpty() && partHeaders.isEmpty()) {
            return List.of();
        }
        return List.of(
                joined(
                        partHeaders.isEmpty()
                                ? packedHeaders
                                : new ArrayList<>(partHeaders.values())));
    }

    private static ByteCursor joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return new ByteCursor(all.toByteArray(), 0, all.size());
    }
}
