package org.meridian.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.IntStream;

class TurnTest {
    /** Written as it is seen: a b c over d e f. */
    private static final GreyImage IMAGE =
            new GreyImage(3, 2, new short[] {'a', 'b', 'c', 'd', 'e', 'f'}, Rescale.IDENTITY);

    private static String seen(GreyImage image) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < image.rows(); y++) {
            for (int x = 0; x < image.columns(); x++) {
                text.append((char) image.values()[y * image.columns() + x]);
            }
            text.append('/');
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, abc/def/",
        "1, false, da/eb/fc/",
        "2, false, fed/cba/",
        "3, false, cf/be/ad/",
        "0, true, cba/fed/",
        "1, true, ad/be/cf/",
        "2, true, def/abc/",
        "3, true, fc/eb/da/"
    })
    void pixelsMoveClockwiseAndAreThenMirrored(int quarters, boolean mirrored, String expected) {
        Turn turn = new Turn(quarters, mirrored);
        assertEquals(expected, seen(turn.of(IMAGE)));
        byte[] rgb = new byte[18];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (IMAGE.values()[i / 3] + i % 3);
        }
        ColourImage turned = turn.of(new ColourImage(3, 2, rgb));
        assertEquals(expected.charAt(0), turned.rgb()[0]);
        assertEquals(expected.charAt(0) + 2, turned.rgb()[2]);
        assertEquals(expected.charAt(1), turned.rgb()[3]);
    }

    static List<Turn> all() {
        return IntStream.range(0, 8).mapToObj(i -> new Turn(i % 4, i >= 4)).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void furtherTurnsActOnWhatIsShown(Turn turn) {
        GreyImage shown = turn.of(IMAGE);
        assertEquals(seen(new Turn(1, false).of(shown)), seen(turn.rotated(1).of(IMAGE)));
        assertEquals(seen(new Turn(3, false).of(shown)), seen(turn.rotated(-1).of(IMAGE)));
        assertEquals(seen(new Turn(0, true).of(shown)), seen(turn.flippedHorizontally().of(IMAGE)));
        assertEquals(seen(new Turn(2, true).of(shown)), seen(turn.flippedVertically().of(IMAGE)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void positionsAndPlacesGoAlong(Turn turn) {
        Vec3 row = new Vec3(0.6, 0.8, 0);
        PlaneGeometry plane =
                new PlaneGeometry(3, 2, new Vec3(5, 6, 7), row, new Vec3(-0.8, 0.6, 0), 0.5, 0.9);
        PlaneGeometry shown = turn.of(plane);
        assertEquals(turn.of(IMAGE).columns(), shown.columns());
        assertEquals(turn.of(IMAGE).rows(), shown.rows());
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                double u = turn.shownX(x + 0.5, y + 0.5, 3, 2);
                double v = turn.shownY(x + 0.5, y + 0.5, 3, 2);
                assertEquals(
                        IMAGE.values()[y * 3 + x],
                        turn.of(IMAGE).values()[(int) v * shown.columns() + (int) u]);
                assertEquals(
                        0,
                        plane.toPatient(x, y).distance(shown.toPatient(u - 0.5, v - 0.5)),
                        1e-12);
                assertEquals(x + 0.5, turn.imageX(u, v, 3, 2), 1e-12);
                assertEquals(y + 0.5, turn.imageY(u, v, 3, 2), 1e-12);
            }
        }
    }

    @Test
    void noTurnCopiesNothing() {
        assertArrayEquals(new Object[] {IMAGE}, new Object[] {Turn.NONE.of(IMAGE)});
    }
}
