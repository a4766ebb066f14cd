package org.meridian.analysis.weka;

import java.nio.file.Path;

/** Keeps Weka to itself. Stateless. */
final class WekaHost {
    private WekaHost() {}

    /**
     * To be called before the first use of a Weka class: Weka would make a folder in the user's
     * home and look for native libraries on its own. What the program was started with takes
     * precedence.
     */
    static void prepare() {
        String temporary = System.getProperty("java.io.tmpdir");
        set("WEKA_HOME", Path.of(temporary, "meridian-weka").toString());
        set("weka.core.loadPackages", "false");
        set("com.github.fommil.netlib.ARPACK", "com.github.fommil.netlib.F2jARPACK");
    }

    private static void set(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
