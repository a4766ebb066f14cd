package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PersonName;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data set: elements in ascending order of their tags, with the character set that holds for
 * them. Immutable and safe for all threads. Accessors by tag give what is not there as empty; a
 * value that is there and not valid for its VR is a {@link DicomError#VALUE}.
 */
public final class Dataset implements Iterable<Element> {
    public static final Dataset EMPTY = new Dataset(List.of(), SpecificCharacterSet.DEFAULT);

    private static final Pattern DATE = Pattern.compile("(\\d{4})[.-]?(\\d{2})[.-]?(\\d{2})");
    private static final Pattern TIME =
            Pattern.compile("(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:\\.(\\d{1,6}))?)?)?");
    private static final Pattern DATE_TIME = Pattern.compile("(\\d{8})(\\d{2}.*?)([+-]\\d{4})?");

    private final int[] order;
    private final Element[] elements;
    private final SpecificCharacterSet characterSet;

    /** The elements are in ascending order and each once. */
    Dataset(List<Element> elements, SpecificCharacterSet characterSet) {
        this.elements = elements.toArray(Element[]::new);
        this.order = new int[this.elements.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = this.elements[i].tag() ^ Integer.MIN_VALUE;
        }
        this.characterSet = characterSet;
    }

    /** A builder of an empty data set. */
    public static DatasetBuilder builder() {
        return new DatasetBuilder();
    }

    /** A builder of an item, in a data set with this character set. */
    public static DatasetBuilder builder(SpecificCharacterSet outer) {
        return new DatasetBuilder(new Dataset(List.of(), outer));
    }

    /** A builder that starts with these elements. */
    public DatasetBuilder toBuilder() {
        return new DatasetBuilder(this);
    }

    public Optional<Element> element(int tag) {
        int index = Arrays.binarySearch(order, tag ^ Integer.MIN_VALUE);
        return index < 0 ? Optional.empty() : Optional.of(elements[index]);
    }

    public boolean contains(int tag) {
        return Arrays.binarySearch(order, tag ^ Integer.MIN_VALUE) >= 0;
    }

    public int size() {
        return elements.length;
    }

    @Override
    public Iterator<Element> iterator() {
        return Collections.unmodifiableList(Arrays.asList(elements)).iterator();
    }

    /** The character set that holds for the texts. */
    public SpecificCharacterSet characterSet() {
        return characterSet;
    }

    /**
     * The same elements with texts and those of all items read in another set than the declared
     * one, for a source that is known to declare a wrong one.
     */
    public Dataset readAs(SpecificCharacterSet set) {
        List<Element> read = new ArrayList<>(elements.length);
        for (Element element : elements) {
            List<Dataset> items = element.items();
            read.add(
                    items.isEmpty()
                            ? element
                            : Element.ofItems(
                                    element.tag(),
                                    items.stream().map(item -> item.readAs(set)).toList()));
        }
        return new Dataset(read, set);
    }

    /** The first value as text without its padding; empty when there is none. */
    public Optional<String> string(int tag) {
        List<String> values = strings(tag);
        return values.isEmpty() || values.get(0).isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(0));
    }

    /** The first value as text, or an empty text. */
    public String text(int tag) {
        return string(tag).orElse("");
    }

    /** The values as texts without padding; numbers of a binary VR as decimal digits. */
    public List<String> strings(int tag) {
        Element element = element(tag).orElse(null);
        if (element == null || element.length() == 0) {
            return List.of();
        }
        VR vr = element.vr();
        if (vr.isText()) {
            return textValues(element, vr);
        }
        List<String> values = new ArrayList<>();
        switch (vr) {
            case FL, FD, OF, OD -> {
                for (double number : element.binaryDoubles()) {
                    values.add(Double.toString(number));
                }
            }
            case SQ, UN, OB -> {
                if (vr == VR.UN) {
                    return textValues(element, VR.LO);
                }
            }
            case AT -> {
                for (long number : element.binaryIntegers()) {
                    values.add(Tag.toString((int) number));
                }
            }
            default -> {
                for (long number : element.binaryIntegers()) {
                    values.add(vr == VR.UV ? Long.toUnsignedString(number) : Long.toString(number));
                }
            }
        }
        return List.copyOf(values);
    }

    private List<String> textValues(Element element, VR vr) {
        String text = characterSet.decode(element.bytes(), vr);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == 0 || text.charAt(end - 1) == ' ')) {
            end--;
        }
        text = text.substring(0, end);
        if (!vr.isMultiValued()) {
            return List.of(text);
        }
        String[] values = text.split("\\\\", -1);
        for (int i = 0; i < values.length; i++) {
            values[i] = vr == VR.UC ? values[i].stripTrailing() : trim(values[i]);
        }
        return List.of(values);
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && (text.charAt(end - 1) == 0 || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The first value as an integer. */
    public OptionalInt integer(int tag) {
        int[] values = integers(tag);
        return values.length == 0 ? OptionalInt.empty() : OptionalInt.of(values[0]);
    }

    /** The values as integers; empty values of an IS are left out. */
    public int[] integers(int tag) {
        Element element = element(tag).orElse(null);
        if (element == null) {
            return new int[0];
        }
        if (!isNumberText(element)) {
            return Arrays.stream(element.binaryIntegers())
                    .mapToInt(number -> (int) exactly(element, number))
                    .toArray();
        }
        return strings(tag).stream()
                .filter(value -> !value.isEmpty())
                .mapToInt(value -> parse(element, value))
                .toArray();
    }

    private static long exactly(Element element, long number) {
        if (number != (int) number) {
            throw element.invalid();
        }
        return number;
    }

    private static int parse(Element element, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw element.invalid();
        }
    }

    /** The first value as a number. */
    public OptionalDouble number(int tag) {
        double[] values = numbers(tag);
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[0]);
    }

    /** The values as numbers; empty values of a DS are left out. */
    public double[] numbers(int tag) {
        Element element = element(tag).orElse(null);
        if (element == null) {
            return new double[0];
        }
        if (!isNumberText(element)) {
            return element.binaryDoubles();
        }
        return strings(tag).stream()
                .filter(value -> !value.isEmpty())
                .mapToDouble(value -> parseDouble(element, value))
                .toArray();
    }

    /** The first value as a number; empty where {@link #finiteNumbers} has none. */
    public OptionalDouble finiteNumber(int tag) {
        return Arrays.stream(finiteNumbers(tag)).findFirst();
    }

    /** The values as numbers; none where one of them is not valid or not finite. */
    public double[] finiteNumbers(int tag) {
        try {
            double[] numbers = numbers(tag);
            return Arrays.stream(numbers).allMatch(Double::isFinite) ? numbers : new double[0];
        } catch (MeridianException e) {
            return new double[0];
        }
    }

    private static double parseDouble(Element element, String value) {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw element.invalid();
    }

    private static boolean isNumberText(Element element) {
        VR vr = element.vr();
        if (vr == VR.SQ || vr.isInCharacterSet()) {
            throw element.invalid();
        }
        return vr.isText();
    }

    /** The items of a sequence; none when it is not there. */
    public List<Dataset> items(int tag) {
        return element(tag).map(Element::items).orElse(List.of());
    }

    /** The first item of a sequence. */
    public Optional<Dataset> item(int tag) {
        List<Dataset> items = items(tag);
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
    }

    /** The first person name; {@link PersonName#UNKNOWN} when there is none. */
    public PersonName personName(int tag) {
        return string(tag).map(PersonName::parse).orElse(PersonName.UNKNOWN);
    }

    /** The first value of a DA, or of the older form with dots; empty when it is no date. */
    public Optional<LocalDate> date(int tag) {
        return date(text(tag));
    }

    private static Optional<LocalDate> date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The first value of a TM, or of the older form with colons; empty when it is no time. */
    public Optional<LocalTime> time(int tag) {
        return time(text(tag));
    }

    private static Optional<LocalTime> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String fraction = matcher.group(4);
        int nanos =
                fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        try {
            return Optional.of(
                    LocalTime.of(
                            number(matcher, 1), number(matcher, 2), number(matcher, 3), nanos));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The first value of a DT, its zone left out; empty when it does not tell the hour of a day.
     */
    public Optional<LocalDateTime> dateTime(int tag) {
        Matcher matcher = DATE_TIME.matcher(text(tag));
        return matcher.matches()
                ? date(matcher.group(1)).flatMap(day -> time(matcher.group(2)).map(day::atTime))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The first value as text, or {@link DicomError#MISSING}. */
    public String requireString(int tag) {
        return string(tag).orElseThrow(() -> missing(tag));
    }

    /** The first value as an integer, or {@link DicomError#MISSING}. */
    public int requireInteger(int tag) {
        return integer(tag).orElseThrow(() -> missing(tag));
    }

    private static MeridianException missing(int tag) {
        return new MeridianException(DicomError.MISSING, Dictionary.keyword(tag));
    }
}
