import org.meridian.core.progress.Progress;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Volume;
import org.meridian.imaging.phantom.ChestPhantom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A large series made from the phantom and compressed by dcmtk. */
final class OpeningSets {
    private static final int SIZE = 512;
    private static final double PIXEL = 0.7;
    private static final double DISTANCE = 0.45;

    private OpeningSets() {}

    /** Writes JPEG-LS files of 512 x 512 pixels. */
    static void phantom(Path folder, int slices) throws IOException {
        ChestPhantom.Settings settings =
                new ChestPhantom.Settings(SIZE, SIZE, slices, PIXEL, DISTANCE, 20, 5);
        Volume volume = ChestPhantom.create(1, settings, Progress.NONE).volume();
        Files.createDirectories(folder);
        IntStream.range(0, slices).parallel().forEach(s -> slice(volume, s, folder));
    }

    private static void slice(Volume volume, int slice, Path folder) {
        PlaneGeometry plane = volume.geometry().plane(slice);
        Dataset data =
                Dataset.builder()
                        .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                        .string(Tag.SOPInstanceUID, "2.25.700.3." + (slice + 1))
                        .string(Tag.StudyDate, "20260504")
                        .string(Tag.Modality, "CT")
                        .string(Tag.PatientID, "PHANTOM-700")
                        .string(Tag.StudyInstanceUID, "2.25.700.1")
                        .string(Tag.SeriesInstanceUID, "2.25.700.2")
                        .string(Tag.FrameOfReferenceUID, "2.25.700.4")
                        .integer(Tag.SeriesNumber, 1)
                        .integer(Tag.InstanceNumber, slice + 1)
                        .number(
                                Tag.ImagePositionPatient,
                                plane.origin().x(),
                                plane.origin().y(),
                                plane.origin().z())
                        .number(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                        .number(Tag.PixelSpacing, PIXEL, PIXEL)
                        .number(Tag.SliceThickness, DISTANCE)
                        .integer(Tag.SamplesPerPixel, 1)
                        .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                        .integer(Tag.Rows, SIZE)
                        .integer(Tag.Columns, SIZE)
                        .integer(Tag.BitsAllocated, Short.SIZE)
                        .integer(Tag.BitsStored, Short.SIZE)
                        .integer(Tag.HighBit, Short.SIZE - 1)
                        .integer(Tag.PixelRepresentation, 1)
                        .number(Tag.RescaleIntercept, 0)
                        .number(Tag.RescaleSlope, 1)
                        .string(Tag.RescaleType, "HU")
                        .words(Tag.PixelData, volume.slice(slice))
                        .build();
        Path plain = folder.resolve(slice + ".plain");
        try {
            try (OutputStream out = Files.newOutputStream(plain)) {
                DicomWriter.write(data, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
            }
            Path file = folder.resolve(slice + ".dcm");
            int exit =
                    new ProcessBuilder(List.of("dcmcjpls", plain.toString(), file.toString()))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("dcmcjpls: " + exit);
            }
            Files.delete(plain);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
