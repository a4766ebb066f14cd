package org.meridian.ui.viewer.model;

import org.meridian.dicom.pixel.LookupTable;
import org.meridian.imaging.WindowLevel;

import java.util.ArrayList;
import java.util.List;

/** A way from values to greys that an image's file names itself (PS3.3 C.11.2). */
public sealed interface FileWindow {
    /** The same where values are so many times as great; a table stays what it is. */
    FileWindow scaled(double factor);

    /** One of its windows. */
    record Window(WindowLevel window) implements FileWindow {
        @Override
        public FileWindow scaled(double factor) {
            return new Window(window.scaled(factor));
        }
    }

    /** One of its tables. */
    record Table(LookupTable table) implements FileWindow {
        @Override
        public FileWindow scaled(double factor) {
            return this;
        }
    }

    /** All of a slice, windows first. */
    static List<FileWindow> of(Displayed displayed) {
        List<FileWindow> all = new ArrayList<>();
        if (displayed.rescale().isPresent()) {
            displayed.description().windows().forEach(w -> all.add(new Window(w)));
            displayed.voiTables().forEach(t -> all.add(new Table(t)));
        }
        return all;
    }
}
