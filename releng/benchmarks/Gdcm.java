import gdcm.DataElement;
import gdcm.ImageReader;
import gdcm.JPEG2000Codec;
import gdcm.Reader;
import gdcm.Tag;

import java.nio.file.Path;

/** GDCM in this virtual machine (Debian libgdcm-java). */
final class Gdcm {
    static {
        System.loadLibrary("gdcmjni");
    }

    private Gdcm() {}

    /** All frames' bytes as GDCM gives them. */
    static byte[] decode(Path path) {
        ImageReader reader = new ImageReader();
        reader.SetFileName(path.toString());
        if (!reader.Read()) {
            throw new IllegalStateException("GDCM cannot read " + path);
        }
        gdcm.Image image = reader.GetImage();
        byte[] bytes = new byte[(int) image.GetBufferLength()];
        image.GetBuffer(bytes);
        image.delete();
        reader.delete();
        return bytes;
    }

    /** One frame of JPEG 2000 on this thread alone; by itself GDCM takes one a processor. */
    static byte[] decodeJpeg2000(Path path) {
        ImageReader reader = new ImageReader();
        reader.SetFileName(path.toString());
        if (!reader.Read()) {
            throw new IllegalStateException("GDCM cannot read " + path);
        }
        gdcm.Image image = reader.GetImage();
        JPEG2000Codec codec = new JPEG2000Codec();
        codec.SetNumberOfThreadsForDecompression(0);
        codec.SetNumberOfDimensions(2);
        codec.SetDimensions(new long[] {image.GetDimension(0), image.GetDimension(1), 1});
        codec.SetPixelFormat(image.GetPixelFormat());
        codec.SetPhotometricInterpretation(image.GetPhotometricInterpretation());
        DataElement decoded = new DataElement();
        if (!codec.Decode(image.GetDataElement(), decoded)) {
            throw new IllegalStateException("GDCM cannot decode " + path);
        }
        byte[] bytes = new byte[(int) image.GetBufferLength()];
        decoded.GetByteValue().GetBuffer(bytes, bytes.length);
        decoded.delete();
        codec.delete();
        image.delete();
        reader.delete();
        return bytes;
    }

    /** Reads everything before the pixels; 1 when there is a Patient ID. */
    static long header(Path path) {
        Reader reader = new Reader();
        reader.SetFileName(path.toString());
        if (!reader.ReadUpToTag(new Tag(0x7FE0, 0x0010))) {
            throw new IllegalStateException("GDCM cannot read " + path);
        }
        long found = reader.GetFile().GetDataSet().FindDataElement(new Tag(0x0010, 0x0020)) ? 1 : 0;
        reader.delete();
        return found;
    }
}
