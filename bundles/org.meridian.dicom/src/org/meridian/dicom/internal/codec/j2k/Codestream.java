package org.meridian.dicom.internal.codec.j2k;

import org.meridian.dicom.internal.codec.Codestreams;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks all headers of a codestream and says where the packets of each tile are (ITU-T T.800 annex
 * A). Tile-parts may come in any order. For one thread.
 */
final class Codestream {
    private static final int SOT_LENGTH = 12;

    private final ByteCursor cursor;
    private final ImageSize size;
    private final CodingParameters main;
    private final PackedHeaders packedHeaders = new PackedHeaders();
    private final Map<Integer, TileSource> tiles = new TreeMap<>();

    /** Reads the image's size alone. */
    Codestream(ByteCursor cursor) {
        this.cursor = cursor;
        if (cursor.u16() != Marker.SOC || cursor.u16() != Marker.SIZ) {
            throw cursor.broken();
        }
        this.size = ImageSize.read(segment());
        // a tile has one tile-part at least
        if (size.tiles() * SOT_LENGTH > cursor.remaining()) {
            throw cursor.broken();
        }
        this.main = new CodingParameters(size.components().size());
    }

    /** Reads all headers; gives all tiles in the order of their indices. */
    Collection<TileSource> readTiles() {
        mainHeader();
        tileParts();
        return tiles.values();
    }

    ImageSize size() {
        return size;
    }

    private ByteCursor segment() {
        return cursor.part(cursor.u16() - 2);
    }

    private void mainHeader() {
        while (cursor.peek16() != Marker.SOT) {
            int marker = cursor.u16();
            refuseExtensions(marker);
            ByteCursor segment = segment();
            if (marker == Marker.PPM) {
                packedHeaders.add(segment);
            } else {
                main.read(marker, segment);
            }
        }
    }

    /** Segments of the codestream's second part change what the samples are (ITU-T T.801). */
    private void refuseExtensions(int marker) {
        if (marker >> 4 == 0xFF7) {
            throw Codestreams.unsupported(
                    Jpeg2000Codec.NAME, "T.801 " + Integer.toHexString(marker));
        }
        if (marker < 0xFF00) {
            throw cursor.broken();
        }
    }

    private void tileParts() {
        List<ByteCursor> headers = packedHeaders.byTilePart();
        for (int part = 0; cursor.peek16() == Marker.SOT; part++) {
            int start = cursor.position();
            cursor.u16();
            ByteCursor segment = segment();
            int index = segment.u16();
            long length = (long) segment.u16() << 16 | segment.u16();
            if (index >= size.tiles()) {
                throw cursor.broken();
            }
            TileSource tile =
                    tiles.computeIfAbsent(index, key -> new TileSource(key, main.forTile()));
            tileHeader(tile);
            if (packedHeaders.isPresent()) {
                if (part >= headers.size()) {
                    throw cursor.broken();
                }
                tile.addPackedHeaders(headers.get(part).rest());
            }
            body(tile, start, length);
        }
        if (tiles.size() < size.tiles()) {
            throw cursor.broken();
        }
    }

    private void tileHeader(TileSource tile) {
        for (int marker = cursor.u16(); marker != Marker.SOD; marker = cursor.u16()) {
            refuseExtensions(marker);
            ByteCursor segment = segment();
            if (marker == Marker.PPT) {
                tile.addPackedHeaders(segment);
            } else {
                tile.parameters().read(marker, segment);
            }
        }
    }

    private void body(TileSource tile, int start, long length) {
        int read = cursor.position() - start;
        if (length == 0) {
            tile.addBody(cursor.part(cursor.remaining()), false);
        } else if (length < read) {
            throw cursor.broken();
        } else {
            boolean whole = length - read <= cursor.remaining();
            tile.addBody(cursor.part(whole ? (int) length - read : cursor.remaining()), whole);
        }
    }
}
