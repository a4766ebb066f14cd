package org.meridian.monitor;

import org.meridian.monitor.spi.ByteStreamPort;
import org.meridian.monitor.spi.PortProvider;
import org.meridian.monitor.spi.SerialSettings;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One port whose other end is the test. */
final class ScriptedPorts implements PortProvider {
    private static final byte[] LOSS = {};

    private final BlockingQueue<byte[]> line = new LinkedBlockingQueue<>();
    private volatile boolean there = true;

    void send(byte[] bytes) {
        line.add(bytes);
    }

    void unplug() {
        there = false;
        line.add(LOSS);
    }

    void plugIn() {
        there = true;
    }

    @Override
    public List<PortInfo> ports() {
        return List.of(new PortInfo("scripted", "a test"));
    }

    @Override
    public boolean owns(String path) {
        return path.equals("scripted");
    }

    @Override
    public ByteStreamPort open(String path, SerialSettings settings) throws IOException {
        if (!there) {
            throw new IOException(path);
        }
        return new Port();
    }

    private final class Port implements ByteStreamPort {
        private volatile boolean closed;

        @Override
        public int read(byte[] target) {
            if (closed) {
                return -1;
            }
            try {
                byte[] bytes = line.poll(20, TimeUnit.MILLISECONDS);
                if (bytes == null) {
                    return 0;
                }
                System.arraycopy(bytes, 0, target, 0, bytes.length);
                return bytes == LOSS ? -1 : bytes.length;
            } catch (InterruptedException e) {
                return -1;
            }
        }

        @Override
        public void write(byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
