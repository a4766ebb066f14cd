package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the heads of elements: tag, VR and length (PS3.5 7.1). In explicit VR a head that is not
 * one is taken for the form that is followed by another element, as old writers left the VR out or
 * used the short form for all. For one thread.
 */
final class HeadReader {
    static final long UNDEFINED = 0xFFFFFFFFL;

    private final Input in;
    private final Notes notes;

    /**
     * One element's head.
     *
     * @param at where it begins
     * @param value where the value begins
     * @param implicit whether it has no VR, whatever the data set's encoding
     */
    record Head(int tag, VR vr, long length, long at, long value, boolean implicit) {}

    HeadReader(Input in, Notes notes) {
        this.in = in;
        this.notes = notes;
    }

    /** The head at a position with at least eight bytes before {@code end}. */
    Head read(long at, int tag, Encoding encoding, long end, ElementList before) {
        if (tag == Tag.ITEM) {
            throw new BrokenData(DicomError.STRUCTURE, tag, at);
        }
        if (!encoding.explicit()) {
            return implicit(at, tag, encoding, before);
        }
        VR vr = vr(at);
        if (vr == null) {
            return repaired(at, tag, encoding, end, before);
        }
        if (!vr.isLong()) {
            return new Head(tag, vr, in.u16(at + 6, encoding.bigEndian()), at, at + 8, false);
        }
        if (end - at < 12) {
            throw new BrokenData(DicomError.CUT_SHORT, tag, at);
        }
        Head head = longForm(at, tag, vr, encoding);
        boolean reserved = in.u16(at + 6, encoding.bigEndian()) == 0;
        return reserved || fits(head, end) ? head : repaired(at, tag, encoding, end, before);
    }

    private Head implicit(long at, int tag, Encoding encoding, ElementList before) {
        long length = in.u32(at + 4, encoding.bigEndian()) & UNDEFINED;
        return new Head(tag, before.implicitVR(tag), length, at, at + 8, true);
    }

    private Head longForm(long at, int tag, VR vr, Encoding encoding) {
        long length = in.u32(at + 8, encoding.bigEndian()) & UNDEFINED;
        return new Head(tag, vr, length, at, at + 12, false);
    }

    private Head repaired(long at, int tag, Encoding encoding, long end, ElementList before) {
        VR vr = vr(at);
        int letters = in.u8(at + 4) << 8 | in.u8(at + 5);
        boolean named = isLetter(letters >>> 8) && isLetter(letters & 0xFF);
        List<Head> forms = new ArrayList<>();
        if (end - at >= 12) {
            // PS3.5 6.2.2: a VR of the future has the long form
            forms.add(longForm(at, tag, vr == null ? VR.UN : vr, encoding));
        }
        int length = in.u16(at + 6, encoding.bigEndian());
        forms.add(
                new Head(tag, vr == null ? before.implicitVR(tag) : vr, length, at, at + 8, false));
        forms.add(implicit(at, tag, encoding, before));
        for (Head form : forms) {
            boolean longForm = form.value == at + 12;
            if ((named || !longForm) && fits(form, end) && follows(form, encoding, end)) {
                if (!longForm) {
                    notes.remark(DicomError.WRONG_VR, tag, at);
                }
                return form;
            }
        }
        if (named && end - at >= 12) {
            return longForm(at, tag, VR.UN, encoding);
        }
        throw new BrokenData(DicomError.STRUCTURE, tag, at);
    }

    private static boolean fits(Head head, long end) {
        return head.length == UNDEFINED || head.length <= end - head.value;
    }

    private boolean follows(Head head, Encoding encoding, long end) {
        if (head.length == UNDEFINED) {
            return end - head.value >= 8 && in.tag(head.value, encoding.bigEndian()) == Tag.ITEM;
        }
        return follows(head.value + head.length, head.tag, encoding, end);
    }

    /** Whether the data end here or an element or delimiter stands here that can follow a tag. */
    boolean follows(long at, int tag, Encoding encoding, long end) {
        if (at == end) {
            return true;
        }
        if (end - at < 8) {
            return false;
        }
        int next = in.tag(at, encoding.bigEndian());
        if (next == Tag.ITEM_DELIMITATION || next == Tag.SEQUENCE_DELIMITATION) {
            return in.u32(at + 4, encoding.bigEndian()) == 0;
        }
        if (Integer.compareUnsigned(next, tag) <= 0 || next == Tag.ITEM) {
            return false;
        }
        long length = in.u32(at + 4, encoding.bigEndian()) & UNDEFINED;
        return encoding.explicit()
                ? vr(at) != null || Dictionary.entry(next).isPresent()
                : length == UNDEFINED || length <= end - at - 8;
    }

    private @Nullable VR vr(long at) {
        return VR.of(in.u8(at + 4) << 8 | in.u8(at + 5));
    }

    private static boolean isLetter(int letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    /** Whether an element of the dictionary and then another or the end of the data stand here. */
    boolean begins(long at, long end, Encoding encoding) {
        if (!plausible(in, at, end, encoding)) {
            return false;
        }
        int tag = in.tag(at, encoding.bigEndian());
        try {
            Head head =
                    read(
                            at,
                            tag,
                            encoding,
                            end,
                            new ElementList(SpecificCharacterSet.DEFAULT, false));
            return fits(head, end) && follows(head, encoding, end);
        } catch (BrokenData e) {
            return false;
        }
    }

    /** Whether an element of the dictionary in this encoding could begin here. */
    static boolean plausible(Input in, long at, long end, Encoding encoding) {
        if (end - at < 8) {
            return false;
        }
        int tag = in.tag(at, encoding.bigEndian());
        boolean known = Dictionary.entry(tag).isPresent() || (tag & 0xFFFF) == 0;
        if (!known || tag >>> 16 == 0) {
            return false;
        }
        if (encoding.explicit()) {
            return VR.of(in.u8(at + 4) << 8 | in.u8(at + 5)) != null;
        }
        long length = in.u32(at + 4, false) & UNDEFINED;
        return length == UNDEFINED || length <= end - at - 8;
    }
}
