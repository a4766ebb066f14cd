package org.meridian.archive.internal;

import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Element;
import org.meridian.dicom.Fragments;
import org.meridian.dicom.Tag;
import org.meridian.dicom.pixel.FrameHeads;

import java.util.List;
import java.util.Optional;

/**
 * Whether an object has all the pixels it speaks of, and its compressed frames are of the image
 * that its attributes describe (PS3.3 C.7.6.3, PS3.5 8). Nothing is decoded.
 */
final class Pixels {
    private static final List<Integer> PIXEL_DATA =
            List.of(Tag.PixelData, Tag.FloatPixelData, Tag.DoubleFloatPixelData);

    private Pixels() {}

    /**
     * The number of frames; 0 for an object without pixels, which may describe them all the same.
     *
     * @throws MeridianException {@link ArchiveError#INCOMPLETE_PIXELS}, or what contradicts itself
     */
    static int checkedFrames(DicomFile file) {
        Dataset dataset = file.dataset();
        Optional<Element> pixels =
                PIXEL_DATA.stream().flatMap(tag -> dataset.element(tag).stream()).findFirst();
        if (pixels.isEmpty()) {
            return 0;
        }
        int frames = Math.max(1, dataset.integer(Tag.NumberOfFrames).orElse(1));
        Optional<Fragments> fragments = pixels.get().fragments();
        if (fragments.isPresent()) {
            checkFragments(fragments.get(), frames, file);
        } else {
            check(pixels.get().length(), bytes(dataset, frames));
        }
        FrameHeads.check(file);
        return frames;
    }

    /** Whether the attributes describe an image, be its pixels there or not. */
    static boolean described(Dataset dataset) {
        return dataset.contains(Tag.Rows) && dataset.contains(Tag.BitsAllocated);
    }

    private static void checkFragments(Fragments fragments, int frames, DicomFile file) {
        int there = fragments.fragments().size();
        // a video is one stream, divided as the writer liked (PS3.5 8.2.5)
        boolean video = file.transferSyntax().name().matches("(MPEG|HEVC).*");
        check(there, video ? 1 : frames);
    }

    /** Bytes of native pixel data, 0 where the description is not whole. */
    private static long bytes(Dataset dataset, int frames) {
        String photometric = dataset.text(Tag.PhotometricInterpretation);
        boolean subsampled =
                photometric.startsWith("YBR_FULL_422") || photometric.startsWith("YBR_PARTIAL_42");
        // in floating point, because lying attributes overflow a long
        double bits =
                (double) dataset.integer(Tag.SamplesPerPixel).orElse(1)
                        * dataset.integer(Tag.Rows).orElse(0)
                        * dataset.integer(Tag.Columns).orElse(0)
                        * dataset.integer(Tag.BitsAllocated).orElse(0)
                        * frames;
        return (long) ((subsampled ? bits / 2 : bits) / Byte.SIZE);
    }

    private static void check(long there, long wanted) {
        if (there < wanted) {
            throw new MeridianException(
                    ArchiveError.INCOMPLETE_PIXELS, Long.toString(there), Long.toString(wanted));
        }
    }
}
