package org.meridian.analysis;

import org.meridian.analysis.spi.InputRequirements;
import org.meridian.analysis.spi.LesionDetector;
import org.meridian.analysis.spi.Mark;
import org.meridian.analysis.spi.Setting;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Marks the middle of the volume as large as its setting says. */
final class StubDetector implements LesionDetector {
    @Override
    public String id() {
        return "stub";
    }

    @Override
    public String version() {
        return "3";
    }

    @Override
    public String modelHash() {
        return "ab".repeat(32);
    }

    @Override
    public String label(Locale locale) {
        return "stub";
    }

    @Override
    public String findingType() {
        return "lungNodule";
    }

    @Override
    public InputRequirements requirements() {
        return new InputRequirements("CT", true, 2.5, 5);
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("size", 8, 1, 30), new Setting("bias", 0, -1, 1));
    }

    @Override
    public List<Mark> detect(Volume volume, Map<String, Double> settings, Progress progress) {
        double size = settings.getOrDefault("size", -1.0);
        Vec3 middle = volume.geometry().centre();
        return List.of(
                new Mark(middle, size, 0.9, 0.3), new Mark(middle.plus(Vec3.X), size, 0.8, 0.1));
    }
}
