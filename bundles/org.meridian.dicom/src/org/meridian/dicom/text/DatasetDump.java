package org.meridian.dicom.text;

import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Element;
import org.meridian.dicom.Fragments;
import org.meridian.dicom.PrivateDictionary;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A file as lines for people: a line an element with its byte in the file, tag, VR, length, value
 * and name, items indented; then what was out of the standard. Long values are shortened. Nothing
 * in a value can control a terminal. Safe for all threads.
 */
public final class DatasetDump {
    private static final int VALUE_WIDTH = 64;
    private static final int BYTES_SHOWN = 16;

    /** No more bytes of a value are looked at, whatever its length. */
    private static final int BYTES_READ = 4096;

    private final Texts texts;
    private final List<String> lines = new ArrayList<>();

    private DatasetDump(Locale locale) {
        texts = Texts.of(DatasetDump.class, locale);
    }

    /** The lines of a file; its source is still open. */
    public static List<String> lines(DicomFile file, Locale locale) {
        DatasetDump dump = new DatasetDump(locale);
        dump.dataset(file.fileMeta(), "");
        dump.lines.add("# " + file.transferSyntax().name());
        dump.dataset(file.dataset(), "");
        for (DicomFile.Note note : file.notes()) {
            dump.lines.add(
                    "# " + note.code().code() + ": " + note.failure().text(dump.texts.locale()));
        }
        return List.copyOf(dump.lines);
    }

    private void dataset(Dataset dataset, String indent) {
        for (Element element : dataset) {
            line(dataset, element, indent);
            int number = 0;
            for (Dataset item : element.items()) {
                lines.add(" ".repeat(10) + indent + "  " + texts.get("item", ++number));
                dataset(item, indent + "    ");
            }
        }
    }

    private void line(Dataset dataset, Element element, String indent) {
        String position = element.position() < 0 ? "" : Long.toString(element.position());
        String length = element.vr() == VR.SQ ? "" : Long.toString(length(element));
        lines.add(
                String.format(
                                Locale.ROOT,
                                "%8s  %s%s %s %6s  %-32s %s",
                                position,
                                indent,
                                Tag.toString(element.tag()),
                                element.vr(),
                                length,
                                value(dataset, element),
                                name(dataset, element.tag()))
                        .stripTrailing());
    }

    private static long length(Element element) {
        return element.fragments().stream()
                .flatMap(fragments -> fragments.fragments().stream())
                .mapToLong(fragment -> fragment.length())
                .reduce(element.length(), Long::sum);
    }

    private String value(Dataset dataset, Element element) {
        Fragments fragments = element.fragments().orElse(null);
        if (fragments != null) {
            return texts.get("fragments", fragments.fragments().size());
        }
        VR vr = element.vr();
        if (vr == VR.SQ) {
            return texts.get("items", element.items().size());
        }
        boolean bytes = vr == VR.OB || vr == VR.UN || element.length() > BYTES_READ;
        if (element.length() == 0 || bytes && !vr.isText()) {
            return bytes(element);
        }
        try {
            String text = String.join("\\", dataset.strings(element.tag()));
            return "[" + shortened(printable(text)) + "]";
        } catch (MeridianException e) {
            return bytes(element);
        }
    }

    private static String bytes(Element element) {
        if (element.length() == 0) {
            return "";
        }
        int shown = (int) Math.min(BYTES_SHOWN, element.length());
        String hex = HexFormat.ofDelimiter(" ").formatHex(element.bulk().read(0, shown));
        return shown < element.length() ? hex + " \u2026" : hex;
    }

    private static String shortened(String text) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(VALUE_WIDTH, text.codePointCount(0, text.length())));
        return end < text.length() ? text.substring(0, end) + "\u2026" : text;
    }

    /** Without characters that would control a terminal or turn the direction of the text. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(
                        c -> {
                            int type = Character.getType(c);
                            boolean control =
                                    type == Character.CONTROL
                                            || type == Character.FORMAT
                                            || type == Character.SURROGATE
                                            || type == Character.LINE_SEPARATOR
                                            || type == Character.PARAGRAPH_SEPARATOR;
                            return control ? '.' : c;
                        })
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static String name(Dataset dataset, int tag) {
        if (!Tag.isPrivate(tag)) {
            return Dictionary.entry(tag).map(Dictionary.Entry::keyword).orElse("");
        }
        String creator = Tag.isPrivateCreator(tag) ? "" : dataset.text(Tag.privateCreator(tag));
        return PrivateDictionary.entry(creator, tag)
                .map(entry -> printable(creator + ": " + entry.name()))
                .orElse(printable(creator));
    }
}
