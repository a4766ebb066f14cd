package org.meridian.cli;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where the window that holds an archive takes commands: a local socket in the archive's own
 * folder, which only its owner may enter. Where that path is too long for a socket (about 100
 * bytes), it is in a folder of the same kind below the temporary one, named by the archive's real
 * path.
 */
final class CommandSocket {
    private static final int LONGEST = 100;

    private CommandSocket() {}

    /** The address for an archive. */
    static UnixDomainSocketAddress of(Path archive) throws IOException {
        Path real = Files.exists(archive) ? archive.toRealPath() : archive.toAbsolutePath();
        Path inside = real.resolve("commands.sock");
        if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return UnixDomainSocketAddress.of(inside);
        }
        return UnixDomainSocketAddress.of(folder().resolve(name(real) + ".sock"));
    }

    private static Path folder() throws IOException {
        Path base = Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = base.resolve("meridian-" + System.getProperty("user.name"));
        boolean posix = base.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(folder)) {
            if (posix) {
                Files.createDirectory(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        if (posix
                && (!Files.getPosixFilePermissions(folder)
                                .equals(PosixFilePermissions.fromString("rwx------"))
                        || !Files.getOwner(folder)
                                .getName()
                                .equals(System.getProperty("user.name")))) {
            throw new IOException(folder + " is open to others");
        }
        return folder;
    }

    private static String name(Path real) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(real.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
