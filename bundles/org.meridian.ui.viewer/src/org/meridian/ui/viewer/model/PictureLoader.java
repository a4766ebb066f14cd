package org.meridian.ui.viewer.model;

import org.meridian.workflow.Picture;
import org.meridian.workflow.PictureDecoders;
import org.meridian.workflow.SeriesImages;

import java.util.concurrent.Executor;

/** One screen's pictures, decoded for all screens together. Safe for all threads. */
public final class PictureLoader implements PictureSource {
    private final PictureDecoders.Screen screen;
    private final Executor model;

    /**
     * @param model runs what it is given on the model's thread
     */
    public PictureLoader(PictureDecoders decoders, Executor model) {
        this.screen = decoders.screen();
        this.model = model;
    }

    @Override
    public void want(SeriesImages images, int index, Receiver receiver) {
        screen.want(images, index, new OnModel(receiver));
    }

    @Override
    public void nothing() {
        screen.nothing();
    }

    private final class OnModel implements PictureDecoders.Receiver {
        private final Receiver receiver;

        OnModel(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void arrived(int index, Picture picture) {
            model.execute(() -> receiver.arrived(index, picture));
        }

        @Override
        public void failed(int index, RuntimeException reason) {
            model.execute(() -> receiver.failed(index, reason));
        }
    }
}
