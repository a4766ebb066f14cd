package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

/** Codestreams that OpenJPEG makes in many ways are decoded as OpenJPEG decodes them. */
class OpenJpegTest {
    private static void compare(TestImage image, String options, boolean lossless, Path folder) {
        OpenJpeg peer = new OpenJpeg(folder);
        byte[] codestream = peer.compress(image, options);
        int[] expected = lossless ? image.values() : peer.decompress(codestream, image);
        assertArrayEquals(expected, image.decode(codestream), options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-n 1",
                "-n 2",
                "-n 7",
                "-p RLCP -SOP -EPH",
                "-p RPCL -c [32,32],[16,16] -PLT",
                "-n 4 -p PCRL -c [16,64] -TLM",
                "-p CPRL -c [64,16],[32,32]",
                "-t 32,32",
                "-n 3 -t 31,17 -p RPCL -c [16,16]",
                "-n 4 -t 40,40 -TP R -p RLCP",
                "-TP L -r 10,4,1",
                "-d 13,7",
                "-n 3 -d 13,7 -T 5,3 -t 29,31",
                "-d 64,64 -T 33,17 -t 64,64 -p PCRL -c [32,32]",
                "-b 4,4",
                "-b 64,16",
                "-b 4,256",
                "-b 1024,4",
                "-b 32,32 -M 1",
                "-b 16,16 -M 2",
                "-M 4",
                "-M 8",
                "-M 16",
                "-M 32",
                "-M 5",
                "-M 9 -r 8,1",
                "-M 63",
                "-M 61 -r 12,6,3,1",
                "-M 38",
                "-r 20,10,5,2,1",
                "-r 20,10,5,2,1 -p RPCL -SOP",
                "-r 20,10,5,2,1 -p PCRL -EPH -c [32,32]",
                "-ROI c=0,U=5",
                "-ROI c=0,U=14",
                "-s 2,2",
                "-s 3,2 -d 9,4"
            })
    void losslessGrey(String options, @TempDir Path folder) {
        compare(TestImage.of(93, 117, 1, 12, false), options, true, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "2, false",
        "4, false",
        "6, true",
        "8, false",
        "8, true",
        "10, true",
        "14, false",
        "16, false",
        "16, true"
    })
    void depths(int bits, boolean signed, @TempDir Path folder) {
        compare(TestImage.of(61, 77, 1, bits, signed), "", true, folder);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 40", "40, 1", "2, 2", "3, 5", "5, 3", "7, 130"})
    void sizes(int rows, int columns, @TempDir Path folder) {
        int levels = 33 - Integer.numberOfLeadingZeros(Math.min(rows, columns));
        for (String options : List.of("-n ", "-d 1,1 -n ", "-I -n ", "-I -d 1,1 -n ")) {
            TestImage image = TestImage.of(rows, columns, 1, 8, false);
            compare(image, options + Math.min(3, levels - 1), !options.contains("-I"), folder);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-mct 0",
                "-n 4 -p RLCP -t 50,30",
                "-p RPCL -r 10,1",
                "-p PCRL -TP C",
                "-p CPRL -TP C",
                "-M 63 -p CPRL",
                "-POC T1=0,0,1,5,3,CPRL/T1=5,0,1,6,3,CPRL",
                "-POC T1=0,0,2,3,3,RLCP/T1=3,0,2,6,3,LRCP -r 8,1",
                "-ROI c=1,U=9",
            })
    void losslessColour(String options, @TempDir Path folder) {
        compare(TestImage.of(75, 61, 3, 8, false), options, true, folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-I",
                "-I -r 10",
                "-I -r 40,20,10 -t 33,47",
                "-I -n 3 -M 41 -r 7",
                "-n 3 -I -d 5,3 -t 40,40 -T 3,1",
                "-I -ROI c=0,U=9",
                "-r 10",
                "-r 30,15 -M 1",
                "-q 30,40,50 -M 63"
            })
    void lossyGrey(String options, @TempDir Path folder) {
        compare(TestImage.of(93, 117, 1, 12, false), options, false, folder);
        compare(TestImage.of(70, 90, 1, 8, true), options, false, folder);
        compare(TestImage.of(70, 90, 1, 16, false), options, false, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-I", "-I -r 20", "-I -mct 0 -r 10", "-r 10"})
    void lossyColour(String options, @TempDir Path folder) {
        compare(TestImage.of(75, 61, 3, 8, false), options, false, folder);
        compare(TestImage.of(64, 64, 3, 12, false), options, false, folder);
    }
}
