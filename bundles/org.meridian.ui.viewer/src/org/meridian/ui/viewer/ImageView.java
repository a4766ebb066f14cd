package org.meridian.ui.viewer;

import jakarta.inject.Inject;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.part.ViewPart;
import org.meridian.archive.annotation.AnnotationsChanged;
import org.meridian.core.event.Events.Registration;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.viewer.keyimage.KeyWalk;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.layout.Notes;
import org.meridian.ui.viewer.layout.SeriesShelf;
import org.meridian.ui.viewer.model.OutsideRenderer;
import org.meridian.ui.viewer.model.PictureLoader;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.FindingsChanged;
import org.meridian.workflow.Workstation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The images of the chosen study, in as many cells as a person wants. */
public final class ImageView extends ViewPart {
    /** Where fingers work rather than a pointer. */
    private static final String CLINIC = "org.meridian.app.clinic";

    @Inject private Workstation workstation;
    @Inject private PatientContext context;

    private final PerspectiveAdapter size =
            new PerspectiveAdapter() {
                @Override
                public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor now) {
                    parts.ifPresent(p -> p.window().large(CLINIC.equals(now.getId())));
                }
            };
    private Optional<Parts> parts = Optional.empty();

    /** What exists between the view's creation and its end. */
    private record Parts(
            ImageWindow window, LayoutFollower follower, List<Registration> registrations) {
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
        ExecutorService rendering = Executors.newSingleThreadExecutor(ImageView::thread);
        SeriesShelf shelf = new SeriesShelf();
        WindowSettings settings = new WindowSettings();
        LayoutModel layout =
                new LayoutModel(
                        () ->
                                new ViewerModel(
                                        new PictureLoader(workstation.decoders(), onScreen),
                                        CellOpening.volumes(display),
                                        new OutsideRenderer(rendering, onScreen),
                                        settings::presets,
                                        shelf::giveBack));
        ArchiveChanges changes = new ArchiveChanges(display);
        AnnotationFiling filing = new AnnotationFiling(display, workstation.annotations(), changes);
        KeyImageFiling keyImages = new KeyImageFiling(display, workstation.keyImages(), changes);
        Notes notes = Notes.kept(filing, keyImages);
        HangingSettings protocols = new HangingSettings();
        StudyHanging hanging =
                new StudyHanging(workstation.reading(), workstation.library(), shelf, protocols);
        LayoutFollower follower =
                new LayoutFollower(
                        display,
                        context,
                        workstation.reading(),
                        layout,
                        shelf,
                        notes,
                        filing,
                        keyImages,
                        hanging);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .applyTo(new PatientBanner(parent, context));
        ImageWindow window =
                new ImageWindow(
                        parent,
                        getSite(),
                        layout,
                        follower,
                        notes,
                        context,
                        new KeyImageCommands(
                                getViewSite(),
                                layout,
                                follower,
                                new KeyWalk(notes.keyImages()),
                                keyImages),
                        new HangingKeeping(display, layout, follower, hanging, protocols)::keep);
        List<Registration> registrations =
                List.of(
                        rendering::shutdownNow,
                        context.listen(
                                s -> {
                                    window.forgetDrags();
                                    follower.follow(s);
                                }),
                        workstation
                                .events()
                                .subscribe(
                                        FindingsChanged.class,
                                        e -> onScreen.execute(follower::readFindings)),
                        workstation
                                .events()
                                .subscribe(
                                        AnnotationsChanged.class,
                                        e ->
                                                onScreen.execute(
                                                        () ->
                                                                follower.readAnnotations(
                                                                        e.seriesInstanceUID()))));
        parts = Optional.of(new Parts(window, follower, registrations));
        getSite().getWorkbenchWindow().addPerspectiveListener(size);
        IPerspectiveDescriptor perspective = getSite().getPage().getPerspective();
        window.large(perspective != null && CLINIC.equals(perspective.getId()));
        follower.follow(context.selection());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "Volume rendering");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void setFocus() {
        parts.ifPresent(p -> p.window().setFocus());
    }

    @Override
    public void dispose() {
        getSite().getWorkbenchWindow().removePerspectiveListener(size);
        parts.ifPresent(Parts::close);
        super.dispose();
    }
}
