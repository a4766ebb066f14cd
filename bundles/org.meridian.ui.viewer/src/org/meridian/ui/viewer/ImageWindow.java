package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPartSite;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.raycast.TransferFunction;
import org.meridian.ui.PatientContext;
import org.meridian.ui.viewer.layout.ActionStates;
import org.meridian.ui.viewer.layout.Actions;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.layout.LayoutModel.Change;
import org.meridian.ui.viewer.layout.Notes;
import org.meridian.ui.viewer.model.Mark;
import org.meridian.ui.viewer.model.OutsideView;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.Toolbox;
import org.meridian.ui.viewer.model.ViewerAction;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.ViewerModel.Point;
import org.meridian.ui.viewer.overlay.OverlayColumn;
import org.meridian.ui.viewer.overlay.Overlays;
import org.meridian.ui.viewer.print.ImagePage;
import org.meridian.ui.viewer.print.PrintedText;
import org.meridian.ui.viewer.print.Printing;
import org.osgi.service.prefs.BackingStoreException;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tool bar, menus, keys and cells of an image view, tied to one layout. */
final class ImageWindow {
    private static final int SQUARE = 26;
    private static final int LARGE_SQUARE = 44;

    /** A press of an arrow leads the pointer so many pixels. */
    private static final int NUDGE = 4;

    private final IWorkbenchPartSite site;
    private final LayoutModel layout;
    private final LayoutFollower follower;
    private final PatientContext context;
    private final KeyImageCommands keyImages;
    private final AnnotationCommands annotations;
    private final StudyWalk studies;
    private final Runnable keepHanging;
    private final Printing printing;
    private final Actions actions;
    private final Keys keys;
    private final ViewerMenu menu;
    private final ViewerToolBar bar;
    private final LayoutPane pane;
    private final Display display;
    private final Runnable nextTick = this::tick;
    private boolean large;

    ImageWindow(
            Composite parent,
            IWorkbenchPartSite site,
            LayoutModel layout,
            LayoutFollower follower,
            Notes notes,
            Overlays overlays,
            PatientContext context,
            KeyImageCommands keyImages,
            AnnotationCommands annotations,
            StudyWalk studies,
            Runnable keepHanging,
            Printing printing) {
        this.site = site;
        this.layout = layout;
        this.follower = follower;
        this.context = context;
        this.keyImages = keyImages;
        this.annotations = annotations;
        this.studies = studies;
        this.keepHanging = keepHanging;
        this.printing = printing;
        display = parent.getDisplay();
        Toolbox tools = new Toolbox();
        ActionStates states = new ActionStates(layout, tools, notes);
        actions = new Actions(layout, tools, notes, new Around());
        keys = new Keys(site, actions::run);
        menu =
                new ViewerMenu(
                        parent,
                        layout,
                        states,
                        new FusionMenu(layout, follower.fusion()),
                        actions::run,
                        keys::of);
        bar = new ViewerToolBar(parent, layout, states, actions::run, keys::of, menu::showWindows);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        Composite middle = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(middle);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(middle);
        pane = new LayoutPane(middle, layout, tools, notes, overlays, keys, new Around());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(pane.control());
        new OverlayColumn(middle, layout, overlays);
        layout.listen(this::changed);
    }

    void setFocus() {
        pane.active().setFocus();
    }

    void forgetDrags() {
        pane.forgetDrags();
    }

    /** Buttons for a finger, or for a pointer. */
    void large(boolean wanted) {
        large = wanted;
        bar.large(wanted);
        pane.large(wanted);
    }

    private void changed(Change change) {
        if (change == Change.STATE && layout.cine().playing() && !pane.control().isDisposed()) {
            display.timerExec(0, nextTick);
        }
    }

    private void tick() {
        if (!pane.control().isDisposed() && layout.cine().playing()) {
            display.timerExec(layout.tick(System.nanoTime()), nextTick);
        }
    }

    /** What cells and actions ask of this window. */
    private final class Around implements Actions.Surroundings, LayoutPane.Around {
        @Override
        public void stepSeries(int count) {
            follower.step(count);
        }

        @Override
        public void fill() {
            follower.fill();
        }

        @Override
        public void spread() {
            follower.spread();
        }

