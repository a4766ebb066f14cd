package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The Original Attributes Sequence (PS3.3 C.12.1) of a file, byte by byte: what changes replace is
 * kept there as it stands in the file. For one thread.
 */
final class OriginalAttributes {
    private static final String SYSTEM = "MERIDIAN CHARSET";
    private static final int UNDEFINED = -1;
    private static final int DELIMITER = 8;
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSSSSxx", Locale.ROOT);

    private final ByteSource source;
    private final ElementSpans spans;
    private final ElementChanges changes;

    OriginalAttributes(ByteSource source, ElementSpans spans, ElementChanges changes) {
        this.source = source;
        this.spans = spans;
        this.changes = changes;
    }

    /** Adds an item with what the changes replace. */
    void record(Dataset dataset, OffsetDateTime when) {
        boolean there = !dataset.items(Tag.OriginalAttributesSequence).isEmpty();
        if (!there && dataset.contains(Tag.OriginalAttributesSequence)) {
            // the empty one is among what is replaced
            changes.put(Tag.OriginalAttributesSequence, new byte[0]);
        }
        byte[] item = item(when);
        byte[] none =
                changes.written(
                        Dataset.builder().items(Tag.OriginalAttributesSequence, List.of()).build());
        changes.put(
                Tag.OriginalAttributesSequence,
                there ? appended(item) : spliced(none, none.length - DELIMITER, item));
    }

    private byte[] item(OffsetDateTime when) {
        byte[] nothing =
                changes.written(
                        Dataset.builder()
                                .items(Tag.ModifiedAttributesSequence, List.of(Dataset.EMPTY))
                                .build());
        ByteArrayOutputStream item = new ByteArrayOutputStream();
        item.writeBytes(delimiter(Tag.ITEM, UNDEFINED));
        // into the empty item, before its end and that of the sequence
        item.writeBytes(spliced(nothing, nothing.length - 2 * DELIMITER, changes.originals()));
        item.writeBytes(
                changes.written(
                        Dataset.builder()
                                .string(Tag.AttributeModificationDateTime, DATE_TIME.format(when))
                                .string(Tag.ModifyingSystem, SYSTEM)
                                .string(Tag.SourceOfPreviousValues)
                                .string(Tag.ReasonForTheAttributeModification, "CORRECT")
                                .build()));
        item.writeBytes(delimiter(Tag.ITEM_DELIMITATION, 0));
        return item.toByteArray();
    }

    private byte[] appended(byte[] item) {
        byte[] before = sequence().bytes(source);
        if (length(before) == UNDEFINED) {
            return spliced(before, before.length - DELIMITER, item);
        }
        return withLength(spliced(before, before.length, item), length(before) + item.length);
    }

    /** Takes away the last item and changes back what it tells of. */
    void bringBack(Dataset dataset) {
        List<Dataset> items = dataset.items(Tag.OriginalAttributesSequence);
        boolean ours =
                !items.isEmpty()
                        && items.get(items.size() - 1).text(Tag.ModifyingSystem).equals(SYSTEM);
        if (!ours) {
            throw new MeridianException(DicomError.NO_REPAIR);
        }
        byte[] before = sequence().bytes(source);
        boolean undefined = length(before) == UNDEFINED;
        long end = sequence().to() - (undefined ? DELIMITER : 0);
        long item = lastItem(items.size());
        changes.put(Tag.SpecificCharacterSet, new byte[0]);
        int taken = (int) (end - item);
        byte[] without =
                spliced(
                        Arrays.copyOf(before, (int) (item - sequence().from())),
                        (int) (item - sequence().from()),
                        undefined ? delimiter(Tag.SEQUENCE_DELIMITATION, 0) : new byte[0]);
        changes.put(
                Tag.OriginalAttributesSequence,
                items.size() == 1
                        ? new byte[0]
                        : undefined ? without : withLength(without, length(before) - taken));
        ElementSpans inside = inside(item + DELIMITER, end);
        ElementSpans.Span modified = inside.find(Tag.ModifiedAttributesSequence).orElseThrow();
        long first = modified.from() + head() + DELIMITER;
        for (ElementSpans.Span original : inside(first, modified.to()).spans()) {
            changes.put(original.tag(), original.bytes(source));
        }
    }

    /** Where the last of so many items begins. */
    private long lastItem(int count) {
        long at = sequence().from() + head();
        for (int i = 1; i < count; i++) {
            int length =
                    ByteBuffer.wrap(new BulkData(source, at, DELIMITER).read())
                            .order(changes.order())
                            .getInt(4);
            at += DELIMITER;
            at =
                    length == UNDEFINED
                            ? inside(at, sequence().to()).end() + DELIMITER
                            : at + (length & 0xFFFFFFFFL);
        }
        return at;
    }

    private ElementSpans inside(long from, long end) {
        return ElementSpans.of(new Input(source), from, end, spans.encoding());
    }

    private ElementSpans.Span sequence() {
        return spans.find(Tag.OriginalAttributesSequence).orElseThrow();
    }

    /** Bytes of the head of a sequence. */
    private int head() {
        return spans.encoding().explicit() ? 12 : 8;
    }

    private int length(byte[] element) {
        return ByteBuffer.wrap(element).order(changes.order()).getInt(head() - 4);
    }

    private byte[] withLength(byte[] element, int length) {
        ByteBuffer.wrap(element).order(changes.order()).putInt(head() - 4, length);
        return element;
    }

    private byte[] delimiter(int tag, int length) {
        return ByteBuffer.allocate(DELIMITER)
                .order(changes.order())
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt(length)
                .array();
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] inserted) {
        byte[] whole = Arrays.copyOf(bytes, bytes.length + inserted.length);
        System.arraycopy(bytes, at, whole, at + inserted.length, bytes.length - at);
        System.arraycopy(inserted, 0, whole, at, inserted.length);
        return whole;
    }
}
