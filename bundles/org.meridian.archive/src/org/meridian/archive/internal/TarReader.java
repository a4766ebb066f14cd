package org.meridian.archive.internal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a tar from its start to its end (POSIX.1-2017 pax, "pax Interchange Format" and "ustar
 * Interchange Format"; long names and large sizes of GNU tar too). Names are UTF-8 or, where they
 * are not, GB18030. Used on one thread.
 */
final class TarReader implements Closeable {
    static final int BLOCK = 512;
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_END = 136;
    private static final int SUM_AT = 148;
    private static final int SUM_END = 156;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_END = 500;

    /** An empty block has this sum. */
    private static final int SUM_LEAST = ' ' * (SUM_END - SUM_AT);

    /** No real name or pax header is longer. */
    private static final int LONGEST_HEADER = 1 << 20;

    private final InputStream in;
    private long position;
    private long end;

    /**
     * A file in it.
     *
     * @param start of its first byte in the unpacked tar
     * @param size in bytes
     */
    record Entry(String name, long start, long size) {}

    /** The tar is damaged, or none. */
    static final class BadTar extends IOException {
        private static final long serialVersionUID = 1L;

        BadTar() {
            super("not a tar header");
        }
    }

    TarReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Whether a block is the header of a tar's file, told by its sum. */
    static boolean isHeader(byte[] block) {
        if (block.length < BLOCK) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= SUM_AT && i < SUM_END ? ' ' : block[i] & 0xFF;
        }
        try {
            return sum > SUM_LEAST && octal(block, SUM_AT, SUM_END) == sum;
        } catch (BadTar e) {
            return false;
        }
    }

    /**
     * The next regular file; what is left of the one before is passed over.
     *
     * @throws BadTar where something else stands than a header
     * @throws EOFException where it is cut short
     */
    Optional<Entry> next() throws IOException {
        Map<String, String> named = new HashMap<>();
        while (true) {
            pass(end);
            byte[] header = in.readNBytes(BLOCK);
            position += header.length;
            end = position;
            if (header.length == 0 || isEmpty(header)) {
                return Optional.empty();
            }
            if (header.length < BLOCK) {
                throw new EOFException();
            }
            if (!isHeader(header)) {
                throw new BadTar();
            }
            long size = number(header, SIZE_AT, SIZE_END);
            char type = (char) header[TYPE_AT];
            switch (type) {
                case 'x' -> pax(content(size), named);
                case 'L' -> named.put("path", text(trimmed(content(size))));
                case 'g', 'K' -> endAfter(size);
                default -> {
                    size = named.containsKey("size") ? parsed(named.get("size")) : size;
                    endAfter(size);
                    if (type == '0' || type == '\u0000' || type == '7') {
                        String name = named.getOrDefault("path", name(header));
                        if (!name.endsWith("/")) {
                            return Optional.of(new Entry(name, position, size));
                        }
                    }
                    named.clear();
                }
            }
        }
    }

    /** The bytes of the entry that was given last. */
    byte[] read(Entry entry) throws IOException {
        byte[] bytes = in.readNBytes((int) entry.size());
        position += bytes.length;
        if (bytes.length < entry.size()) {
            throw new EOFException();
        }
        return bytes;
    }

    private void endAfter(long size) throws IOException {
        if (size < 0 || size > Long.MAX_VALUE - position - BLOCK) {
            throw new BadTar();
        }
        end = position + (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private void pass(long to) throws IOException {
        in.skipNBytes(to - position);
        position = to;
    }

    private byte[] content(long size) throws IOException {
        if (size < 0 || size > LONGEST_HEADER) {
            throw new BadTar();
        }
        byte[] content = in.readNBytes((int) size);
        if (content.length < size) {
            throw new EOFException();
        }
        endAfter(size);
        position += size;
        return content;
    }

    /** Records of "length, space, key, equals sign, value, line feed". */
    private static void pax(byte[] content, Map<String, String> named) throws IOException {
        int at = 0;
        while (at < content.length) {
            int space = indexOf(content, ' ', at);
            int equals = indexOf(content, '=', at);
            long length = parsed(ascii(content, at, space));
            if (equals < space || length <= equals - at || length > content.length - at) {
                throw new BadTar();
            }
            int last = at + (int) length;
            named.put(
                    ascii(content, space + 1, equals),
                    text(Arrays.copyOfRange(content, equals + 1, last - 1)));
            at = last;
        }
    }

    private static int indexOf(byte[] bytes, char wanted, int from) throws IOException {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new BadTar();
    }

    private static String name(byte[] header) {
        String name = text(trimmed(Arrays.copyOf(header, NAME)));
        boolean posix = "ustar\u0000".equals(ascii(header, MAGIC_AT, MAGIC_AT + 6));
        String prefix =
                posix ? text(trimmed(Arrays.copyOfRange(header, PREFIX_AT, PREFIX_END))) : "";
        return prefix.isEmpty() ? name : prefix + '/' + name;
    }

    /** Octal digits, or GNU tar's binary number of more than 8 GB. */
    private static long number(byte[] header, int from, int to) throws IOException {
        if ((header[from] & 0x80) == 0) {
            return octal(header, from, to);
        }
        return ByteBuffer.wrap(header, to - Long.BYTES, Long.BYTES).getLong();
    }

    private static long octal(byte[] header, int from, int to) throws BadTar {
        String digits = ascii(header, from, to).replace('\u0000', ' ').strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new BadTar();
        }
    }

    private static long parsed(String digits) throws BadTar {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new BadTar();
        }
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] trimmed(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return Arrays.copyOf(bytes, length);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, CHINESE);
        }
    }

    private static boolean isEmpty(byte[] block) {
        return Arrays.equals(block, new byte[block.length]);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
