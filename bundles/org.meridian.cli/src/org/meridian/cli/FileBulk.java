package org.meridian.cli;

import org.meridian.dicom.BulkData;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Element;
import org.meridian.dicom.Fragments;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Names large values by their place in a file: {@code file:///…?offset=…&length=…}. */
final class FileBulk {
    private static final int ITEM_HEAD = 8;

    private final String file;
    private final boolean deflated;

    FileBulk(Path path, DicomFile file) {
        this.file = path.toUri().toString();
        this.deflated = file.transferSyntax().deflated();
    }

    /** The place; none for what is small, or not in the file as the model wants it. */
    Optional<String> uri(Element element) {
        if (deflated) {
            return Optional.empty();
        }
        Optional<Fragments> fragments = element.fragments();
        if (fragments.isPresent()) {
            List<BulkData> all = fragments.get().fragments();
            BulkData first = fragments.get().offsetTable();
            BulkData last = all.isEmpty() ? first : all.get(all.size() - 1);
            long start = first.position() - ITEM_HEAD;
            return Optional.of(place(start, last.position() + last.length() - start));
        }
        boolean swapped = element.order() == ByteOrder.BIG_ENDIAN && element.vr().unit() > 1;
        return element.inSource()
                .filter(data -> !swapped)
                .map(data -> place(data.position(), data.length()));
    }

    private String place(long offset, long length) {
        return file + "?offset=" + offset + "&length=" + length;
    }
}
