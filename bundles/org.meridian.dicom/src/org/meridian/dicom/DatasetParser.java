package org.meridian.dicom;

import org.meridian.core.MeridianException;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Reads elements one after the other. Every step moves on by at least eight bytes and no length is
 * trusted before the bytes are known to be there, so any input ends and none allocates more than
 * its own size warrants. For one thread and one data set.
 */
final class DatasetParser {
    private static final int MAX_DEPTH = 64;
    private static final long MAX_ELEMENTS = 4_000_000;
    private static final int BYTES_OF_ELEMENT = 512;
    private static final int INLINE_BYTES = 65536;
    private static final int INLINE_BINARY_BYTES = 4096;
    private static final long UNDEFINED = 0xFFFFFFFFL;

    private final Input in;
    private final IntPredicate stop;
    private final List<DicomFile.Note> notes;
    private long position;
    private final long maxElements =
            Math.min(MAX_ELEMENTS, Runtime.getRuntime().maxMemory() / BYTES_OF_ELEMENT);
    private int elements;

    /** What an item takes over from the data set around it. */
    private record Scope(SpecificCharacterSet characterSet, boolean signed, int depth) {}

    /** One element's head: the value begins at the parser's position. */
    private record Head(int tag, VR vr, long length, long at) {}

    /**
     * @param stop reading ends before the first element of the outer data set whose tag it accepts
     */
    DatasetParser(Input in, IntPredicate stop, List<DicomFile.Note> notes) {
        this.in = in;
        this.stop = stop;
        this.notes = notes;
    }

    Dataset parse(long from, long end, Encoding encoding) {
        position = from;
        return dataset(encoding, end, false, new Scope(SpecificCharacterSet.DEFAULT, false, 0));
    }

    long position() {
        return position;
    }

    private Dataset dataset(Encoding encoding, long end, boolean delimited, Scope scope) {
        List<Element> found = new ArrayList<>();
        boolean signed = scope.signed;
        boolean sorted = true;
        while (position < end || delimited) {
            if (endsInPadding(end, delimited, scope)) {
                break;
            }
            int tag = in.tag(position, encoding.bigEndian());
            if (scope.depth == 0 && stop.test(tag)) {
                break;
            }
            if (tag == Tag.ITEM_DELIMITATION && delimited) {
                position += 8;
                break;
            }
            if (tag == Tag.ITEM_DELIMITATION || tag == Tag.SEQUENCE_DELIMITATION) {
                skipStrayDelimiter(tag, encoding, delimited);
                continue;
            }
            Element element =
                    element(head(tag, encoding, end, signed), encoding, end, signed, scope, found);
            if (tag == Tag.PixelRepresentation && element.length() == 2) {
                signed = element.binaryIntegers()[0] == 1;
            }
            if (!found.isEmpty()
                    && Integer.compareUnsigned(found.get(found.size() - 1).tag(), tag) >= 0) {
                sorted = false;
                note(DicomError.ORDER, tag);
            }
            found.add(element);
        }
        return new Dataset(sorted ? found : sortedOnce(found), characterSet(found, scope));
    }

    private boolean endsInPadding(long end, boolean delimited, Scope scope) {
        boolean outer = scope.depth == 0 && !delimited;
        if (outer && onlyZeros(Math.min(end, position + 8))) {
            if (!onlyZeros(end)) {
                throw failure(DicomError.STRUCTURE, 0, position);
            }
            note(DicomError.TRAILING, 0);
            position = end;
            return true;
        }
        if (end - position < 8) {
            throw failure(DicomError.CUT_SHORT, 0, position);
        }
        return false;
    }

