package org.meridian.dicom.validate;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Element;
import org.meridian.dicom.Fragments;
import org.meridian.dicom.Tag;

import java.util.Set;

/** Whether the Image Pixel module agrees with itself and with the pixels (PS3.3 C.7.6.3). */
final class PixelRules {
    private static final String MODULE = "Image Pixel";
    private static final Set<String> ONE_SAMPLE =
            Set.of("MONOCHROME1", "MONOCHROME2", "PALETTE COLOR");

    private final Problems problems;
    private final Dataset dataset;

    PixelRules(Problems problems, Dataset dataset) {
        this.problems = problems;
        this.dataset = dataset;
    }

    void check(DicomFile file) {
        Element pixels = dataset.element(Tag.PixelData).orElse(null);
        if (pixels == null) {
            return;
        }
        ModuleRules modules = new ModuleRules(problems);
        modules.type1(
                dataset,
                MODULE,
                Tag.SamplesPerPixel,
                Tag.PhotometricInterpretation,
                Tag.Rows,
                Tag.Columns,
                Tag.BitsAllocated,
                Tag.BitsStored,
                Tag.HighBit,
                Tag.PixelRepresentation);
        int samples = number(Tag.SamplesPerPixel, 1);
        String photometric = dataset.text(Tag.PhotometricInterpretation);
        if (samples > 1) {
            modules.type1(dataset, MODULE, Tag.PlanarConfiguration);
        }
        if (photometric.equals("PALETTE COLOR")) {
            modules.type1(
                    dataset,
                    MODULE,
                    Tag.RedPaletteColorLookupTableDescriptor,
                    Tag.GreenPaletteColorLookupTableDescriptor,
                    Tag.BluePaletteColorLookupTableDescriptor);
        }
        agree(
                photometric.isEmpty() || (samples == 1) == ONE_SAMPLE.contains(photometric),
                Tag.SamplesPerPixel,
                Tag.PhotometricInterpretation);
        int allocated = number(Tag.BitsAllocated, 0);
        int stored = number(Tag.BitsStored, 0);
        agree(stored <= allocated, Tag.BitsStored, Tag.BitsAllocated);
        agree(
                stored == 0 || number(Tag.HighBit, stored - 1) == stored - 1,
                Tag.HighBit,
                Tag.BitsStored);
        agree(allocated == 1 || allocated % 8 == 0, Tag.BitsAllocated, Tag.BitsStored);
        int frames = Math.max(1, number(Tag.NumberOfFrames, 1));
        pixels.fragments()
                .ifPresentOrElse(
                        fragments -> fragments(file, pixels, fragments, frames),
                        () -> length(pixels, photometric, samples, allocated, frames));
    }

    private void agree(boolean agree, int tag, int other) {
        if (!agree) {
            dataset.element(tag)
                    .ifPresent(
                            element ->
                                    problems.error(
                                            ValidationError.CONTRADICTION,
                                            element,
                                            dataset.text(tag),
                                            Dictionary.keyword(other),
                                            dataset.text(other)));
        }
    }

    /** The first value; values that are no numbers are told elsewhere. */
    private int number(int tag, int otherwise) {
        try {
            return dataset.integer(tag).orElse(otherwise);
        } catch (MeridianException e) {
            return otherwise;
        }
    }

    private void fragments(DicomFile file, Element pixels, Fragments fragments, int frames) {
        // a video is one stream, divided as the writer liked (PS3.5 8.2.5)
        boolean video = file.transferSyntax().name().matches("(MPEG|HEVC).*");
        int there = fragments.fragments().size();
        if (!video && there < frames || there == 0) {
            problems.error(ValidationError.FRAGMENTS, pixels, there, frames);
        }
    }

    private void length(
            Element pixels, String photometric, int samples, int allocated, int frames) {
        boolean subsampled = photometric.matches("YBR_FULL_422|YBR_PARTIAL_42[02]");
        // in floating point, because lying attributes overflow a long
        double bits =
                (double) number(Tag.Rows, 0)
                        * number(Tag.Columns, 0)
                        * frames
                        * allocated
                        * (subsampled && samples == 3 ? 2 : samples);
        long bytes = (long) Math.ceil(bits / Byte.SIZE);
        long there = pixels.length();
        if (there < bytes || there > bytes + (bytes & 1)) {
            problems.error(ValidationError.PIXEL_LENGTH, pixels, there, bytes);
        }
    }
}
