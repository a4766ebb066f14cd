package org.meridian.dicom.sr;

import org.meridian.core.record.PersonName;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A content item of a structured report with what is under it (PS3.3 C.17.3). Immutable.
 *
 * @param relationship to the item above: {@code CONTAINS}, {@code HAS PROPERTIES} and so on; empty
 *     for the root
 * @param name the concept name
 */
public record Content(
        String relationship, Optional<Code> name, Value value, List<Content> children) {
    public Content {
        children = List.copyOf(children);
    }

    /** What an item says, by its value type. */
    public sealed interface Value {
        /**
         * CONTAINER.
         *
         * @param template identifier of the DCMR template it follows; empty where none is named
         */
        record Container(String template) implements Value {}

        /** TEXT. */
        record Text(String text) implements Value {}

        /** NUM; empty where there is none, with the reason as qualifier. */
        record Number(Optional<Measured> measured, Optional<Code> qualifier) implements Value {}

        /** CODE. */
        record Coded(Code code) implements Value {}

        /** PNAME. */
        record Person(PersonName name) implements Value {}

        /** UIDREF. */
        record Uid(String uid) implements Value {}

        /** DATE, TIME or DATETIME, as DICOM has it. */
        record When(String type, String text) implements Value {}

        /**
         * IMAGE, COMPOSITE or WAVEFORM.
         *
         * @param frames from 1; none for all
         */
        record Reference(
                String type, String sopClassUID, String sopInstanceUID, List<Integer> frames)
                implements Value {
            public Reference {
                frames = List.copyOf(frames);
            }
        }

        /**
         * SCOORD: pairs of column and row; (0, 0) is the outer corner of the first pixel (PS3.3
         * C.18.6).
         */
        record OnImage(String type, List<Double> numbers) implements Value {
            public OnImage {
                numbers = List.copyOf(numbers);
            }
        }

        /** SCOORD3D: triples in millimetres of a frame of reference (PS3.3 C.18.9). */
        record InPatient(String type, String frameOfReferenceUID, List<Double> numbers)
                implements Value {
            public InPatient {
                numbers = List.copyOf(numbers);
            }
        }

        /** A value type or a reference that this program does not read. */
        record Other(String type) implements Value {}
    }

    /** A number with its unit. */
    public record Measured(double value, Code unit) {}

    /** An item with a name and what is under it. */
    public static Content of(String relationship, Code name, Value value, Content... children) {
        return new Content(relationship, Optional.of(name), value, List.of(children));
    }

    /** Whether its concept is this one. */
    public boolean named(Code concept) {
        return name.filter(concept::is).isPresent();
    }

    /** The items right under it with this concept. */
    public Stream<Content> children(Code concept) {
        return children.stream().filter(child -> child.named(concept));
    }

    /** The value of the first item right under it with this concept, where it is of this type. */
    public <T extends Value> Optional<T> child(Code concept, Class<T> type) {
        return children(concept)
                .map(Content::value)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** This item and all below it, in the order of the document. */
    public Stream<Content> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Content::all));
    }
}
