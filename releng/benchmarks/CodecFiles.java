import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.Uids;
import org.meridian.dicom.VR;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Images of varied content, compressed by dcmtk into a temporary folder. */
final class CodecFiles {
    private static final int MAMMOGRAM_ROWS = 1500;

    private final Path data;
    private final Path folder;
    private final Map<String, Path> plain = new LinkedHashMap<>();

    /**
     * @param data the DICOM files of the test data
     */
    CodecFiles(Path data, Path folder) throws IOException {
        this.data = data;
        this.folder = folder;
        String samples = "dcm4che/dcm4che-test-data/src/main/resources/";
        image("CT 512x512 12 bit", samples + "CT-JPEGLosslessSV1.dcm", 16, 12, value -> value);
        image(
                "CT 512x512 16 bit",
                "cornerstone/testImages/CTImage.dcm_LittleEndianExplicitTransferSyntax_"
                        + "1.2.840.10008.1.2.1.dcm",
                16,
                16,
                value -> value);
        image("MR 256x256 8 bit", samples + "MR-JPEGLosslessSV1.dcm", 8, 8, value -> value);
        String mammogram = "dicom-test-files/data/WG04/JPLY/MG1_JPLY";
        Random noise = new Random(1);
        image(
                "MG 3064x1500 16 bit",
                mammogram,
                16,
                16,
                value -> Math.min(65535, value << 4 | noise.nextInt(16)));
        image("MG 3064x1500 12 bit", mammogram, 16, 12, value -> value);
        image("MG 3064x1500 8 bit", mammogram, 8, 8, value -> value >> 4);
        image(
                "colour 1024x768",
                "pylibjpeg-data/ljdata/ds/JPEGLosslessSV1/JPEGLosslessP14SV1_3s_2f_u_08_08.dcm",
                8,
                8,
                value -> value);
    }

    private void image(String name, String path, int allocated, int stored, IntUnaryOperator change)
            throws IOException {
        try (ByteSource source = ByteSources.open(data.resolve(path))) {
            DicomFile file = DicomReader.read(source);
            Frame frame = FrameDecoder.of(file).decode(0);
            int rows = Math.min(frame.rows(), MAMMOGRAM_ROWS);
            int count = rows * frame.columns() * frame.samplesPerPixel();
            byte[] bytes = new byte[count * allocated / 8];
            for (int i = 0; i < count; i++) {
                int value = change.applyAsInt((int) frame.value(i));
                if (allocated == 8) {
                    bytes[i] = (byte) value;
                } else {
                    bytes[2 * i] = (byte) value;
                    bytes[2 * i + 1] = (byte) (value >> 8);
                }
            }
            DatasetBuilder dataset =
                    Dataset.builder()
                            .string(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                            .string(Tag.SOPInstanceUID, Uids.random())
                            .string(Tag.PhotometricInterpretation, frame.photometric().term())
                            .integer(Tag.SamplesPerPixel, frame.samplesPerPixel())
                            .integer(Tag.Rows, rows)
                            .integer(Tag.Columns, frame.columns())
                            .integer(Tag.BitsAllocated, allocated)
                            .integer(Tag.BitsStored, stored)
                            .integer(Tag.HighBit, stored - 1)
                            .integer(Tag.PixelRepresentation, frame.signed() ? 1 : 0)
                            .bytes(Tag.PixelData, allocated == 8 ? VR.OB : VR.OW, bytes);
            if (frame.samplesPerPixel() > 1) {
                dataset.integer(Tag.PlanarConfiguration, 0);
            }
            Path target = folder.resolve(plain.size() + ".dcm");
            try (OutputStream out = Files.newOutputStream(target)) {
                DicomWriter.write(dataset.build(), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
            }
            plain.put(name, target);
        }
    }

    /** The images compressed by a command of dcmtk, by name; those that it refuses are left out. */
    Map<String, Path> compressed(String... command) throws IOException, InterruptedException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Map.Entry<String, Path> image : plain.entrySet()) {
            String name = String.join("", command) + "-" + image.getValue().getFileName();
            Path target = folder.resolve(name);
            List<String> whole = new ArrayList<>(List.of(command));
            whole.add(image.getValue().toString());
            whole.add(target.toString());
            Process process =
                    new ProcessBuilder(whole)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (process.waitFor() == 0) {
                files.put(image.getKey(), target);
            }
        }
        return files;
    }
}
