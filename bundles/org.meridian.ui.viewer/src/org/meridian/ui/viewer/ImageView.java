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
import org.meridian.archive.StudyImported;
import org.meridian.archive.annotation.AnnotationsChanged;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.ui.PatientBanner;
import org.meridian.ui.PatientContext;
import org.meridian.ui.Worklist;
import org.meridian.ui.viewer.keyimage.KeyWalk;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.layout.Notes;
import org.meridian.ui.viewer.layout.SeriesShelf;
import org.meridian.ui.viewer.model.OutsideRenderer;
import org.meridian.ui.viewer.model.PictureLoader;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.objects.ImageShower;
import org.meridian.ui.viewer.objects.ViewSwitch;
import org.meridian.ui.viewer.overlay.Overlays;
import org.meridian.ui.viewer.overlay.RegionBackground;
import org.meridian.ui.viewer.overlay.RegionModel;
import org.meridian.ui.viewer.overlay.StateBook;
import org.meridian.ui.viewer.overlay.StatePresenter;
import org.meridian.ui.viewer.print.Printing;
import org.meridian.workflow.FindingsChanged;
import org.meridian.workflow.ObjectKind;
import org.meridian.workflow.Workstation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The images of the chosen study, in as many cells as a person wants. */
public final class ImageView extends ViewPart implements ImageShower {
    private static final String ID = "org.meridian.ui.viewer.image";

    /** Where fingers work rather than a pointer. */
    private static final String CLINIC = "org.meridian.app.clinic";

    @Inject private Workstation workstation;

    /** What is chosen in the lists. */
    @Inject private PatientContext lists;

    /** What is shown here. */
    private PatientContext context = new PatientContext();

    @Inject private Worklist worklist;

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
            LayoutModel layout,
            ImageWindow window,
            LayoutFollower follower,
            Overlays overlays,
            List<Registration> registrations) {
        void close() {
            registrations.forEach(Registration::close);
            follower.close();
            overlays.close();
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        boolean further = getViewSite().getSecondaryId() != null;
        if (!further) {
            context = lists;
        }
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
        LookSettings looks = new LookSettings();
        UptakeSettings uptake = new UptakeSettings();
        LayoutModel layout =
                new LayoutModel(
                        () ->
                                new ViewerModel(
                                        new PictureLoader(workstation.decoders(), onScreen),
                                        CellOpening.volumes(display),
                                        new OutsideRenderer(rendering, onScreen),
                                        looks::function,
                                        settings::presets,
                                        uptake::kind,
                                        shelf::giveBack));
        ArchiveChanges changes = new ArchiveChanges(display);
        AnnotationFiling filing =
                new AnnotationFiling(
                        display, workstation.annotations(), workstation.annotationFiles(), changes);
        KeyImageFiling keyImages = new KeyImageFiling(display, workstation.keyImages(), changes);
        Notes notes = Notes.kept(filing, keyImages);
        Overlays overlays =
                new Overlays(
                        new RegionModel(new RegionBackground(display, workstation.objects())),
                        new StateBook(notes.drawings()::loadOthers));
        new StatePresenter(layout, overlays.states());
        HangingSettings protocols = new HangingSettings();
        StudyHanging hanging =
                new StudyHanging(workstation.reading(), workstation.library(), shelf, protocols);
        LayoutFollower follower =
                new LayoutFollower(
                        display,
                        context,
                        lists,
                        workstation.reading(),
                        layout,
                        shelf,
                        notes,
                        overlays.states(),
                        filing,
                        keyImages,
                        hanging,
                        FurtherWindow.besides(this, !further));
        Supplier<List<LayoutModel>> besides =
                () ->
                        FurtherWindow.others(this).stream()
                                .flatMap(v -> v.parts.stream())
                                .map(Parts::layout)
                                .toList();
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
                        overlays,
                        context,
                        new KeyImageCommands(
                                getViewSite(),
                                layout,
                                follower,
                                new KeyWalk(notes.keyImages()),
                                keyImages),
                        new AnnotationCommands(getViewSite(), layout, filing),
                        new StudyWalk(display, context, lists, worklist, workstation.library()),
                        new HangingKeeping(
                                        display,
                                        layout,
                                        follower,
                                        hanging,
                                        protocols,
                                        further ? List::of : besides)
                                ::keep,
                        new Printing(getSite().getShell(), workstation.printouts()));
        ViewSwitch views = new ViewSwitch(getSite().getPage(), ID, workstation.objects());
        layout.besides(besides);
        Companion companion =
                new Companion(display, context, workstation.library(), hanging, follower);
        List<Registration> registrations =
                List.of(
                        rendering::shutdownNow,
                        uptake.listen(() -> layout.cells().forEach(ViewerModel::followUptake)),
                        further ? lists.listen(companion::follow) : () -> {},
                        context.listen(
                                s -> {
                                    window.forgetDrags();
                                    follower.follow(s);
                                }),
                        further ? () -> {} : context.listen(views::follow),
                        context.listen(
                                s -> s.series().ifPresent(r -> showLaid(overlays, layout, r))),
                        workstation
                                .events()
                                .subscribe(
                                        FindingsChanged.class,
                                        e -> onScreen.execute(follower::readFindings)),
                        workstation
                                .events()
                                .subscribe(
                                        StudyImported.class,
                                        e ->
                                                onScreen.execute(
                                                        () -> {
                                                            follower.readBrought(
                                                                    e.studyInstanceUID());
                                                            overlays.regions()
                                                                    .openAnew(e.studyInstanceUID());
                                                        })),
                        workstation
                                .events()
                                .subscribe(
                                        AnnotationsChanged.class,
                                        e ->
                                                onScreen.execute(
                                                        () ->
                                                                follower.readAnnotations(
                                                                        e.seriesInstanceUID()))));
        parts = Optional.of(new Parts(layout, window, follower, overlays, registrations));
        getSite().getWorkbenchWindow().addPerspectiveListener(size);
        IPerspectiveDescriptor perspective = getSite().getPage().getPerspective();
        window.large(perspective != null && CLINIC.equals(perspective.getId()));
        follower.follow(context.selection());
        if (further) {
            companion.follow(lists.selection());
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "Volume rendering");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void show(
            Patient patient, Study study, Series series, String sopInstanceUID, int frame) {
        Subject subject = new Subject(patient, Optional.of(study), Optional.of(series));
        parts.ifPresent(p -> p.follower().show(subject, sopInstanceUID, frame));
    }

    /** Choosing what is laid over images lays it over those on the screen. */
    private static void showLaid(Overlays overlays, LayoutModel layout, Series chosen) {
        String uid = chosen.seriesInstanceUID();
        switch (ObjectKind.of(chosen)) {
            case SEGMENTATION, STRUCTURE_SET -> overlays.regions().showAll(uid);
            case PRESENTATION_STATE ->
                    overlays.states()
                            .chooseOf(
                                    layout.cells().stream()
                                            .map(ViewerModel::subject)
                                            .flatMap(Optional::stream)
                                            .flatMap(subject -> subject.series().stream())
                                            .distinct()
                                            .toList(),
                                    uid);
            default -> {
                // has its place elsewhere
            }
        }
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
