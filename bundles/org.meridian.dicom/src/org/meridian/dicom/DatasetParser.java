package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Reads elements one after the other. Every step moves on by at least eight bytes and no length is
 * trusted before the bytes are known to be there, so any input ends and none allocates more than
 * its own size warrants. Where the data are damaged, what stands before is given and the rest left
 * out; behind damage inside a sequence of known length reading goes on when an element follows
 * there. For one thread and one data set.
 */
final class DatasetParser {
    private static final int MAX_DEPTH = 64;
    private static final long MAX_ELEMENTS = 4_000_000;
    private static final int BYTES_OF_ELEMENT = 512;
    private static final int INLINE_BYTES = 65536;
    private static final int INLINE_BINARY_BYTES = 4096;
    private static final long UNDEFINED = HeadReader.UNDEFINED;

    private final Input in;
    private final IntPredicate stop;
    private final Notes notes;
    private final HeadReader heads;
    private final long maxElements =
            Math.min(MAX_ELEMENTS, Runtime.getRuntime().maxMemory() / BYTES_OF_ELEMENT);
    private long position;
    private int elements;
    private boolean broken;

    /** Where a data set or a sequence stands: its encoding, its end and how deep. */
    private record Span(Encoding encoding, long end, boolean delimited, int depth) {
        boolean outer() {
            return depth == 0;
        }
    }

    /**
     * @param stop reading ends before the first element of the outer data set whose tag it accepts
     */
    DatasetParser(Input in, IntPredicate stop, Notes notes) {
        this.in = in;
        this.stop = stop;
        this.notes = notes;
        this.heads = new HeadReader(in, notes);
    }

    /** Reads from a position; what cannot be read is noted as damage. */
    Dataset parse(long from, long end, Encoding encoding) {
        position = from;
        return dataset(
                new Span(encoding, end, false, 0),
                new ElementList(SpecificCharacterSet.DEFAULT, false));
    }

    /** Where reading ended. */
    long position() {
        return position;
    }

    /** Whether it ended at damage. */
    boolean isBroken() {
        return broken;
    }

    private Dataset dataset(Span span, ElementList found) {
        try {
            while (!broken && (position < span.end || span.delimited)) {
                if (!next(span, found)) {
                    break;
                }
            }
        } catch (BrokenData e) {
            breakOff(e);
        }
        return found.dataset();
    }

    private void breakOff(BrokenData e) {
        broken = true;
        notes.damage(e.note());
    }

    /** Reads one element; false at the end of the data set. */
    private boolean next(Span span, ElementList found) {
        long end = span.end;
        if (span.outer() && endsInPadding(span, found)) {
            position = end;
            return false;
        }
        if (end - position < 8) {
            throw new BrokenData(DicomError.CUT_SHORT, 0, position);
        }
        int tag = in.tag(position, span.encoding.bigEndian());
        if (span.outer() && stop.test(tag)) {
            return false;
        }
        if (tag == Tag.ITEM_DELIMITATION && span.delimited) {
            position += 8;
            return false;
        }
        if (tag == Tag.ITEM_DELIMITATION || tag == Tag.SEQUENCE_DELIMITATION) {
            skipStrayDelimiter(tag, span);
            return true;
        }
        count(tag);
        HeadReader.Head head = heads.read(position, tag, span.encoding, end, found);
        position = head.value();
        Element element = element(head, span, found);
        if (element != null && !found.add(element)) {
            notes.remark(DicomError.ORDER, tag, head.at());
        }
        return true;
    }

    /** Whether what is left is no element: zeros, or anything behind the pixels. */
    private boolean endsInPadding(Span span, ElementList found) {
        long end = span.end;
        boolean behindPixels =
                Integer.compareUnsigned(found.lastTag(), Tag.PixelData) >= 0
                        && !heads.follows(position, found.lastTag(), span.encoding, end);
        if (!behindPixels && !onlyZeros(Math.min(end, position + 8))) {
            return false;
        }
        if (!behindPixels && !onlyZeros(end)) {
            throw new BrokenData(DicomError.STRUCTURE, 0, position);
        }
        notes.remark(DicomError.TRAILING, 0, position);
        return true;
    }

