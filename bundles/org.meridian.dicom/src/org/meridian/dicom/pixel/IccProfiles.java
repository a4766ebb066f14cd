package org.meridian.dicom.pixel;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Element;
import org.meridian.dicom.FunctionalGroups;
import org.meridian.dicom.Tag;
import org.meridian.imaging.ColourProfile;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.List;
import java.util.Optional;

/** The ICC profile of an image (PS3.3 C.11.15), or of a frame's optical path (C.8.12.5). */
public final class IccProfiles {
    private IccProfiles() {}

    /**
     * The profile of a frame, counted from 0: that of its optical path, else of the image; empty
     * when neither has one.
     *
     * @throws MeridianException {@link DicomError#COLOUR_PROFILE} for a broken one
     */
    public static Optional<ColourProfile> of(Dataset dataset, int frame) {
        return opticalPath(dataset, frame)
                .flatMap(path -> path.element(Tag.ICCProfile))
                .or(() -> dataset.element(Tag.ICCProfile))
                .map(IccProfiles::read);
    }

    /** The bytes of sRGB's profile, for colour images that bring none. */
    public static byte[] standard() {
        return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    /** The path that the frame names; the only one when it names none. */
    private static Optional<Dataset> opticalPath(Dataset dataset, int frame) {
        String wanted =
                FunctionalGroups.of(dataset)
                        .macro(frame, Tag.OpticalPathIdentificationSequence)
                        .text(Tag.OpticalPathIdentifier);
        List<Dataset> paths = dataset.items(Tag.OpticalPathSequence);
        return paths.size() == 1 && wanted.isEmpty()
                ? Optional.of(paths.get(0))
                : paths.stream()
                        .filter(path -> path.text(Tag.OpticalPathIdentifier).equals(wanted))
                        .findFirst();
    }

    private static ColourProfile read(Element element) {
        try {
            return ColourProfile.of(element.bytes());
        } catch (IllegalArgumentException e) {
            throw new MeridianException(e, DicomError.COLOUR_PROFILE);
        }
    }
}
