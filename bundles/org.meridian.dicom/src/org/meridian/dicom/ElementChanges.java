package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Exchanges outermost elements of a file and copies all other bytes. For one thread. */
final class ElementChanges {
    private static final int CHUNK = 1 << 20;
    private static final int GROUP_LENGTH_BYTES = 12;

    private final ByteSource source;
    private final ElementSpans spans;
    private final TreeMap<Integer, byte[]> changes = new TreeMap<>(Integer::compareUnsigned);

    ElementChanges(ByteSource source, ElementSpans spans) {
        this.source = source;
        this.spans = spans;
    }

    /** The bytes of an element take the place of the one that is there; none remove it. */
    void put(int tag, byte[] bytes) {
        changes.put(tag, bytes);
    }

    /** The elements as they are written in the file. */
    byte[] written(Dataset dataset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DatasetWriter(bytes, spans.encoding(), SequenceLengths.UNDEFINED).write(dataset);
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
        return bytes.toByteArray();
    }

    /** The bytes that stand where something is changed, ascending by tag. */
    byte[] originals() {
        ByteArrayOutputStream originals = new ByteArrayOutputStream();
        for (int tag : changes.keySet()) {
            spans.find(tag).ifPresent(span -> originals.writeBytes(span.bytes(source)));
        }
        return originals.toByteArray();
    }

    /** Makes the retired group lengths of the changed groups right again. */
    private void adaptGroupLengths() {
        for (int group : changes.keySet().stream().map(tag -> tag >>> 16).distinct().toList()) {
            int grown = 0;
            for (Map.Entry<Integer, byte[]> change : changes.entrySet()) {
                if (change.getKey() >>> 16 == group) {
                    grown += change.getValue().length - length(change.getKey());
                }
            }
            ElementSpans.Span span = spans.find(group << 16).orElse(null);
            if (span != null && span.to() - span.from() == GROUP_LENGTH_BYTES) {
                byte[] bytes = span.bytes(source);
                ByteBuffer length = ByteBuffer.wrap(bytes).order(order());
                length.putInt(8, length.getInt(8) + grown);
                put(span.tag(), bytes);
            }
        }
    }

    ByteOrder order() {
        return spans.encoding().bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private int length(int tag) {
        return spans.find(tag).map(span -> (int) (span.to() - span.from())).orElse(0);
    }

    /** Writes the file with the changes. */
    void write(OutputStream out) {
        adaptGroupLengths();
        try {
            long at = 0;
            for (Map.Entry<Integer, byte[]> change : changes.entrySet()) {
                Optional<ElementSpans.Span> span = spans.find(change.getKey());
                long from =
                        span.map(ElementSpans.Span::from)
                                .orElseGet(() -> spans.place(change.getKey()));
                copy(at, from, out);
                out.write(change.getValue());
                at = span.map(ElementSpans.Span::to).orElse(from);
            }
            copy(at, source.size(), out);
            out.flush();
        } catch (IOException e) {
            throw new MeridianException(e, DicomError.IO);
        }
    }

    private void copy(long from, long to, OutputStream out) throws IOException {
        for (long at = from; at < to; at += CHUNK) {
            out.write(new BulkData(source, at, Math.min(CHUNK, to - at)).read());
        }
    }
}
