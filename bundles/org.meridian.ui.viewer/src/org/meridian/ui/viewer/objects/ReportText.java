package org.meridian.ui.viewer.objects;

import org.meridian.core.text.Texts;
import org.meridian.dicom.sr.Content.Value.Reference;
import org.meridian.dicom.sr.ReportDocument;
import org.meridian.dicom.sr.ReportDocument.Block;
import org.meridian.dicom.sr.ReportDocument.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A report as lines of text with what each piece looks like and what it leads to; a table's cells
 * are parted by tabs, so that what is copied goes into a sheet as a table. Immutable.
 */
public record ReportText(List<Line> lines) {
    public ReportText {
        lines = List.copyOf(lines);
    }

    /** What a piece of text is. */
    public enum Style {
        TITLE,
        HEADING,
        LABEL,
        PLAIN,
        /** Leads to an image. */
        LINK
    }

    /** A piece of a line. */
    public record Piece(String text, Style style, Optional<Reference> image) {}

    /**
     * A line.
     *
     * @param depth how far it is set in
     * @param table counts the tables from 1; 0 for a line that is no row of one
     */
    public record Line(int depth, int table, List<Piece> pieces) {
        public Line {
            pieces = List.copyOf(pieces);
        }

        /** Its text; the cells of a row with tabs between them. */
        public String text() {
            String between = table > 0 ? "\t" : "";
            return pieces.stream().map(Piece::text).collect(Collectors.joining(between));
        }
    }

    /** The text of a report, with the words around it in the reader's language. */
    public static ReportText of(ReportDocument report, Locale locale) {
        Writer writer = new Writer(Texts.of(ReportText.class, locale));
        writer.line(0, piece(report.title(), Style.TITLE));
        report.facts().forEach(writer::field);
        writer.line(0);
        report.blocks().forEach(writer::block);
        return new ReportText(writer.lines);
    }

    /** All of it as it is copied. */
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    private static Piece piece(String text, Style style) {
        return new Piece(text, style, Optional.empty());
    }

    private static final class Writer {
        private final Texts texts;
        private final List<Line> lines = new ArrayList<>();
        private int tables;

        Writer(Texts texts) {
            this.texts = texts;
        }

        void line(int depth, Piece... pieces) {
            lines.add(new Line(depth, 0, List.of(pieces)));
        }

        void block(Block block) {
            switch (block) {
                case Block.Heading heading ->
                        line(heading.depth(), piece(heading.text(), Style.HEADING));
                case Block.Field field -> field(field);
                case Block.Table table -> table(table);
                case Block.Images images -> images(images);
            }
        }

        /** Text of several lines stands under its label. */
        void field(Block.Field field) {
            String[] parts = field.text().strip().split("\\R");
            boolean labelled = !field.label().isEmpty();
            if (labelled && parts.length == 1) {
                line(field.depth(), label(field.label()), piece(parts[0], Style.PLAIN));
                return;
            }
            if (labelled) {
                line(field.depth(), piece(field.label(), Style.LABEL));
            }
            for (String part : parts) {
                line(field.depth() + (labelled ? 1 : 0), piece(part, Style.PLAIN));
            }
        }

        private Piece label(String text) {
            return piece(texts.get("report.label", text), Style.LABEL);
        }

        private void table(Block.Table table) {
            tables++;
            for (Row row : table.rows()) {
                lines.add(
                        new Line(
                                table.depth(),
                                tables,
                                List.of(
                                        piece(row.name(), Style.LABEL),
                                        piece(row.value(), Style.PLAIN),
                                        piece(row.unit(), Style.PLAIN),
                                        piece(row.note(), Style.PLAIN))));
            }
        }

        /** One image by what it is, many by their number. */
        private void images(Block.Images images) {
            List<Piece> pieces = new ArrayList<>();
            if (!images.label().isEmpty()) {
                pieces.add(label(images.label()));
            }
            boolean single = images.images().size() == 1;
            for (int i = 0; i < images.images().size(); i++) {
                Reference image = images.images().get(i);
                if (i > 0) {
                    pieces.add(piece("  ", Style.PLAIN));
                }
                pieces.add(link(image, single ? "" : Integer.toString(i + 1)));
            }
            lines.add(new Line(images.depth(), 0, pieces));
        }

        private Piece link(Reference image, String number) {
            if (!image.type().equals("IMAGE")) {
                return piece(texts.get("report.object", number).strip(), Style.PLAIN);
            }
            String frames =
                    image.frames().stream().map(String::valueOf).collect(Collectors.joining(", "));
            String text =
                    frames.isEmpty()
                            ? texts.get("report.image", number)
                            : texts.get("report.frame", number, frames);
            // a single image has no number
            return new Piece(text.strip().replaceAll(" +", " "), Style.LINK, Optional.of(image));
        }
    }
}
