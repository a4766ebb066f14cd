package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the items of encapsulated pixel data (PS3.5 A.4) without their bytes. For one thread. */
final class FragmentsReader {
    private final Input in;
    private final long most;
    private long position;
    private @Nullable BrokenData damage;

    /**
     * @param most fragments that fit into the memory
     */
    FragmentsReader(Input in, long most) {
        this.in = in;
        this.most = most;
    }

    /** Reads up to the delimiter, or as many fragments as are whole. */
    Fragments read(long from, long end, boolean bigEndian) {
        position = from;
        List<BulkData> all = new ArrayList<>();
        try {
            while (next(all, end, bigEndian)) {
                if (all.size() > most) {
                    throw new BrokenData(DicomError.TOO_MANY, Tag.PixelData, position);
                }
            }
        } catch (BrokenData e) {
            damage = e;
        }
        BulkData table = all.isEmpty() ? new BulkData(in.source(), position, 0) : all.get(0);
        return new Fragments(
                table, all.isEmpty() ? all : all.subList(1, all.size()), damage == null);
    }

    private boolean next(List<BulkData> all, long end, boolean bigEndian) {
        if (end - position < 8) {
            throw new BrokenData(DicomError.CUT_SHORT, Tag.PixelData, position);
        }
        int tag = in.tag(position, bigEndian);
        long length = in.u32(position + 4, bigEndian) & HeadReader.UNDEFINED;
        if (tag == Tag.SEQUENCE_DELIMITATION) {
            position += 8;
            return false;
        }
        if (tag != Tag.ITEM || length == HeadReader.UNDEFINED) {
            throw new BrokenData(DicomError.STRUCTURE, tag, position);
        }
        if (length > end - position - 8) {
            throw new BrokenData(DicomError.CUT_SHORT, Tag.PixelData, position);
        }
        all.add(new BulkData(in.source(), position + 8, length));
        position += 8 + length;
        return true;
    }

    /** Where reading ended. */
    long position() {
        return position;
    }

    Optional<BrokenData> damage() {
        return Optional.ofNullable(damage);
    }
}
