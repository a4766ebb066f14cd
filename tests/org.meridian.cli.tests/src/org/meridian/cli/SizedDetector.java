package org.meridian.cli;

import org.meridian.analysis.spi.InputRequirements;
import org.meridian.analysis.spi.LesionDetector;
import org.meridian.analysis.spi.Mark;
import org.meridian.analysis.spi.Setting;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.Volume;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Marks the middle of any CT, with as many millimetres as it has slices. */
public final class SizedDetector implements LesionDetector {
    @Override
    public String id() {
        return "sized";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String modelHash() {
        return "ab".repeat(32);
    }

    @Override
    public String label(Locale locale) {
        return "sized";
    }

    @Override
    public String findingType() {
        return "lungNodule";
    }

    @Override
    public InputRequirements requirements() {
        return new InputRequirements("CT", false, 10, 10);
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public List<Mark> detect(Volume volume, Map<String, Double> settings, Progress progress) {
        int slices = volume.geometry().slices();
        return List.of(new Mark(volume.geometry().plane(slices / 2).origin(), slices, 0.5, 0.5));
    }
}