        @Override
        public void stepStudy(int count) {
            studies.study(count);
        }

        @Override
        public void stepPatient(boolean forward) {
            studies.patient(forward);
        }

        @Override
        public void furtherWindow() {
            FurtherWindow.open(site);
        }

        @Override
        public void fullScreen() {
            FullScreen.toggle(site);
        }

        @Override
        public void stepKeyImage(boolean forward) {
            keyImages.step(forward);
        }

        @Override
        public void exportKeyImages() {
            keyImages.export();
        }

        @Override
        public void exportReport() {
            annotations.exportReport();
        }

        @Override
        public void exportState() {
            annotations.exportState();
        }

        @Override
        public void spreadCurve() {
            follower.spreadCurve();
        }

        @Override
        public void show(UptakeKind kind) {
            new UptakeSettings().keep(kind);
        }

        @Override
        public void fuse() {
            follower.fusion().toggle();
        }

        @Override
        public void spreadPlanes() {
            follower.spreadPlanes();
        }

        @Override
        public void selectNextDrawing() {
            pane.selectNextDrawing();
        }

        @Override
        public void chooseNextHandle() {
            pane.chooseNextHandle();
        }

        @Override
        public void moveHandle(int right, int down) {
            pane.moveHandle(right, down);
        }

        @Override
        public void keepHandle() {
            pane.keepHandle();
        }

        @Override
        public void keepHanging() {
            keepHanging.run();
        }

        @Override
        public void print() {
            ViewerModel cell = layout.active();
            cell.displayed()
                    .flatMap(d -> cell.subject())
                    .filter(s -> s.study().isPresent() && s.series().isPresent())
                    .ifPresent(this::print);
        }

        private void print(Subject shown) {
            Study study = shown.study().orElseThrow();
            PrintedText text = new PrintedText(Locale.getDefault());
            ImageCanvas image = pane.printed();
            ImagePage page =
                    new ImagePage(
                            List.of(text.person(shown.patient(), study), text.study(study)),
                            image.picture(),
                            text.below(image.tellsSides(), LocalDateTime.now()));
            printing.print(study, shown.series().orElseThrow().seriesInstanceUID(), page::print);
        }

        @Override
        public void keepLook() {
            OutsideView outside = layout.active().outside();
            outside.moved().ifPresent(f -> keep(outside, f));
        }

        private void keep(OutsideView outside, TransferFunction moved) {
            try {
                new LookSettings().keep(Map.of(outside.look().preset(), moved));
                outside.preset(outside.look().preset());
            } catch (BackingStoreException e) {
                ILog.of(ImageWindow.class).error("look not kept", e);
            }
        }

        @Override
        public void nudge(int right, int down) {
            pane.nudge(NUDGE * right, NUDGE * down);
        }

        @Override
        public void tap() {
            pane.tap();
        }

        @Override
        public void chooseSlab() {
            ViewerModel cell = layout.active();
            SlabDialog dialog = new SlabDialog(site.getShell(), cell.slab(), cell.thickest());
            if (dialog.open() == Window.OK) {
                cell.setSlab(dialog.choice());
            }
            // the next key is the image's
            site.getShell().forceActive();
            ImageWindow.this.setFocus();
        }

        @Override
        public void chooseLayout() {
            new LayoutPicker(
                            bar.control(),
                            bar.below(ViewerAction.LAYOUT_CHOOSE),
                            large ? LARGE_SQUARE : SQUARE,
                            layout.size(),
                            actions::arrange)
                    .open();
        }

        @Override
        public boolean cancelDrag() {
            return pane.cancelDrag();
        }

        @Override
        public void activate(ViewerModel cell) {
            if (site.getPage().getActivePart() != site.getPart()) {
                site.getPage().activate(site.getPart());
            }
            follower.activate(cell);
        }

        @Override
        public void menu() {
            menu.showAll();
        }

        @Override
        public boolean open(ViewerModel cell, Point at) {
            Optional<Finding> finding = cell.findings().at(at).map(Mark::finding);
            finding.ifPresent(context::choose);
            return finding.isPresent();
        }

        @Override
        public void drop(ViewerModel cell, Series series) {
            follower.drop(cell, series);
        }
    }
}
