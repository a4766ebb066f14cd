package org.meridian.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of rooms: each bundle's layer and what it may use beside {@code core}. */
final class Rooms {
    /** One row of the table; {@code uses} names rooms, or with an asterisk everything below. */
    record Room(int layer, List<String> uses) {}

    private static final String BELOW = "*";

    private final Map<String, Room> rooms = new LinkedHashMap<>();

    Rooms() {
        add(0, "core");
        add(0, "ledger.verify");
        add(1, "imaging");
        add(1, "dicom", "imaging");
        add(1, "store", "lib.zxcvbn");
        add(1, "search");
        add(2, "access", "store");
        add(2, "archive", "store", "search", "dicom");
        add(2, "monitor", "store");
        add(2, "ledger", "store", "ledger.verify");
        add(2, "analysis", "imaging", "store");
        add(3, "analysis.weka", "analysis", "imaging", "lib.weka");
        add(3, "monitor.serial", "monitor");
        add(3, "monitor.drivers", "monitor");
        add(3, "ledger.besu", "ledger", "lib.web3j");
        add(3, "workflow", BELOW);
        add(3, "cli", BELOW, "workflow");
        add(4, "ui", BELOW);
        for (String view : List.of("archive", "analysis", "monitor", "ledger", "admin")) {
            add(4, "ui." + view, BELOW, "ui");
        }
        add(4, "ui.viewer", BELOW, "ui", "lib.pdfbox");
        add(5, "app", BELOW);
        add(0, "lib.weka");
        add(0, "lib.web3j");
        add(0, "lib.zxcvbn");
        add(0, "lib.pdfbox");
        // texts of the platform in Chinese, no code
        add(0, "nl.jface");
    }

    private void add(int layer, String name, String... uses) {
        rooms.put(name, new Room(layer, List.of(uses)));
    }

    Map<String, Room> all() {
        return rooms;
    }

    /** Whether a room may use another one. */
    boolean allowed(String from, String to) {
        if (from.equals(to) || to.equals("core")) {
            return true;
        }
        Room room = rooms.get(from);
        if (room.uses().contains(to)) {
            return true;
        }
        boolean library = to.startsWith("lib.");
        return room.uses().contains(BELOW) && !library && rooms.get(to).layer() < room.layer();
    }

    /** The room of a class or package: the longest name it starts with. */
    String of(String javaName) {
        return rooms.keySet().stream()
                .filter(
                        r ->
                                javaName.equals("org.meridian." + r)
                                        || javaName.startsWith("org.meridian." + r + "."))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse("");
    }
}
