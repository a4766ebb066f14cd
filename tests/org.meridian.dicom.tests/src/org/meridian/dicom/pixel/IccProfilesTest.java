package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;
import org.meridian.imaging.ColourImage;
import org.meridian.imaging.ColourProfile;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import javax.imageio.ImageIO;

class IccProfilesTest {
    private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final byte[] LINEAR =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    private static ColourImage random(int side) {
        byte[] rgb = new byte[3 * side * side];
        new Random(6).nextBytes(rgb);
        return new ColourImage(side, side, rgb);
    }

    private static Dataset path(String identifier, byte[] profile) {
        return Dataset.builder()
                .string(Tag.OpticalPathIdentifier, identifier)
                .bytes(Tag.ICCProfile, VR.OB, profile)
                .build();
    }

    @Test
    void srgbStaysAsItIs() {
        ColourImage image = random(16);
        assertArrayEquals(image.rgb(), ColourProfile.of(SRGB).toSrgb(image).rgb());
    }

    @Test
    void profileIsThatOfTheFramesOpticalPath() {
        Dataset second = Dataset.builder().string(Tag.OpticalPathIdentifier, "2").build();
        Dataset group =
                Dataset.builder()
                        .items(Tag.OpticalPathIdentificationSequence, List.of(second))
                        .build();
        Dataset dataset =
                Dataset.builder()
                        .items(Tag.OpticalPathSequence, List.of(path("1", SRGB), path("2", LINEAR)))
                        .items(Tag.PerFrameFunctionalGroupsSequence, List.of(Dataset.EMPTY, group))
                        .build();
        assertTrue(IccProfiles.of(dataset, 0).isEmpty());
        ColourImage image = random(16);
        ColourImage brighter = IccProfiles.of(dataset, 1).orElseThrow().toSrgb(image);
        assertFalse(Arrays.equals(image.rgb(), brighter.rgb()));
        // the curve of sRGB (IEC 61966-2-1) of half the light
        ColourImage half = new ColourImage(1, 1, new byte[] {(byte) 128, (byte) 128, (byte) 128});
        byte grey = IccProfiles.of(dataset, 1).orElseThrow().toSrgb(half).rgb()[0];
        assertEquals(188, grey & 0xFF, 1);
        Dataset only =
                Dataset.builder().items(Tag.OpticalPathSequence, List.of(path("1", SRGB))).build();
        assertTrue(IccProfiles.of(only, 5).isPresent());
    }

    @Test
    void brokenProfilesAreTold() {
        Dataset dataset = Dataset.builder().bytes(Tag.ICCProfile, VR.OB, new byte[200]).build();
        assertEquals(
                DicomError.COLOUR_PROFILE,
                assertThrows(MeridianException.class, () -> IccProfiles.of(dataset, 0))
                        .errorCode());
        assertEquals(Optional.empty(), IccProfiles.of(Dataset.EMPTY, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a98.icc", "rommrgb.icc", "default_rgb.icc", "esrgb.icc", "ps_rgb.icc"})
    void coloursAreThoseOfLittleCms(String name, @TempDir Path scratch) throws IOException {
        Path profile = Path.of("/usr/share/color/icc/ghostscript", name);
        Assumptions.assumeTrue(Files.exists(profile), "not installed: " + profile);
        assertTrue(difference(Files.readAllBytes(profile), scratch) <= 1, name);
    }

    @Test
    void embeddedProfilesAreThoseOfLittleCms(@TempDir Path scratch) throws IOException {
        List<String> files =
                List.of(
                        "dicom/highdicom/data/test_files/sm_image.dcm",
                        "dicom/highdicom/data/test_files/sm_image_dots.dcm");
        int seen = 0;
        for (String name : files) {
            try (ByteSource source = ByteSources.open(TestData.path(name))) {
                Dataset path =
                        DicomReader.readHeader(source)
                                .dataset()
                                .item(Tag.OpticalPathSequence)
                                .orElse(Dataset.EMPTY);
                if (path.contains(Tag.ICCProfile)) {
                    byte[] icc = path.element(Tag.ICCProfile).orElseThrow().bytes();
                    assertTrue(difference(icc, scratch) <= 1, name);
                    seen++;
                }
            }
        }
        assertTrue(seen > 0);
    }

    /** The largest difference of a converted picture to that of tificc, which takes a TIFF. */
    private static int difference(byte[] icc, Path scratch) throws IOException {
        int side = 64;
        ColourImage image = random(side);
        Path profile = Files.write(scratch.resolve("a.icc"), icc);
        Path srgb = Files.write(scratch.resolve("srgb.icc"), SRGB);
        Path in = Files.write(scratch.resolve("in.tif"), tiff(image));
        Path out = scratch.resolve("out.tif");
        int intent = ICC_Profile.getInstance(icc).getData()[67];
        new DicomPeers(scratch)
                .output(
                        "tificc",
                        "-i" + profile,
                        "-o" + srgb,
                        "-t" + intent,
                        "-c0",
                        in.toString(),
                        out.toString());
        byte[] theirs = ImageIO.read(out.toFile()) == null ? new byte[0] : pixels(out);
        return Pnm.difference(ColourProfile.of(icc).toSrgb(image).rgb(), theirs);
    }

    private static byte[] pixels(Path tiff) throws IOException {
        BufferedImage picture = ImageIO.read(tiff.toFile());
        byte[] rgb = new byte[3 * picture.getWidth() * picture.getHeight()];
        int[] samples =
                picture.getRaster()
                        .getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) samples[i];
        }
        return rgb;
    }

    private static byte[] tiff(ColourImage image) throws IOException {
        BufferedImage picture =
                new BufferedImage(image.columns(), image.rows(), BufferedImage.TYPE_3BYTE_BGR);
        int[] samples = new int[image.rgb().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = image.rgb()[i] & 0xFF;
        }
        picture.getRaster().setPixels(0, 0, image.columns(), image.rows(), samples);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "tiff", out);
        return out.toByteArray();
    }
}
