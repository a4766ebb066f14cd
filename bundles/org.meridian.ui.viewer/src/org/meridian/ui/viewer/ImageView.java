package org.meridian.ui.viewer;

import jakarta.inject.Inject;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.part.ViewPart;
import org.meridian.core.event.Events.Registration;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.viewer.model.Mark;
import org.meridian.ui.viewer.model.PictureLoader;
import org.meridian.ui.viewer.model.ViewerInput;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.FindingsChanged;
import org.meridian.workflow.Workstation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The images of the chosen series. */
public final class ImageView extends ViewPart {
    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private Optional<Parts> parts = Optional.empty();

    /** What exists between the view's creation and its end. */
    private record Parts(
            ImageCanvas canvas, SeriesFollower follower, List<Registration> registrations) {
        void close() {
            registrations.forEach(Registration::close);
            follower.close();
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        Display display = parent.getDisplay();
        Executor onScreen =
                task -> {
                    if (!display.isDisposed()) {
                        display.asyncExec(task);
                    }
                };
        ViewerModel model =
                new ViewerModel(
                        new PictureLoader(workstation.decoders(), onScreen),
                        SeriesFollower.volumes(display),
                        new WindowSettings()::presets);
        SeriesFollower follower =
                new SeriesFollower(display, context, workstation.reading(), model);
        ViewerInput input = new ViewerInput(model, follower);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        GridDataFactory across = GridDataFactory.fillDefaults().grab(true, false);
        across.applyTo(new PatientBanner(parent, context));
        ViewerMenu menu = new ViewerMenu(parent, model, input);
        across.applyTo(new ViewerToolBar(parent, model, input, menu::showWindows).control());
        ImageCanvas canvas = new ImageCanvas(parent, model);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas.control());
        new CanvasInput(
                canvas.control(),
                input,
                menu::showAll,
                at -> model.markAt(at).map(Mark::finding).ifPresent(context::choose));
        List<Registration> registrations =
                List.of(
                        context.listen(
                                s -> {
                                    input.forget();
                                    follower.follow(s);
                                }),
                        workstation
                                .events()
                                .subscribe(
                                        FindingsChanged.class,
                                        e -> onScreen.execute(follower::readFindings)));
        parts = Optional.of(new Parts(canvas, follower, registrations));
        follower.follow(context.selection());
    }

    @Override
    public void setFocus() {
        parts.ifPresent(p -> p.canvas().control().setFocus());
    }

    @Override
    public void dispose() {
        parts.ifPresent(Parts::close);
        super.dispose();
    }
}
