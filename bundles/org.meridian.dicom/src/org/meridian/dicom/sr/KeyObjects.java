package org.meridian.dicom.sr;

import org.meridian.core.MeridianException;
import org.meridian.core.record.PersonName;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Tag;
import org.meridian.dicom.derived.DerivedObject;
import org.meridian.dicom.derived.ObjectStamp;
import org.meridian.dicom.derived.SourceImages;
import org.meridian.dicom.sr.Content.Value;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A selection of images that somebody found worth pointing at (PS3.3 A.35.4, PS3.16 TID 2010).
 *
 * @param title why they were chosen: a code of CID 7010, {@link Concepts#OF_INTEREST} for any
 *     reason
 * @param author empty where it is not told
 */
public record KeyObjects(
        Code title, String description, String author, Instant time, List<Key> keys) {
    private static final String KEY_OBJECT_SELECTION = "1.2.840.10008.5.1.4.1.1.88.59";

    public KeyObjects {
        keys = List.copyOf(keys);
    }

    /**
     * One image.
     *
     * @param seriesInstanceUID empty where the object does not tell
     * @param frames from 1; none for all of it
     */
    public record Key(String seriesInstanceUID, String sopInstanceUID, List<Integer> frames) {
        public Key {
            frames = List.copyOf(frames);
        }
    }

    /**
     * Writes a selection.
     *
     * @param images all that the keys name
     */
    public static Dataset write(
            SourceImages images,
            Code title,
            String description,
            List<Key> keys,
            PersonName author,
            Instant now) {
        DatasetBuilder object =
                DerivedObject.of(images, KEY_OBJECT_SELECTION, "KO", "Key images", now);
        DerivedObject.stamp(object, Tag.ContentDate, Tag.ContentTime, now);
        object.items(Tag.ReferencedPerformedProcedureStepSequence, List.of())
                .items(
                        Tag.CurrentRequestedProcedureEvidenceSequence,
                        images.evidence(keys.stream().map(Key::sopInstanceUID).toList()));
        List<Content> items = new ArrayList<>(ContentWriter.observer(author));
        if (!description.isBlank()) {
            items.add(
                    Content.of(
                            "CONTAINS",
                            Concepts.KEY_OBJECT_DESCRIPTION,
                            new Value.Text(description)));
        }
        for (Key key : keys) {
            items.add(ContentWriter.image("CONTAINS", images, key.sopInstanceUID(), key.frames()));
        }
        ContentWriter.write(
                new Content("", Optional.of(title), new Value.Container("2010"), items), object);
        return object.build();
    }

    /**
     * Reads a selection; what it names beside images is left out.
     *
     * @throws MeridianException {@link DicomError#OTHER_OBJECT}
     */
    public static KeyObjects of(Dataset dataset) {
        String kind = dataset.text(Tag.SOPClassUID);
        if (!kind.equals(KEY_OBJECT_SELECTION)) {
            throw new MeridianException(DicomError.OTHER_OBJECT, kind);
        }
        Content root = ContentReader.read(dataset);
        ObjectStamp stamp = ObjectStamp.of(dataset);
        List<Key> keys =
                root.children().stream()
                        .map(Content::value)
                        .filter(Value.Reference.class::isInstance)
                        .map(Value.Reference.class::cast)
                        .filter(reference -> reference.type().equals("IMAGE"))
                        .map(
                                image ->
                                        new Key(
                                                stamp.seriesOf()
                                                        .getOrDefault(image.sopInstanceUID(), ""),
                                                image.sopInstanceUID(),
                                                image.frames()))
                        .toList();
        return new KeyObjects(
                root.name().orElse(Concepts.OF_INTEREST),
                root.child(Concepts.KEY_OBJECT_DESCRIPTION, Value.Text.class)
                        .map(Value.Text::text)
                        .orElse(""),
                root.child(Concepts.PERSON_OBSERVER_NAME, Value.Person.class)
                        .map(person -> person.name().display())
                        .orElse(""),
                stamp.time(),
                keys);
    }
}
