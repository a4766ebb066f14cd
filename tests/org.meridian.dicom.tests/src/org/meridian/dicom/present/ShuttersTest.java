package org.meridian.dicom.present;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.imaging.WindowLevel;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shutters and windows of the frames of an enhanced object that dcmtk wrote. */
class ShuttersTest {
    private static final String OBJECT =
            """
            (0008,0016) UI 1.2.840.10008.5.1.4.1.1.12.1.1
            (0008,0018) UI 2.25.7
            (0018,1600) CS RECTANGULAR
            (0018,1602) IS 1
            (0018,1604) IS 90
            (0018,1606) IS 2
            (0018,1608) IS 80
            (0018,1622) US 0
            (0028,0004) CS MONOCHROME2
            (0028,0008) IS 3
            (0028,0103) US 0
            (5200,9229) SQ
            (fffe,e000) -
            (0028,9132) SQ
            (fffe,e000) -
            (0028,1050) DS 100
            (0028,1051) DS 200
            (fffe,e00d) -
            (fffe,e0dd) -
            (fffe,e00d) -
            (fffe,e0dd) -
            (5200,9230) SQ
            (fffe,e000) -
            (0018,9472) SQ
            (fffe,e000) -
            (0018,1600) CS CIRCULAR
            (0018,1610) IS 40\\50
            (0018,1612) IS 30
            (0018,1622) US 65535
            (fffe,e00d) -
            (fffe,e0dd) -
            (fffe,e00d) -
            (fffe,e000) -
            (0018,9472) SQ
            (fffe,e000) -
            (0018,1600) CS POLYGONAL
            (0018,1620) IS 1\\1\\1\\9\\9\\9
            (fffe,e00d) -
            (fffe,e0dd) -
            (0028,9132) SQ
            (fffe,e000) -
            (0028,1050) DS 7
            (0028,1051) DS 9
            (fffe,e00d) -
            (fffe,e0dd) -
            (fffe,e00d) -
            (fffe,e000) -
            (fffe,e00d) -
            (fffe,e0dd) -
            """;

    @Test
    void eachFrameHasItsOwnOrThatOfTheWholeObject(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("object.txt"), OBJECT);
        Path file = folder.resolve("object.dcm");
        new DicomPeers(folder).run("dump2dcm", "+te", text.toString(), file.toString());
        try (ByteSource source = ByteSources.open(file)) {
            DicomFile read = DicomReader.read(source);
            assertEquals(
                    new Shutters(List.of(new Shutter.Circular(50, 40, 30)), 65535),
                    Shutters.of(read.dataset(), 0));
            assertEquals(
                    new Shutters(List.of(new Shutter.Polygonal(List.of(1, 1, 1, 9, 9, 9))), 0),
                    Shutters.of(read.dataset(), 1));
            assertEquals(
                    new Shutters(List.of(new Shutter.Rectangular(1, 90, 2, 80)), 0),
                    Shutters.of(read.dataset(), 2));
            assertEquals(new WindowLevel(100, 200), window(read, 0));
            assertEquals(new WindowLevel(7, 9), window(read, 1));
            assertEquals(new WindowLevel(100, 200), window(read, 2));
        }
    }

    private static WindowLevel window(DicomFile file, int frame) {
        return ValueTransforms.of(file, frame).windows().getFirst().window();
    }
}
