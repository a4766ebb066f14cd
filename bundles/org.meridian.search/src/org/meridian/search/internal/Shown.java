package org.meridian.search.internal;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.IndexDocument;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the index keeps of a record to show it, to mark in it what was found and to compare it with
 * its rows. It is a value of its own and not a stored field of Lucene's: to read one of those takes
 * decompressing its neighbours, which took longer than finding it.
 *
 * @param digest see {@link RecordDigest}
 * @param names their readings
 * @param identifiers as they are written
 * @param texts as they are written
 */
public record Shown(
        long digest,
        String kind,
        String key,
        PatientKey patient,
        String title,
        List<SpelledName> names,
        List<String> identifiers,
        List<String> texts) {
    private static final String FIELD = "shown";

    static Shown of(IndexDocument source, List<SpelledName> names) {
        return new Shown(
                RecordDigest.of(source),
                source.kind(),
                source.key(),
                source.patient(),
                source.title(),
                names,
                source.identifiers(),
                source.texts());
    }

    /** The field of a document that holds this. */
    BinaryDocValuesField field() throws IOException {
        ByteBuffersDataOutput output = new ByteBuffersDataOutput();
        output.writeLong(digest);
        output.writeString(kind);
        output.writeString(key);
        output.writeString(patient.toString());
        output.writeString(title);
        write(output, names.stream().map(SpelledName::encode).toList());
        write(output, identifiers);
        write(output, texts);
        return new BinaryDocValuesField(FIELD, new BytesRef(output.toArrayCopy()));
    }

    private static void write(ByteBuffersDataOutput output, List<String> all) throws IOException {
        output.writeVInt(all.size());
        for (String one : all) {
            output.writeString(one);
        }
    }

    private static Shown decode(BytesRef value) throws IOException {
        ByteArrayDataInput input = new ByteArrayDataInput(value.bytes, value.offset, value.length);
        return new Shown(
                input.readLong(),
                input.readString(),
                input.readString(),
                PatientKey.of(input.readString()),
                input.readString(),
                strings(input).stream().map(SpelledName::decode).toList(),
                strings(input),
                strings(input));
    }

    private static List<String> strings(ByteArrayDataInput input) throws IOException {
        int count = input.readVInt();
        List<String> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(input.readString());
        }
        return all;
    }

    /** That of one document. */
    static Shown of(IndexReader reader, int document) throws IOException {
        return of(reader, new int[] {document}).get(0);
    }

    /** Those of documents, in their order. */
    static List<Shown> of(IndexReader reader, int[] documents) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        Shown[] shown = new Shown[documents.length];
        // values are read forwards
        List<Integer> forwards =
                IntStream.range(0, documents.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> documents[i]))
                        .toList();
        Values values = null;
        for (int i : forwards) {
            if (values == null || !values.has(documents[i])) {
                values = new Values(leaves.get(ReaderUtil.subIndex(documents[i], leaves)));
            }
            shown[i] = values.of(documents[i]);
        }
        return List.of(shown);
    }

    /** The values of a segment, read forwards. */
    public static final class Values {
        private final LeafReaderContext segment;
        private final BinaryDocValues values;

        public Values(LeafReaderContext segment) throws IOException {
            this.segment = segment;
            values = DocValues.getBinary(segment.reader(), FIELD);
        }

        boolean has(int document) {
            return document < segment.docBase + segment.reader().maxDoc();
        }

        /**
         * That of a document.
         *
         * @param document of the whole index, not before the one asked for last
         */
        public Shown of(int document) throws IOException {
            if (!values.advanceExact(document - segment.docBase)) {
                throw new IOException("no value in " + segment);
            }
            return decode(values.binaryValue());
        }
    }
}
