package org.meridian.dicom.sr;

import org.meridian.dicom.sr.Content.Value;
import org.meridian.dicom.sr.ReportDocument.Block;
import org.meridian.dicom.sr.ReportDocument.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays out the items of a report, in their order. Identifiers for machines are left out: they tell
 * nothing to a person.
 */
final class ReportLayout {
    private final ReportWords words;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** What stands under the numbers of the table that is being gathered. */
    private final List<Content> below = new ArrayList<>();

    ReportLayout(ReportWords words) {
        this.words = words;
    }

    List<Block> under(Content root) {
        children(root, 0);
        return blocks;
    }

    private void children(Content parent, int depth) {
        for (Content child : parent.children()) {
            if (child.value() instanceof Value.Number number) {
                row(child, number);
            } else {
                table(depth);
                add(child, depth);
            }
        }
        table(depth);
    }

    private void add(Content item, int depth) {
        if (item.value() instanceof Value.Uid) {
            return;
        }
        String heading = words.heading(item);
        Optional<Content> image = image(item);
        if (image.isPresent() && image.get().value() instanceof Value.Reference reference) {
            image(heading, reference, depth);
            item.children().stream().filter(c -> c != image.get()).forEach(c -> add(c, depth + 1));
            if (image.get() != item) {
                children(image.get(), depth + 1);
            }
            return;
        }
        Optional<String> text = words.text(item.value());
        if (text.isPresent()) {
            blocks.add(new Block.Field(depth, heading, text.get()));
        } else if (!heading.isEmpty()) {
            blocks.add(new Block.Heading(depth, heading));
        }
        boolean says = text.isPresent() || !heading.isEmpty();
        children(item, says ? depth + 1 : depth);
    }

    /** The item that points at an image: itself, or what it is drawn on. */
    private static Optional<Content> image(Content item) {
        return switch (item.value()) {
            case Value.Reference reference -> Optional.of(item);
            case Value.OnImage drawn ->
                    item.children().stream()
                            .filter(child -> child.value() instanceof Value.Reference)
                            .findFirst();
            default -> Optional.empty();
        };
    }

    private void image(String label, Value.Reference image, int depth) {
        Block last = blocks.isEmpty() ? null : blocks.getLast();
        if (last instanceof Block.Images before
                && before.depth() == depth
                && before.label().equals(label)) {
            List<Value.Reference> images = new ArrayList<>(before.images());
            images.add(image);
            blocks.set(blocks.size() - 1, new Block.Images(depth, label, images));
        } else {
            blocks.add(new Block.Images(depth, label, List.of(image)));
        }
    }

    private void row(Content item, Value.Number number) {
        List<String> notes = new ArrayList<>();
        for (Content child : item.children()) {
            if (child.value() instanceof Value.Coded coded && child.children().isEmpty()) {
                notes.add(coded.code().meaning());
            } else {
                below.add(child);
            }
        }
        rows.add(
                new Row(
                        words.heading(item),
                        number.measured()
                                .map(m -> ReportWords.number(m.value()))
                                .orElseGet(() -> ReportWords.missing(number)),
                        number.measured().map(m -> unit(m.unit())).orElse(""),
                        String.join(", ", notes)));
    }

    /** A unit as it is written by hand; its meaning where UCUM has none for that. */
    private static String unit(Code unit) {
        if (unit.value().equals("1")) {
            return "";
        }
        boolean written = unit.value().chars().noneMatch(c -> "{}[]'*".indexOf(c) >= 0);
        return written || unit.meaning().isBlank() ? unit.value() : unit.meaning();
    }

    private void table(int depth) {
        if (rows.isEmpty()) {
            return;
        }
        blocks.add(new Block.Table(depth, rows));
        rows.clear();
        List<Content> rest = List.copyOf(below);
        below.clear();
        rest.forEach(item -> add(item, depth + 1));
    }
}
