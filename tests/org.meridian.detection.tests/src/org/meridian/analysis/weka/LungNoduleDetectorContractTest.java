package org.meridian.analysis.weka;

import org.meridian.analysis.spi.LesionDetector;
import org.meridian.analysis.spi.LesionDetectorContract;
import org.meridian.imaging.Volume;
import org.meridian.imaging.phantom.ChestPhantom;

class LungNoduleDetectorContractTest extends LesionDetectorContract {
    @Override
    protected LesionDetector detector() {
        return new LungNoduleDetector();
    }

    @Override
    protected Volume volume() {
        return ChestPhantom.create(1).volume();
    }
}
