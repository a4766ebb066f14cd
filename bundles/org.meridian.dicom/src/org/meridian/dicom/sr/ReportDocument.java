package org.meridian.dicom.sr;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;
import org.meridian.dicom.sr.Content.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A structured report laid out for reading: headings, what is said under them, measured numbers as
 * tables and the images that are pointed at. Immutable.
 *
 * @param facts of the report as a whole: when, by whom, whether complete and verified (PS3.3
 *     C.17.2)
 */
public record ReportDocument(String title, List<Block.Field> facts, List<Block> blocks) {
    public ReportDocument {
        facts = List.copyOf(facts);
        blocks = List.copyOf(blocks);
    }

    /** A piece of the report; {@code depth} is 0 for what stands right under the title. */
    public sealed interface Block {
        int depth();

        /** What stands over the deeper blocks after it. */
        record Heading(int depth, String text) implements Block {}

        /**
         * Something said.
         *
         * @param label what it is about; empty where the item has no name
         */
        record Field(int depth, String label, String text) implements Block {}

        /** Numbers that were measured of the same thing. */
        record Table(int depth, List<Row> rows) implements Block {
            public Table {
                rows = List.copyOf(rows);
            }
        }

        /** Images that are pointed at one after the other. */
        record Images(int depth, String label, List<Value.Reference> images) implements Block {
            public Images {
                images = List.copyOf(images);
            }
        }
    }

    /**
     * A measured number.
     *
     * @param value why there is none, where there is none
     * @param note what makes it more exact, such as its derivation; empty where nothing does
     */
    public record Row(String name, String value, String unit, String note) {}

    /**
     * The report in an object.
     *
     * @throws MeridianException where the object is no structured report
     */
    public static ReportDocument of(Dataset report, Locale locale) {
        Content root = ContentReader.read(report);
        ReportWords words = new ReportWords(locale);
        return new ReportDocument(
                words.heading(root), facts(report, words), new ReportLayout(words).under(root));
    }

    private static List<Block.Field> facts(Dataset report, ReportWords words) {
        List<Block.Field> facts = new ArrayList<>();
        report.date(Tag.ContentDate)
                .ifPresent(
                        day ->
                                facts.add(
                                        fact(
                                                words.get("document.date"),
                                                report.time(Tag.ContentTime)
                                                        .map(t -> day + " " + t.withNano(0))
                                                        .orElse(day.toString()))));
        String device =
                Stream.of(Tag.Manufacturer, Tag.ManufacturerModelName)
                        .map(report::text)
                        .filter(t -> !t.isBlank())
                        .collect(Collectors.joining(" "));
        if (!device.isEmpty()) {
            facts.add(fact(words.get("document.device"), device));
        }
        facts.add(fact(words.get("document.state"), words.get(state(report))));
        for (Dataset observer : report.items(Tag.VerifyingObserverSequence)) {
            String name = observer.personName(Tag.VerifyingObserverName).display();
            String when =
                    observer.dateTime(Tag.VerificationDateTime)
                            .map(t -> "  " + t.toLocalDate() + " " + t.toLocalTime().withNano(0))
                            .orElse("");
            facts.add(fact(words.get("document.verifier"), name + when));
        }
        return facts;
    }

    private static Block.Field fact(String label, String text) {
        return new Block.Field(0, label, text);
    }

    /** A report that does not say that it is whole and verified is not. */
    private static String state(Dataset report) {
        String whole = report.text(Tag.CompletionFlag).equals("COMPLETE") ? "complete" : "partial";
        boolean verified = report.text(Tag.VerificationFlag).equals("VERIFIED");
        return "document." + whole + (verified ? ".verified" : ".unverified");
    }
}
