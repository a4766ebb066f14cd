package org.meridian.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;
import org.meridian.monitor.spi.DeviceEvent;
import org.meridian.monitor.spi.Gap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class RecordingTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.123456Z");
    private static final RecordingHeader HEADER =
            new RecordingHeader("a session", "test", "/dev/x=y", true);

    private static byte[] recording(List<RecordedBlock> blocks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordingWriter writer = new RecordingWriter(out, HEADER, START)) {
            for (RecordedBlock block : blocks) {
                writer.write(block);
            }
        }
        return out.toByteArray();
    }

    private static List<RecordedBlock> some() {
        Random random = new Random(1);
        List<RecordedBlock> blocks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            blocks.add(RecordedBlock.data(START.plusNanos(1000L * i), bytes));
        }
        blocks.add(RecordedBlock.lost(START.plusSeconds(1)));
        blocks.add(RecordedBlock.resumed(START.plusSeconds(2)));
        return blocks;
    }

    private static List<RecordedBlock> read(byte[] recording) {
        RecordingReader reader = new RecordingReader(ByteSources.of(recording));
        assertEquals(HEADER, reader.header());
        List<RecordedBlock> blocks = new ArrayList<>();
        Optional<RecordedBlock> next = reader.next();
        while (next.isPresent()) {
            blocks.add(next.get());
            next = reader.next();
        }
        return blocks;
    }

    @Test
    void everyBlockComesBackAsItWas() throws IOException {
        List<RecordedBlock> wanted = some();
        List<RecordedBlock> got = read(recording(wanted));
        assertEquals(wanted.size(), got.size());
        for (int i = 0; i < wanted.size(); i++) {
            assertEquals(wanted.get(i).kind(), got.get(i).kind());
            assertEquals(wanted.get(i).time(), got.get(i).time());
            assertArrayEquals(wanted.get(i).bytes(), got.get(i).bytes());
        }
    }

    @Test
    void aLongBlockIsDivided() throws IOException {
        byte[] bytes = new byte[150_000];
        new Random(2).nextBytes(bytes);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        read(recording(List.of(RecordedBlock.data(START, bytes))))
                .forEach(b -> joined.writeBytes(b.bytes()));
        assertArrayEquals(bytes, joined.toByteArray());
    }

    @Test
    void everyChangedByteIsFound() throws IOException {
        byte[] whole = recording(some());
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            MeridianException e = assertThrows(MeridianException.class, () -> read(changed));
            assertEquals(MonitorError.DAMAGED_RECORDING, e.errorCode());
        }
    }

    @Test
    void aCutRecordingGivesWholeBlocksOnly() throws IOException {
        byte[] whole = recording(some());
        int clean = 0;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                clean++;
                assertTrue(read(cut).size() < some().size());
            } catch (MeridianException e) {
                clean--;
                assertEquals(MonitorError.DAMAGED_RECORDING, e.errorCode());
            }
        }
        assertEquals(some().size(), clean);
    }

    @Test
    void aLyingLengthAllocatesNothing() throws IOException {
        byte[] whole = recording(some());
        for (int length : new int[] {Integer.MAX_VALUE, -1, 1 << 20}) {
            byte[] lying = whole.clone();
            ByteBuffer.wrap(lying).putInt(9, length);
            assertThrows(MeridianException.class, () -> read(lying));
        }
    }

    private static List<DeviceEvent> decode(RecordedBlock... blocks) {
        List<DeviceEvent> events = new ArrayList<>();
        Decoding decoding = new Decoding(new TestDriver(), events::add);
        for (RecordedBlock block : blocks) {
            decoding.block(block);
        }
        return events;
    }

    @Test
    void quietAndLossAreGapsThatEndWithData() {
        byte[] message = TestDriver.message(97, 70);
        Instant later = START.plusSeconds(4);
        List<DeviceEvent> quiet =
                decode(
                        RecordedBlock.data(START, message),
                        RecordedBlock.data(START.plusSeconds(3), message),
                        RecordedBlock.data(START.plusSeconds(7), message));
        assertEquals(
                List.of(new Gap(START.plusSeconds(3), START.plusSeconds(7), Gap.Cause.QUIET, 0)),
                quiet.stream().filter(Gap.class::isInstance).toList());
        List<DeviceEvent> lost =
                decode(
                        RecordedBlock.data(START, message),
                        RecordedBlock.data(START, new byte[] {97}),
                        RecordedBlock.lost(START.plusSeconds(1)),
                        RecordedBlock.resumed(START.plusSeconds(2)),
                        RecordedBlock.data(later, message));
        assertEquals(
                List.of(new Gap(START, later, Gap.Cause.PORT_LOST, 0)),
                lost.stream().filter(Gap.class::isInstance).toList());
        assertEquals(7, lost.size(), "the half message before the loss is forgotten");
    }
}
