package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IViewSite;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.keyimage.KeyWalk;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;

import java.nio.file.Path;
import java.util.Optional;

/** What keys and menu do with the key images of the shown study. */
final class KeyImageCommands {
    private final IViewSite site;
    private final LayoutModel layout;
    private final LayoutFollower follower;
    private final KeyWalk walk;
    private final KeyImageFiling filing;
    private final Texts texts = Texts.of(KeyImageCommands.class);

    KeyImageCommands(
            IViewSite site,
            LayoutModel layout,
            LayoutFollower follower,
            KeyWalk walk,
            KeyImageFiling filing) {
        this.site = site;
        this.layout = layout;
        this.follower = follower;
        this.walk = walk;
        this.filing = filing;
    }

    /** Goes to the next key image of the study, or to the one before. */
    void step(boolean forward) {
        ViewerModel cell = layout.active();
        if (!walk.step(cell, forward)) {
            cell.subject()
                    .flatMap(s -> next(s, forward))
                    .ifPresent(s -> follower.show(s, c -> walk.enter(c, forward)));
        }
    }

    private Optional<Series> next(Subject from, boolean forward) {
        return follower.study()
                .flatMap(
                        study ->
                                from.series()
                                        .flatMap(
                                                s ->
                                                        walk.next(
                                                                study,
                                                                follower.series(),
                                                                s,
                                                                forward)));
    }

    /** Asks for a file and writes the key images of the study into it. */
    void export() {
        follower.study().ifPresent(this::export);
    }

    private void export(Study study) {
        FileDialog dialog = new FileDialog(site.getShell(), SWT.SAVE);
        dialog.setFileName("key-images.dcm");
        dialog.setOverwrite(true);
        String file = dialog.open();
        if (file != null) {
            filing.export(
                    study,
                    Path.of(file),
                    count ->
                            site.getActionBars()
                                    .getStatusLineManager()
                                    .setMessage(texts.get("keyImages.exported", count)));
        }
    }
}
