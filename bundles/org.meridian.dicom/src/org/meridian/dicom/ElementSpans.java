package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the elements of a data set stand, byte by byte, for changes that leave all others as they
 * are. Immutable.
 *
 * @param spans of the outermost elements, ascending by tag
 * @param end behind the last one
 */
record ElementSpans(Encoding encoding, List<Span> spans, long end) {
    private static final String DIRECTORY = "1.2.840.10008.1.3.10";

    ElementSpans {
        spans = List.copyOf(spans);
    }

    /** One element with its head, from a byte to the one behind it. */
    record Span(int tag, long from, long to) {
        byte[] bytes(ByteSource source) {
            return new BulkData(source, from, to - from).read();
        }
    }

    /**
     * Of a file.
     *
     * @throws MeridianException {@link DicomError#NOT_IN_PLACE} for one in which elements cannot be
     *     exchanged
     */
    static ElementSpans of(ByteSource source, DicomFile file) {
        boolean sound =
                file.notes().stream().allMatch(note -> note.code() == DicomError.NO_META)
                        && !file.transferSyntax().deflated()
                        && !file.fileMeta().text(Tag.MediaStorageSOPClassUID).equals(DIRECTORY);
        if (!sound) {
            throw new MeridianException(DicomError.NOT_IN_PLACE);
        }
        Input in = new Input(source);
        long from = DicomReader.start(in);
        if (file.fileMeta().size() > 0) {
            boolean explicit = HeadReader.plausible(in, from, in.size(), Encoding.EXPLICIT);
            DatasetParser meta = new DatasetParser(in, tag -> tag >>> 16 != 2, new Notes());
            meta.parse(from, in.size(), explicit ? Encoding.EXPLICIT : Encoding.IMPLICIT);
            from = meta.position();
        }
        return of(in, from, in.size(), Encoding.of(file.transferSyntax()));
    }

    /** Of the elements from a position to the end, or to a delimiter of an item. */
    static ElementSpans of(Input in, long from, long end, Encoding encoding) {
        Starts starts = new Starts();
        DatasetParser parser =
                new DatasetParser(
                        in, tag -> tag == Tag.ITEM_DELIMITATION || starts.add(tag), new Notes());
        starts.parser = Optional.of(parser);
        parser.parse(from, end, encoding);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < starts.positions.size(); i++) {
            boolean last = i + 1 == starts.positions.size();
            spans.add(
                    new Span(
                            starts.tags.get(i),
                            starts.positions.get(i),
                            last ? parser.position() : starts.positions.get(i + 1)));
        }
        return new ElementSpans(encoding, spans, parser.position());
    }

    Optional<Span> find(int tag) {
        return spans.stream().filter(span -> span.tag == tag).findFirst();
    }

    /** Where an element that is not there would stand. */
    long place(int tag) {
        return spans.stream()
                .filter(span -> Integer.compareUnsigned(span.tag, tag) > 0)
                .mapToLong(Span::from)
                .findFirst()
                .orElse(end);
    }

    /** The parser asks at each outer element whether to stop, which tells where it begins. */
    private static final class Starts {
        private final List<Integer> tags = new ArrayList<>();
        private final List<Long> positions = new ArrayList<>();
        private Optional<DatasetParser> parser = Optional.empty();

        boolean add(int tag) {
            tags.add(tag);
            positions.add(parser.orElseThrow().position());
            return false;
        }
    }
}
