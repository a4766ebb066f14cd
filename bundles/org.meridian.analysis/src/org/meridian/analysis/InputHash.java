package org.meridian.analysis;

import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names what a detector saw. Stateless. */
public final class InputHash {
    private InputHash() {}

    /**
     * SHA-256, hexadecimal, over sizes, position, axes and spacings, rescale, and then the stored
     * values slice by slice; all big-endian.
     */
    public static String of(Volume volume) {
        MessageDigest digest = sha256();
        VolumeGeometry g = volume.geometry();
        ByteBuffer head = ByteBuffer.allocate(256);
        head.putInt(g.columns()).putInt(g.rows()).putInt(g.slices());
        for (Vec3 v : new Vec3[] {g.origin(), g.row(), g.column(), g.slice()}) {
            head.putDouble(v.x()).putDouble(v.y()).putDouble(v.z());
        }
        head.putDouble(g.columnSpacing()).putDouble(g.rowSpacing()).putDouble(g.sliceSpacing());
        head.putDouble(volume.rescale().slope()).putDouble(volume.rescale().intercept());
        head.put((byte) (volume.rescale().signed() ? 1 : 0));
        digest.update(head.flip());
        ByteBuffer bytes = ByteBuffer.allocate(2 * g.columns() * g.rows());
        for (int slice = 0; slice < g.slices(); slice++) {
            bytes.clear();
            bytes.asShortBuffer().put(volume.slice(slice));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256, hexadecimal, of bytes. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
