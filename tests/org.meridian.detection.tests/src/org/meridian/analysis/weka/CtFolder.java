package org.meridian.analysis.weka;

import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.dicom.geometry.SeriesGeometry;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.imaging.Volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The CT series in a folder of Part 10 files, as a volume. */
final class CtFolder {
    private record Slice(Dataset dataset, double z, short[] values) {}

    private CtFolder() {}

    static Volume read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".dcm")).sorted().toList();
        }
        List<Slice> slices = new ArrayList<>();
        for (Path file : files) {
            slices.add(slice(file));
        }
        slices.sort(Comparator.comparingDouble(Slice::z));
        SeriesGeometry geometry = SeriesGeometry.of(slices.stream().map(Slice::dataset).toList());
        return Volume.hounsfield(
                geometry.volume().orElseThrow(), slices.stream().map(Slice::values).toList());
    }

    private static Slice slice(Path file) throws IOException {
        try (ByteSource source = ByteSources.open(file)) {
            DicomFile dicom = DicomReader.read(source);
            Dataset dataset = dicom.dataset();
            Frame frame = FrameDecoder.of(dicom).decode(0);
            double slope = dataset.number(Tag.RescaleSlope).orElse(1);
            double intercept = dataset.number(Tag.RescaleIntercept).orElse(0);
            short[] values = new short[frame.rows() * frame.columns()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) Math.round(slope * frame.value(i) + intercept);
            }
            return new Slice(dataset, dataset.numbers(Tag.ImagePositionPatient)[2], values);
        }
    }
}
