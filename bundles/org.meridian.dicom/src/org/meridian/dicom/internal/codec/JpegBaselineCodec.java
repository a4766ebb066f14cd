package org.meridian.dicom.internal.codec;

import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameCodec;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.Samples;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * JPEG Baseline (ITU-T T.81 process 1, PS3.5 A.4.1) by the Java platform's decoder, whose samples
 * are taken before any colour transform.
 */
public final class JpegBaselineCodec implements FrameCodec {
    private static final String NAME = "JPEG";

    /** In the warning about bytes between the image and the end marker. */
    private static final String HARMLESS = "extraneous bytes";

    private static final int SOF0 = 0xC0;
    private static final int SOF1 = 0xC1;
    private static final int APP14 = 0xEE;

    @Override
    public Set<String> transferSyntaxes() {
        return Set.of(TransferSyntax.JPEG_BASELINE.uid());
    }

    @Override
    public Frame decode(byte[] data, PixelDescription description, SampleBuffers buffers) {
        if (description.bitsAllocated() != 8) {
            throw Codestreams.unsupported(NAME, description.bitsAllocated() + " bit");
        }
        boolean plainRgb = checkHeader(data, description);
        Raster raster = raster(data);
        Codestreams.agree(NAME, raster.getHeight(), description.rows());
        Codestreams.agree(NAME, raster.getWidth(), description.columns());
        Codestreams.agree(NAME, raster.getNumBands(), description.samplesPerPixel());
        byte[] decoded = ((DataBufferByte) raster.getDataBuffer()).getData();
        byte[] target = buffers.bytes(description.samples());
        if (decoded.length < target.length) {
            throw Codestreams.broken(NAME, data.length);
        }
        System.arraycopy(decoded, 0, target, 0, target.length);
        PhotometricInterpretation photometric = description.photometric();
        if (description.samplesPerPixel() == 3) {
            boolean rgb = plainRgb || photometric == PhotometricInterpretation.RGB;
            photometric = rgb ? PhotometricInterpretation.RGB : PhotometricInterpretation.YBR_FULL;
        }
        return StoredValues.frame(
                description, photometric, new Samples.Bytes(target), description.highBit());
    }

    /** Walks the headers before anything is allocated; tells whether they say plain RGB. */
    private static boolean checkHeader(byte[] data, PixelDescription description) {
        JpegMarkers markers = new JpegMarkers(NAME, data);
        boolean rgb = false;
        boolean frame = false;
        for (int marker = markers.next(); marker != JpegMarkers.SOS; marker = markers.next()) {
            if (marker == SOF0 || marker == SOF1) {
                Codestreams.agree(NAME, markers.u8(0), 8);
                Codestreams.agree(NAME, markers.u16(1), description.rows());
                Codestreams.agree(NAME, markers.u16(3), description.columns());
                Codestreams.agree(NAME, markers.u8(5), description.samplesPerPixel());
                frame = true;
            } else if (marker >= SOF0 && marker <= 0xCF && marker != JpegMarkers.DHT) {
                throw Codestreams.unsupported(NAME, "SOF" + (marker - SOF0));
            } else if (marker == APP14 && markers.length() >= 12) {
                rgb = markers.u8(11) == 0;
            } else if (marker == JpegMarkers.EOI) {
                throw Codestreams.broken(NAME, markers.position());
            }
        }
        // two bits a block of 64 samples at least, and four blocks of luminance to one of colour
        if (!frame || (long) description.samples() > 8L * 64 * 4 * data.length) {
            throw Codestreams.broken(NAME, data.length);
        }
        return rgb;
    }

    private static Raster raster(byte[] data) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new MeridianException(
                    DicomError.UNSUPPORTED_SYNTAX,
                    TransferSyntax.JPEG_BASELINE.uid(),
                    TransferSyntax.JPEG_BASELINE.name());
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            Raster raster = reader.readRaster(0, null);
            if (warnings.stream().anyMatch(warning -> !warning.contains(HARMLESS))) {
                // the platform's decoder fills what is damaged with grey and only warns
                throw Codestreams.broken(NAME, data.length);
            }
            return raster;
        } catch (MeridianException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the platform's decoder tells damage in both ways
            throw new MeridianException(
                    e, DicomError.CODESTREAM, NAME, Integer.toString(data.length));
        } finally {
            reader.dispose();
        }
    }
}