    private boolean onlyZeros(long end) {
        for (long i = position; i < end; i++) {
            if (in.u8(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private void skipStrayDelimiter(int tag, Encoding encoding, boolean delimited) {
        if (delimited || in.u32(position + 4, encoding.bigEndian()) != 0) {
            throw failure(DicomError.STRUCTURE, tag, position);
        }
        note(DicomError.STRAY_DELIMITER, tag);
        position += 8;
    }

    private static List<Element> sortedOnce(List<Element> found) {
        List<Element> sorted = new ArrayList<>(found);
        sorted.sort((a, b) -> Integer.compareUnsigned(a.tag(), b.tag()));
        List<Element> once = new ArrayList<>(sorted.size());
        for (Element element : sorted) {
            if (once.isEmpty() || once.get(once.size() - 1).tag() != element.tag()) {
                once.add(element);
            }
        }
        return once;
    }

    private static SpecificCharacterSet characterSet(List<Element> found, Scope scope) {
        for (Element element : found) {
            if (element.tag() == Tag.SpecificCharacterSet) {
                return SpecificCharacterSet.of(
                        new Dataset(List.of(element), SpecificCharacterSet.DEFAULT)
                                .strings(Tag.SpecificCharacterSet));
            }
            if (Integer.compareUnsigned(element.tag(), Tag.SpecificCharacterSet) > 0) {
                break;
            }
        }
        return scope.characterSet;
    }

    /** Reads tag, VR and length and moves to the value. */
    private Head head(int tag, Encoding encoding, long end, boolean signed) {
        count();
        long at = position;
        boolean bigEndian = encoding.bigEndian();
        if (tag == Tag.ITEM) {
            throw failure(DicomError.STRUCTURE, tag, at);
        }
        if (!encoding.explicit()) {
            long length = in.u32(at + 4, bigEndian) & 0xFFFFFFFFL;
            position += 8;
            return new Head(tag, Dictionary.implicitVR(tag, signed), length, at);
        }
        int letters = in.u8(at + 4) << 8 | in.u8(at + 5);
        VR vr = VR.of(letters);
        if (vr == null && !isLetters(letters)) {
            throw failure(DicomError.STRUCTURE, tag, at);
        }
        if (vr != null && !vr.isLong()) {
            position += 8;
            return new Head(tag, vr, in.u16(at + 6, bigEndian), at);
        }
        // PS3.5 6.2.2: a VR of the future has the long form
        if (end - at < 12) {
            throw failure(DicomError.CUT_SHORT, tag, at);
        }
        position += 12;
        long length = in.u32(at + 8, bigEndian) & 0xFFFFFFFFL;
        return new Head(tag, vr == null ? VR.UN : vr, length, at);
    }

    private static boolean isLetters(int letters) {
        int first = letters >>> 8;
        int second = letters & 0xFF;
        return first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
    }

    private Element element(
            Head head,
            Encoding encoding,
            long end,
            boolean signed,
            Scope scope,
            List<Element> before) {
        if (head.length == UNDEFINED) {
            return undefined(head, encoding, end, signed, scope, before);
        }
        if (head.length > end - position) {
            throw failure(
                    end == in.size() ? DicomError.CUT_SHORT : DicomError.LENGTH, head.tag, head.at);
        }
        VR vr = head.vr;
        Encoding inner = encoding;
        if (vr == VR.UN && encoding.explicit() && !Tag.isPrivate(head.tag)) {
            // PS3.5 6.2.2: the value of a UN is in implicit little endian
            vr = Dictionary.implicitVR(head.tag, signed);
            inner = Encoding.IMPLICIT;
        } else if (vr == VR.UN) {
            inner = Encoding.IMPLICIT;
        }
        if (vr == VR.SQ && !inner.explicit() && !holdsItems(head.length)) {
            // some name a sequence's tag for another value; in implicit VR only the bytes show it
            vr = VR.UN;
        }
        if (vr == VR.SQ) {
            Scope items = inside(scope, signed, before, head);
            return Element.ofItems(head.tag, items(inner, position + head.length, false, items));
        }
        ByteOrder order = inner.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long from = position;
        position += head.length;
        int limit =
                head.tag == Tag.PixelData ? 0 : vr.isText() ? INLINE_BYTES : INLINE_BINARY_BYTES;
        return head.length <= limit
                ? Element.ofBytes(head.tag, vr, order, in.bytes(from, (int) head.length))
                : Element.ofBulk(head.tag, vr, order, new BulkData(in.source(), from, head.length));
    }

    private boolean holdsItems(long length) {
        return length == 0 || length >= 8 && in.tag(position, false) == Tag.ITEM;
    }

    private Element undefined(
            Head head,
            Encoding encoding,
            long end,
            boolean signed,
            Scope scope,
            List<Element> before) {
        VR vr = head.vr;
        if (head.tag == Tag.PixelData || vr == VR.OB || vr == VR.OW) {
            return Element.ofFragments(head.tag, VR.OB, fragments(encoding.bigEndian(), end));
        }
        if (vr != VR.SQ && vr != VR.UN) {
            throw failure(DicomError.STRUCTURE, head.tag, head.at);
        }
        Encoding inner = vr == VR.UN ? Encoding.IMPLICIT : encoding;
        return Element.ofItems(
                head.tag, items(inner, end, true, inside(scope, signed, before, head)));
    }

    private Scope inside(Scope scope, boolean signed, List<Element> before, Head head) {
        if (scope.depth >= MAX_DEPTH) {
            throw failure(DicomError.TOO_DEEP, head.tag, head.at);
        }
        return new Scope(characterSet(before, scope), signed, scope.depth + 1);
    }

    private List<Dataset> items(Encoding encoding, long end, boolean delimited, Scope scope) {
        List<Dataset> items = new ArrayList<>();
        while (position < end || delimited) {
            if (end - position < 8) {
                throw failure(DicomError.CUT_SHORT, Tag.ITEM, position);
            }
            int tag = in.tag(position, encoding.bigEndian());
            long length = in.u32(position + 4, encoding.bigEndian()) & 0xFFFFFFFFL;
            if (tag == Tag.SEQUENCE_DELIMITATION) {
                if (!delimited) {
                    note(DicomError.STRAY_DELIMITER, tag);
                }
                position += 8;
                if (delimited) {
                    break;
                }
                continue;
            }
            if (tag != Tag.ITEM) {
                throw failure(DicomError.STRUCTURE, tag, position);
            }
            count();
            boolean overruns = length != UNDEFINED && length > end - position - 8;
            if (overruns && delimited) {
                throw failure(
                        end == in.size() ? DicomError.CUT_SHORT : DicomError.LENGTH, tag, position);
            }
            if (overruns) {
                // the sequence's own length holds, so the item ends with it
                note(DicomError.LENGTH, tag);
            }
            position += 8;
            items.add(
                    length == UNDEFINED
                            ? dataset(encoding, end, true, scope)
                            : dataset(encoding, Math.min(end, position + length), false, scope));
        }
        return items;
    }

    private Fragments fragments(boolean bigEndian, long end) {
        List<BulkData> all = new ArrayList<>();
        while (true) {
            if (end - position < 8) {
                throw failure(DicomError.CUT_SHORT, Tag.PixelData, position);
            }
            int tag = in.tag(position, bigEndian);
            long length = in.u32(position + 4, bigEndian) & 0xFFFFFFFFL;
            if (tag == Tag.SEQUENCE_DELIMITATION) {
                position += 8;
                break;
            }
            if (tag != Tag.ITEM || length == UNDEFINED) {
                throw failure(DicomError.STRUCTURE, tag, position);
            }
            if (length > end - position - 8) {
                throw failure(DicomError.CUT_SHORT, Tag.PixelData, position);
            }
            count();
            all.add(new BulkData(in.source(), position + 8, length));
            position += 8 + length;
        }
        BulkData table = all.isEmpty() ? new BulkData(in.source(), position, 0) : all.get(0);
        return new Fragments(table, all.isEmpty() ? all : all.subList(1, all.size()));
    }

    /** Bounds the memory of what was read, which grows with the number of elements. */
    private void count() {
        if (++elements > maxElements) {
            throw new MeridianException(
                    DicomError.TOO_LARGE, "> " + maxElements, Long.toString(maxElements));
        }
    }

    private void note(DicomError code, int tag) {
        // a hostile file could fill the memory with remarks
        if (notes.size() < 100) {
            notes.add(new DicomFile.Note(code, tag, position));
        }
    }

    private static MeridianException failure(DicomError code, int tag, long at) {
        return new MeridianException(code, Tag.toString(tag), Long.toString(at));
    }

    /** Whether an element in this encoding could begin here: used where no file meta tells. */
    static boolean plausible(Input in, long at, long end, Encoding encoding) {
        if (end - at < 8) {
            return false;
        }
        int tag = in.tag(at, encoding.bigEndian());
        int letters = in.u8(at + 4) << 8 | in.u8(at + 5);
        VR vr = VR.of(letters);
        boolean known = Dictionary.entry(tag).isPresent() || (tag & 0xFFFF) == 0;
        if (!known || tag >>> 16 == 0) {
            return false;
        }
        if (encoding.explicit()) {
            return vr != null;
        }
        long length = in.u32(at + 4, false) & 0xFFFFFFFFL;
        return length == UNDEFINED || length <= end - at - 8;
    }
}
