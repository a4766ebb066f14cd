package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.BulkData;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Element;
import org.meridian.dicom.Fragments;
import org.meridian.dicom.Tag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Assigns fragments to frames (PS3.5 A.4): by the extended offset table, by the basic offset table,
 * one to one, or by the start markers of the codestreams.
 */
final class EncapsulatedFrames {
    private static final int ITEM_HEAD = 8;

    private EncapsulatedFrames() {}

    /** The fragments of each frame; none of a frame that damage hides or cuts. */
    static List<List<BulkData>> split(Dataset dataset, Fragments encapsulated, int frames) {
        List<BulkData> fragments = encapsulated.fragments();
        if (!encapsulated.complete()) {
            return whole(fragments, offsets(dataset, encapsulated, frames), frames);
        }
        if (frames == 1 && !fragments.isEmpty()) {
            return List.of(fragments);
        }
        if (fragments.size() < frames) {
            throw unassignable(fragments, frames);
        }
        if (fragments.size() == frames) {
            return fragments.stream().map(List::of).toList();
        }
        long[] offsets = offsets(dataset, encapsulated, frames);
        return offsets.length > 0
                ? byOffsets(fragments, offsets)
                : byStartMarkers(fragments, frames);
    }

    private static long[] offsets(Dataset dataset, Fragments encapsulated, int frames) {
        long[] extended = extendedOffsets(dataset, frames);
        return extended.length > 0 ? extended : basicOffsets(encapsulated.offsetTable(), frames);
    }

    /**
     * The frames that are all there when the end of the fragments is lost: those before another
     * frame's begin, which is told by the offsets or else by the start markers, and the last one
     * when it ends with the end marker of the JPEG families.
     */
    private static List<List<BulkData>> whole(
            List<BulkData> fragments, long[] offsets, int frames) {
        List<Integer> first = new ArrayList<>();
        if (offsets.length > 0) {
            long[] starts = starts(fragments);
            for (long offset : offsets) {
                int fragment = Arrays.binarySearch(starts, offset);
                if (fragment < 0 || !first.isEmpty() && fragment <= first.get(first.size() - 1)) {
                    break;
                }
                first.add(fragment);
            }
        } else {
            first = startMarkers(fragments);
        }
        boolean fromFirst = !first.isEmpty() && first.get(0) == 0;
        boolean ended =
                fromFirst
                        && !fragments.isEmpty()
                        && endsWithMarker(fragments.get(fragments.size() - 1));
        if (ended && first.get(first.size() - 1) < fragments.size()) {
            first.add(fragments.size());
        }
        List<List<BulkData>> all = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            boolean there = fromFirst && frame + 1 < first.size();
            all.add(there ? fragments.subList(first.get(frame), first.get(frame + 1)) : List.of());
        }
        return List.copyOf(all);
    }

    /** Where each fragment begins behind the first, and where the last one ends. */
    private static long[] starts(List<BulkData> fragments) {
        long[] starts = new long[fragments.size() + 1];
        for (int i = 0; i < fragments.size(); i++) {
            starts[i + 1] = starts[i] + ITEM_HEAD + fragments.get(i).length();
        }
        return starts;
    }

    private static long[] extendedOffsets(Dataset dataset, int frames) {
        Element table = dataset.element(Tag.ExtendedOffsetTable).orElse(null);
        if (table == null || table.length() != 8L * frames) {
            return new long[0];
        }
        long[] offsets = new long[frames];
        ByteBuffer.wrap(table.bytes()).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(offsets);
        return offsets;
    }

    private static long[] basicOffsets(BulkData table, int frames) {
        if (table.length() != 4L * frames) {
            return new long[0];
        }
        ByteBuffer bytes = ByteBuffer.wrap(table.read()).order(ByteOrder.LITTLE_ENDIAN);
        long[] offsets = new long[frames];
        for (int i = 0; i < frames; i++) {
            offsets[i] = bytes.getInt() & 0xFFFFFFFFL;
        }
        return offsets;
    }

    private static List<List<BulkData>> byOffsets(List<BulkData> fragments, long[] offsets) {
        long[] starts = Arrays.copyOf(starts(fragments), fragments.size());
        int[] first = new int[offsets.length + 1];
        for (int frame = 0; frame < offsets.length; frame++) {
            first[frame] = Arrays.binarySearch(starts, offsets[frame]);
            boolean grows = frame == 0 ? first[0] == 0 : first[frame] > first[frame - 1];
            if (!grows) {
                throw unassignable(fragments, offsets.length);
            }
        }
        first[offsets.length] = fragments.size();
        return between(fragments, first);
    }

    private static List<List<BulkData>> byStartMarkers(List<BulkData> fragments, int frames) {
        List<Integer> first = startMarkers(fragments);
        if (first.size() != frames || first.get(0) != 0) {
            throw unassignable(fragments, frames);
        }
        first.add(fragments.size());
        return between(fragments, first.stream().mapToInt(Integer::intValue).toArray());
    }

    /** A frame of the JPEG families begins with a marker FF D8 or FF 4F. */
    private static List<Integer> startMarkers(List<BulkData> fragments) {
        List<Integer> first = new ArrayList<>();
        for (int i = 0; i < fragments.size(); i++) {
            BulkData fragment = fragments.get(i);
            if (fragment.length() >= 2) {
                byte[] start = fragment.read(0, 2);
                if (start[0] == (byte) 0xFF && (start[1] == (byte) 0xD8 || start[1] == 0x4F)) {
                    first.add(i);
                }
            }
        }
        return first;
    }

    /** Whether FF D9 stands at the end, a byte of padding aside. */
    private static boolean endsWithMarker(BulkData fragment) {
        int count = (int) Math.min(3, fragment.length());
        byte[] end = fragment.read(fragment.length() - count, count);
        int last = count == 3 && end[2] == 0 ? 1 : count - 1;
        return last > 0 && end[last - 1] == (byte) 0xFF && end[last] == (byte) 0xD9;
    }

    private static List<List<BulkData>> between(List<BulkData> fragments, int[] first) {
        List<List<BulkData>> frames = new ArrayList<>();
        for (int i = 0; i + 1 < first.length; i++) {
            frames.add(fragments.subList(first[i], first[i + 1]));
        }
        return List.copyOf(frames);
    }

    private static MeridianException unassignable(List<BulkData> fragments, int frames) {
        return new MeridianException(
                DicomError.FRAGMENTS, Integer.toString(fragments.size()), Integer.toString(frames));
    }
}
