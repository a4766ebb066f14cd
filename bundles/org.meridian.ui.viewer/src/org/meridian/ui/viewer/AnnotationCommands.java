package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IViewSite;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.imaging.UptakeKind;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.model.ScreenLooks;
import org.meridian.ui.viewer.model.ScreenLooks.Reason;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.AnnotationFiles.Written;
import org.meridian.workflow.ScreenLook;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.Uptake;

import java.nio.file.Path;
import java.util.Optional;

/** Writes what is drawn on the active series, and how it is seen, for other programs. */
final class AnnotationCommands {
    private final IViewSite site;
    private final LayoutModel layout;
    private final AnnotationFiling filing;
    private final Texts texts = Texts.of(AnnotationCommands.class);

    AnnotationCommands(IViewSite site, LayoutModel layout, AnnotationFiling filing) {
        this.site = site;
        this.layout = layout;
        this.filing = filing;
    }

    /** Asks for a file and writes a measurement report of the active series into it. */
    void exportReport() {
        // another cell may be the active one when the dialog is closed
        Optional<UptakeKind> uptake = uptake();
        series().ifPresent(
                        series ->
                                file("measurement-report.dcm")
                                        .ifPresent(
                                                file ->
                                                        filing.exportReport(
                                                                series,
                                                                file,
                                                                uptake,
                                                                w -> tell(w, "report"))));
    }

    /** In which the values of the series are seen; empty where they are none. */
    private Optional<UptakeKind> uptake() {
        return layout.active().images().flatMap(SeriesImages::uptake).map(Uptake::kind);
    }

    /** Asks for a file and writes a presentation state of the active image into it. */
    void exportState() {
        ViewerModel cell = layout.active();
        Reason reason = ScreenLooks.reason(cell);
        if (reason != Reason.NONE) {
            say(texts.get("exportState." + reason));
            return;
        }
        ScreenLook look = ScreenLooks.of(cell);
        String form = ScreenLooks.isMoreSeen(cell) ? "stateOfGreys" : "state";
        Series series = series().orElseThrow();
        file("presentation-state.dcm")
                .ifPresent(file -> filing.exportState(series, look, file, w -> tell(w, form)));
    }

    private Optional<Series> series() {
        return layout.active().subject().flatMap(Subject::series);
    }

    private Optional<Path> file(String name) {
        FileDialog dialog = new FileDialog(site.getShell(), SWT.SAVE);
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private void tell(Written written, String form) {
        say(
                texts.get(
                        "exported." + form,
                        written.annotations(),
                        written.leftOut(),
                        written.files().size()));
    }

    private void say(String sentence) {
        site.getActionBars().getStatusLineManager().setMessage(sentence);
    }
}
