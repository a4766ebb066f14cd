package org.meridian.fall;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.fall.CallTrace.Step;
import org.meridian.fall.FolderNames.Place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * A pessimistic file system that a traced process wrote to: only what was synced is sure to be on
 * the disk. A file's bytes want a sync of the file, its name one of its folder; of a move never
 * both halves are lost. A sync covers what had ended when it began. A call that is not modelled
 * fails the test.
 */
final class FallingDisk {
    private final Namespace names;
    private final Map<Integer, Handle> open = new HashMap<>();
    private long number;

    /** An open file or folder. */
    private static final class Handle {
        final Node node;
        long position;
        long syncs;

        Handle(Node node) {
            this.node = node;
        }
    }

    /**
     * @param root the folder that is looked at, there and empty before the trace
     */
    FallingDisk(Path root) {
        names = new Namespace(root);
    }

    /** Writes what one power failure at this moment can leave into an empty folder. */
    void writeLeft(Path target, Luck luck, Random random) throws IOException {
        names.writeLeft(target, luck, random);
    }

    /** Whether a file was written to since it was synced. */
    boolean isUnsynced(Path file) {
        return names.node(file.toString()) instanceof Node.DataFile data
                && data.content().isUnsynced();
    }

    /** Lets a call begin or end. */
    void apply(Step step) {
        SystemCall call = step.call();
        if (step.begins()) {
            begin(call);
        }
        if (step.ends() && call.result() >= 0) {
            number++;
            end(call);
        }
    }

    private void begin(SystemCall call) {
        if (call.name().equals("close")) {
            open.remove(call.descriptor(0));
        } else if (call.name().matches("f(data)?sync")) {
            Handle handle = open.get(call.descriptor(0));
            if (handle != null) {
                handle.syncs = number;
            }
        }
    }

    private void end(SystemCall call) {
        switch (call.name()) {
            case "openat" -> open(call);
            case "mkdir" -> set(call.text(0), Node.folder());
            case "mkdirat" -> set(call.text(1), Node.folder());
            case "rename" -> move(call.text(0), call.text(1));
            case "renameat", "renameat2" -> move(call.text(1), call.text(3));
            case "unlink", "rmdir" -> set(call.text(0), null);
            case "unlinkat" -> set(call.text(1), null);
            case "open", "creat", "truncate", "link", "symlink" ->
                    refuse(call, names.place(call.text(0)) != null);
            case "linkat" -> refuse(call, names.place(call.text(3)) != null);
            case "symlinkat" -> refuse(call, names.place(call.text(2)) != null);
            case "mmap" -> refuse(call, changesByMapping(call));
            case "sendfile" -> refuse(call, open.containsKey(call.descriptor(0)));
            case "copy_file_range", "splice" -> refuse(call, open.containsKey(call.descriptor(2)));
            case "close" -> {
                // done when it began
            }
            default -> {
                Handle handle = open.get(call.descriptor(0));
                if (handle != null) {
                    end(call, handle);
                }
            }
        }
    }

    private void end(SystemCall call, Handle handle) {
        switch (handle.node) {
            case Node.Folder folder -> {
                if (call.name().equals("fsync")) {
                    folder.names().sync(handle.syncs);
                }
            }
            case Node.DataFile file -> end(call, handle, file.content());
        }
    }

    private void end(SystemCall call, Handle handle, FileContent content) {
        switch (call.name()) {
            case "write" -> {
                content.write(number, handle.position, written(call));
                handle.position += call.result();
            }
            case "pwrite64" -> content.write(number, call.number(3), written(call));
            case "lseek" -> handle.position = call.result();
            case "ftruncate" -> content.resize(number, call.number(1));
            case "fsync", "fdatasync" -> content.sync(handle.syncs);
            default -> refuse(call, true);
        }
    }

    private static byte[] written(SystemCall call) {
        return Arrays.copyOf(call.data(1), Math.toIntExact(call.result()));
    }

    private boolean changesByMapping(SystemCall call) {
        return call.arguments().get(2).contains("WRITE")
                && call.arguments().get(3).contains("SHARED")
                && open.containsKey(call.descriptor(4));
    }

    private static void refuse(SystemCall call, boolean refused) {
        if (refused) {
            throw new AssertionError("not modelled: " + call.name());
        }
    }

    private void open(SystemCall call) {
        String path = call.text(1);
        String flags = call.arguments().get(2);
        Node node = names.node(path);
        if (node == null) {
            node = Node.file();
            set(path, node);
        } else if (flags.contains("O_TRUNC") && node instanceof Node.DataFile file) {
            file.content().resize(number, 0);
        }
        if (names.node(path) != null) {
            refuse(call, flags.contains("O_APPEND"));
            open.put((int) call.result(), new Handle(node));
        }
    }

    private void set(String path, @Nullable Node node) {
        Place place = names.place(path);
        if (place != null) {
            place.set(number, node, null);
        }
    }

    private void move(String from, String to) {
        Place source = names.place(from);
        Place target = names.place(to);
        if (source != null && target != null) {
            target.set(number, source.node(), null);
            source.set(number, null, target);
        }
    }
}
