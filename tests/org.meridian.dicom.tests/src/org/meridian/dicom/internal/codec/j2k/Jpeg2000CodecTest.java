package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.internal.codec.Descriptions;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.nio.ByteBuffer;
import java.util.Arrays;

class Jpeg2000CodecTest {
    private static Frame decode(byte[] bytes, PixelDescription description) {
        return new Jpeg2000Codec().decode(bytes, description, SampleBuffers.fresh());
    }

    private static void assertRefused(DicomError error, SampleCodestream sample, byte[] bytes) {
        assertEquals(
                error,
                assertThrows(MeridianException.class, () -> sample.image().decode(bytes))
                        .errorCode());
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] with(byte[] bytes, int at, int... values) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            changed[at + i] = (byte) values[i];
        }
        return changed;
    }

    @Test
    void samplesAreDecodedAsOpenJpegDecodesThem() {
        SampleCodestream.all()
                .forEach(
                        (name, sample) -> {
                            int[] values = sample.image().decode(sample.bytes());
                            if (sample.hash() == 0) {
                                assertArrayEquals(sample.image().values(), values, name);
                            } else {
                                assertEquals(sample.hash(), Arrays.hashCode(values), name);
                            }
                        });
    }

    @Test
    void boxesOfJp2AreLookedInto() {
        SampleCodestream sample = SampleCodestream.of("plain");
        byte[] signature = {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, (byte) 0x87, 10};
        byte[] type = {0, 0, 0, 16, 'f', 't', 'y', 'p', 'j', 'p', '2', ' ', 0, 0, 0, 0};
        byte[] toTheEnd = {0, 0, 0, 0, 'j', 'p', '2', 'c'};
        byte[] wide = {0, 0, 0, 1, 'j', 'p', '2', 'c', 0, 0, 0, 0, 0, 0, 0, 0};
        ByteBuffer.wrap(wide).putLong(8, 16 + sample.bytes().length);
        for (byte[] head : new byte[][] {toTheEnd, wide}) {
            assertArrayEquals(
                    sample.image().values(),
                    sample.image().decode(joined(signature, type, head, sample.bytes())));
        }
        assertRefused(DicomError.CODESTREAM, sample, joined(signature, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "tiles", "colour", "bypass"})
    void onlyTheEndMarkerMayBeMissing(String name) {
        SampleCodestream sample = SampleCodestream.of(name);
        byte[] bytes = sample.bytes();
        byte[] open = Arrays.copyOf(bytes, bytes.length - 2);
        assertArrayEquals(sample.image().values(), sample.image().decode(open));
        assertArrayEquals(
                sample.image().values(), sample.image().decode(joined(bytes, new byte[1])));
        for (int length = 0; length < open.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            // the marker that ends a last empty packet is no loss
            if (length < open.length - 3) {
                assertRefused(DicomError.CODESTREAM, sample, cut);
            }
        }
    }

    @Test
    void lastTilePartMayLeaveItsLengthOut() {
        SampleCodestream sample = SampleCodestream.of("plain");
        int start = sample.find(Marker.SOT);
        byte[] open = with(sample.bytes(), start + 6, 0, 0, 0, 0);
        assertArrayEquals(sample.image().values(), sample.image().decode(open));
        byte[] cut = Arrays.copyOf(open, open.length - 40);
        assertRefused(DicomError.CODESTREAM, sample, cut);
    }

    @Test
    void tilesMayComeInAnyOrder() {
        SampleCodestream sample = SampleCodestream.of("tiles");
        byte[] bytes = sample.bytes();
        int first = sample.find(Marker.SOT);
        int second = first + ByteBuffer.wrap(bytes).getInt(first + 6);
        byte[] swapped =
                joined(
                        Arrays.copyOf(bytes, first),
                        Arrays.copyOfRange(bytes, second, bytes.length - 2),
                        Arrays.copyOfRange(bytes, first, second));
        assertArrayEquals(sample.image().values(), sample.image().decode(swapped));
        assertRefused(
                DicomError.CODESTREAM,
                sample,
                joined(
                        Arrays.copyOf(bytes, first),
                        Arrays.copyOfRange(bytes, second, bytes.length)));
    }

    @Test
    void segmentsOfComponentsAndTilesWin() {
        SampleCodestream sample = SampleCodestream.of("plain");
        byte[] bytes = sample.bytes();
        int cod = sample.find(Marker.COD);
        int qcd = sample.find(Marker.QCD);
        int sot = sample.find(Marker.SOT);
        byte[] style = Arrays.copyOfRange(bytes, cod + 9, cod + 14);
        byte[] steps = Arrays.copyOfRange(bytes, qcd + 4, sot);
        byte[] coc = joined(new byte[] {(byte) 0xFF, 0x53, 0, 9, 0, 0}, style);
        byte[] qcc = joined(new byte[] {(byte) 0xFF, 0x5D, 0, (byte) (3 + steps.length), 0}, steps);
        // wrong for all components: another code-block style, other exponents
        byte[] wrong = with(with(bytes, cod + 12, 0x2A), qcd + 5, 0x10, 0x10, 0x10, 0x10);
        byte[] main =
                joined(
                        Arrays.copyOf(wrong, cod),
                        coc,
                        qcc,
                        Arrays.copyOfRange(wrong, cod, bytes.length));
        assertArrayEquals(sample.image().values(), sample.image().decode(main));
        int length = ByteBuffer.wrap(bytes).getInt(sot + 6) + coc.length + qcc.length;
        byte[] tile =
                joined(
                        Arrays.copyOf(wrong, sot + 12),
                        coc,
                        qcc,
                        Arrays.copyOfRange(wrong, sot + 12, bytes.length));
        ByteBuffer.wrap(tile).putInt(sot + 6, length);
        assertArrayEquals(sample.image().values(), sample.image().decode(tile));
        assertThrows(MeridianException.class, () -> sample.image().decode(wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiles", "parts", "colour"})
    void packetHeadersMayStandInTheHeaders(String name) {
        SampleCodestream sample = SampleCodestream.of(name);
        for (boolean main : new boolean[] {true, false}) {
            byte[] packed = PackedPacketHeaders.pack(sample.bytes(), main);
            assertArrayEquals(
                    sample.image().values(), sample.image().decode(packed), "main " + main);
        }
    }

    @Test
    void secondPartOfTheStandardIsRefusedByName() {
        SampleCodestream sample = SampleCodestream.of("plain");
        int cod = sample.find(Marker.COD);
        byte[] extended =
                joined(
                        Arrays.copyOf(sample.bytes(), cod),
                        new byte[] {(byte) 0xFF, 0x74, 0, 2},
                        Arrays.copyOfRange(sample.bytes(), cod, sample.bytes().length));
        assertRefused(DicomError.UNSUPPORTED_CODESTREAM, sample, extended);
    }

    @Test
    void attributesHaveToAgree() {
        byte[] bytes = SampleCodestream.of("plain").bytes();
        for (PixelDescription other :
                new PixelDescription[] {
                    Descriptions.grey(24, 20, 12, false),
                    Descriptions.grey(20, 24, 8, false),
                    Descriptions.grey(20, 24, 10, false),
                    Descriptions.rgb(20, 24, 12)
                }) {
            MeridianException e = assertThrows(MeridianException.class, () -> decode(bytes, other));
            assertEquals(DicomError.CODESTREAM_MISMATCH, e.errorCode());
        }
        byte[] colour = SampleCodestream.of("colour").bytes();
        byte[] half = with(colour, 4 + 2 + 36 + 2 + 3, 2, 2);
        assertEquals(
                DicomError.UNSUPPORTED_CODESTREAM,
                assertThrows(
                                MeridianException.class,
                                () -> decode(half, Descriptions.rgb(16, 20, 8)))
                        .errorCode());
    }

    @Test
    void signOfTheAttributesCounts() {
        // a vendor's codestreams say unsigned and hold two's complement
        SampleCodestream sample = SampleCodestream.of("plain");
        Frame frame = decode(sample.bytes(), Descriptions.grey(20, 24, 12, true));
        for (int i = 0; i < sample.image().values().length; i++) {
            assertEquals(sample.image().values()[i] << 20 >> 20, frame.value(i));
        }
        SampleCodestream signed = SampleCodestream.of("modes");
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> decode(signed.bytes(), Descriptions.grey(20, 24, 10, false)));
        assertEquals(DicomError.CODESTREAM_MISMATCH, e.errorCode());
    }

    @Test
    void moreBitsStoredThanCodedAreFine() {
        SampleCodestream sample = SampleCodestream.of("plain");
        Frame frame = decode(sample.bytes(), Descriptions.grey(20, 24, 16, false));
        assertEquals(sample.image().values()[5], frame.value(5));
        assertEquals(16, frame.bitsStored());
    }

    @Test
    void bitsBelowTheStoredOnesAreNoPartOfTheValue() {
        SampleCodestream sample = SampleCodestream.of("plain");
        PixelDescription left =
                new PixelDescription(
                        20,
                        24,
                        1,
                        PhotometricInterpretation.MONOCHROME2,
                        16,
                        8,
                        11,
                        false,
                        false,
                        1);
        assertEquals(sample.image().values()[5] >> 4, decode(sample.bytes(), left).value(5));
    }

    @Test
    void transformedColoursBecomeRed() {
        SampleCodestream sample = SampleCodestream.of("colour");
        for (PhotometricInterpretation kind :
                new PhotometricInterpretation[] {
                    PhotometricInterpretation.YBR_RCT,
                    PhotometricInterpretation.YBR_ICT,
                    PhotometricInterpretation.RGB
                }) {
            PixelDescription description =
                    new PixelDescription(16, 20, 3, kind, 8, 8, 7, false, false, 1);
            assertEquals(
                    PhotometricInterpretation.RGB,
                    decode(sample.bytes(), description).photometric());
        }
    }

    @Test
    void largeImagesWantBytes() {
        SampleCodestream sample = SampleCodestream.of("plain");
        byte[] huge = with(sample.bytes(), 8, 0, 0, 0x40, 0, 0, 0, 0x40, 0);
        huge = with(huge, 24, 0, 0, 0x40, 0, 0, 0, 0x40, 0);
        byte[] bytes = huge;
        MeridianException e =
                assertThrows(
                        MeridianException.class,
                        () -> decode(bytes, Descriptions.grey(16384, 16384, 12, false)));
        assertEquals(DicomError.TOO_LARGE, e.errorCode());
    }
}