    private boolean onlyZeros(long end) {
        for (long i = position; i < end; i++) {
            if (in.u8(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private void skipStrayDelimiter(int tag, Span span) {
        if (span.delimited || in.u32(position + 4, span.encoding.bigEndian()) != 0) {
            throw new BrokenData(DicomError.STRUCTURE, tag, position);
        }
        notes.remark(DicomError.STRAY_DELIMITER, tag, position);
        position += 8;
    }

    /** The element of a head; null when damage left nothing of it. */
    private @Nullable Element element(HeadReader.Head head, Span span, ElementList found) {
        if (head.length() == UNDEFINED) {
            return undefined(head, span, found);
        }
        if (head.length() > span.end - position) {
            return beyondTheEnd(head, span, found);
        }
        VR vr = head.vr();
        Encoding inner = head.implicit() ? implicitOf(span.encoding) : span.encoding;
        if (vr == VR.UN && inner.explicit()) {
            // PS3.5 6.2.2: the value of a UN is in implicit little endian
            vr = Tag.isPrivate(head.tag()) ? VR.UN : found.implicitVR(head.tag());
            inner = Encoding.IMPLICIT;
        }
        if (vr == VR.SQ && !inner.explicit() && !holdsItems(head.length(), inner)
                || head.implicit() && Tag.isPrivate(head.tag()) && head.length() % vr.unit() != 0) {
            // tags are used for other values too; in implicit VR only the bytes show it
            vr = VR.UN;
        }
        if (vr == VR.SQ) {
            return sequence(head, new Span(inner, position + head.length(), false, 0), span, found);
        }
        if ((head.length() & 1) != 0) {
            notes.remark(DicomError.ODD_LENGTH, head.tag(), head.at());
        }
        return value(head, vr, inner, head.length());
    }

    private Element value(HeadReader.Head head, VR vr, Encoding encoding, long length) {
        int tag = head.tag();
        ByteOrder order = encoding.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long from = position;
        position += length;
        int limit = tag == Tag.PixelData ? 0 : vr.isText() ? INLINE_BYTES : INLINE_BINARY_BYTES;
        return length <= limit
                ? Element.ofBytes(tag, vr, order, head.at(), in.bytes(from, (int) length))
                : Element.ofBulk(
                        tag, vr, order, head.at(), new BulkData(in.source(), from, length));
    }

    private static Encoding implicitOf(Encoding encoding) {
        return new Encoding(false, encoding.bigEndian());
    }

    private boolean holdsItems(long length, Encoding encoding) {
        return length == 0 || length >= 8 && in.tag(position, encoding.bigEndian()) == Tag.ITEM;
    }

    /** A value that is not all there: of pixels what is there, of anything else nothing. */
    private @Nullable Element beyondTheEnd(HeadReader.Head head, Span span, ElementList found) {
        notes.damage(new DicomFile.Note(beyond(span), head.tag(), head.at()));
        long there = span.end - position;
        Encoding encoding = head.implicit() ? implicitOf(span.encoding) : span.encoding;
        if (head.vr() == VR.SQ && there >= 8 && holdsItems(there, encoding)) {
            Element items = sequence(head, new Span(encoding, span.end, true, 0), span, found);
            broken = true;
            return items;
        }
        broken = true;
        boolean pixels = Tag.isPixelData(head.tag()) && span.outer();
        return pixels && there > 0
                ? value(head, head.vr(), encoding, there - there % head.vr().unit())
                : null;
    }

    private @Nullable Element undefined(HeadReader.Head head, Span span, ElementList found) {
        VR vr = head.vr();
        Encoding encoding = head.implicit() ? implicitOf(span.encoding) : span.encoding;
        if (head.tag() == Tag.PixelData || vr == VR.OB || vr == VR.OW) {
            FragmentsReader reader = new FragmentsReader(in, maxElements - elements);
            Fragments fragments = reader.read(position, span.end, encoding.bigEndian());
            elements += fragments.fragments().size();
            position = reader.position();
            reader.damage().ifPresent(this::breakOff);
            return Element.ofFragments(head.tag(), VR.OB, head.at(), fragments);
        }
        boolean items = span.end - position >= 8 && isItem(in.tag(position, encoding.bigEndian()));
        if (vr != VR.SQ && vr != VR.UN && !items) {
            throw new BrokenData(DicomError.STRUCTURE, head.tag(), head.at());
        }
        Encoding inner = vr == VR.UN && encoding.explicit() ? insideUnknown(span) : encoding;
        return sequence(head, new Span(inner, span.end, true, 0), span, found);
    }

    private static boolean isItem(int tag) {
        return tag == Tag.ITEM || tag == Tag.SEQUENCE_DELIMITATION;
    }

    /**
     * PS3.5 6.2.2 note: a UN of undefined length holds items in implicit little endian. Some write
     * the encoding of the data set, which shows in the VR of the first element.
     */
    private Encoding insideUnknown(Span span) {
        return HeadReader.plausible(in, position + 8, span.end, span.encoding)
                        && !HeadReader.plausible(in, position + 8, span.end, Encoding.IMPLICIT)
                ? span.encoding
                : Encoding.IMPLICIT;
    }

    private @Nullable Element sequence(
            HeadReader.Head head, Span within, Span outer, ElementList found) {
        if (outer.depth >= MAX_DEPTH) {
            throw new BrokenData(DicomError.TOO_DEEP, head.tag(), head.at());
        }
        Span span = new Span(within.encoding, within.end, within.delimited, outer.depth + 1);
        List<Dataset> items = new ArrayList<>();
        try {
            items(span, found, items);
        } catch (BrokenData e) {
            breakOff(e);
        }
        boolean damaged = broken;
        if (broken
                && !span.delimited
                && heads.follows(span.end, head.tag(), outer.encoding, outer.end)) {
            broken = false;
            position = span.end;
        }
        return damaged && items.isEmpty() ? null : Element.ofItems(head.tag(), head.at(), items);
    }

    private void items(Span span, ElementList around, List<Dataset> items) {
        boolean bigEndian = span.encoding.bigEndian();
        while (!broken && (position < span.end || span.delimited)) {
            if (span.end - position < 8) {
                throw new BrokenData(DicomError.CUT_SHORT, Tag.ITEM, position);
            }
            int tag = in.tag(position, bigEndian);
            long length = in.u32(position + 4, bigEndian) & UNDEFINED;
            position += 8;
            if (tag == Tag.SEQUENCE_DELIMITATION && span.delimited) {
                break;
            } else if (tag == Tag.SEQUENCE_DELIMITATION) {
                notes.remark(DicomError.STRAY_DELIMITER, tag, position - 8);
            } else if (tag == Tag.ITEM) {
                count(tag);
                items.add(item(position - 8, length, span, around));
            } else {
                throw new BrokenData(DicomError.STRUCTURE, tag, position - 8);
            }
        }
        if (broken && !items.isEmpty() && items.get(items.size() - 1).size() == 0) {
            items.remove(items.size() - 1);
        }
    }

    private Dataset item(long at, long length, Span span, ElementList around) {
        boolean overruns = length != UNDEFINED && length > span.end - position;
        boolean cut = overruns && span.delimited;
        if (cut) {
            notes.damage(new DicomFile.Note(beyond(span), Tag.ITEM, at));
        } else if (overruns) {
            // the sequence's own length holds, so the item ends with it
            notes.remark(DicomError.ITEM_LENGTH, Tag.ITEM, at);
        }
        boolean delimited = length == UNDEFINED || cut;
        long end = delimited ? span.end : Math.min(span.end, position + length);
        Dataset item =
                dataset(
                        new Span(span.encoding, end, delimited, span.depth),
                        new ElementList(around.characterSet(), around.signed()));
        if (broken && !delimited && itemFollows(end, span)) {
            broken = false;
            position = end;
        }
        broken |= cut;
        return item;
    }

    private boolean itemFollows(long at, Span span) {
        return at == span.end && !span.delimited
                || span.end - at >= 8 && isItem(in.tag(at, span.encoding.bigEndian()));
    }

    /** Why a length leads beyond the end of what holds it. */
    private DicomError beyond(Span span) {
        return span.end == in.size() ? DicomError.CUT_SHORT : DicomError.LENGTH;
    }

    /** Bounds the memory of what was read, which grows with the number of elements. */
    private void count(int tag) {
        if (++elements > maxElements) {
            throw new BrokenData(DicomError.TOO_MANY, tag, position);
        }
    }
}
