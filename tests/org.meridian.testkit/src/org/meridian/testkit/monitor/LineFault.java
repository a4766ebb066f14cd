package org.meridian.testkit.monitor;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** What a serial line does to bytes. */
public enum LineFault {
    BIT_FLIP {
        @Override
        public byte[] apply(byte[] bytes, Random random) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }
    },
    BYTE_CHANGE {
        @Override
        public byte[] apply(byte[] bytes, Random random) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            return changed;
        }
    },
    DROP {
        @Override
        public byte[] apply(byte[] bytes, Random random) {
            int at = random.nextInt(bytes.length);
            return join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
        }
    },
    INSERT {
        @Override
        public byte[] apply(byte[] bytes, Random random) {
            int at = random.nextInt(bytes.length + 1);
            return join(
                    Arrays.copyOf(bytes, at),
                    new byte[] {(byte) random.nextInt(256)},
                    Arrays.copyOfRange(bytes, at, bytes.length));
        }
    },
    TRUNCATION {
        @Override
        public byte[] apply(byte[] bytes, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
    },
    SPLICE {
        @Override
        public byte[] apply(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from);
            return join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
        }
    },
    BURST {
        @Override
        public byte[] apply(byte[] bytes, Random random) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(bytes.length - 3);
            for (int i = 0; i < 4; i++) {
                changed[at + i] = (byte) random.nextInt(256);
            }
            return changed;
        }
    },
    SWAP {
        @Override
        public byte[] apply(byte[] bytes, Random random) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(bytes.length - 1);
            changed[at] = bytes[at + 1];
            changed[at + 1] = bytes[at];
            return changed;
        }
    };

    /** A copy of at least four bytes with this fault at a random place. */
    public abstract byte[] apply(byte[] bytes, Random random);

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
