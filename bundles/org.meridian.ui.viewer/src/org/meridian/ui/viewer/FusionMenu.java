package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.imaging.ColourMap;
import org.meridian.ui.viewer.layout.FusionOpening;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.model.Fusion;

import java.util.List;
import java.util.Optional;

/** The series that may be laid over the active image, and how the one that is looks. */
final class FusionMenu {
    private final LayoutModel layout;
    private final FusionOpening opening;
    private final Texts texts = Texts.of(FusionMenu.class);

    FusionMenu(LayoutModel layout, FusionOpening opening) {
        this.layout = layout;
        this.opening = opening;
    }

    /** Adds it to another menu; nothing where there is no choice. */
    void addTo(Menu menu) {
        List<Series> candidates = opening.candidates();
        if (candidates.isEmpty() || layout.active().images().isEmpty()) {
            return;
        }
        Fusion fusion = layout.active().fusion();
        Menu inner = Menus.inner(menu, texts.get("action.FUSE"));
        Optional<Series> over = fusion.layer().map(l -> l.images().series());
        Menus.radio(
                inner, texts.get("fuse.none"), over.isEmpty(), () -> opening.lay(Optional.empty()));
        for (Series one : candidates) {
            String name =
                    texts.get(
                            "fuse.series",
                            Integer.toString(one.seriesNumber()),
                            one.modality(),
                            one.seriesDescription());
            Menus.radio(
                    inner,
                    // an ampersand would be eaten as a mnemonic
                    name.replace("&", "&&"),
                    over.equals(Optional.of(one)),
                    () -> opening.lay(Optional.of(one)));
        }
        if (over.isPresent()) {
            MenuItem window = new MenuItem(inner, SWT.CHECK);
            window.setText(texts.get("action.FUSE_WINDOW"));
            window.setSelection(fusion.windowed());
            window.addSelectionListener(
                    SelectionListener.widgetSelectedAdapter(e -> fusion.toggleWindowed()));
            Menu colours = Menus.inner(inner, texts.get("action.FUSE_COLOURS"));
            for (ColourMap map : ColourMap.values()) {
                Menus.radio(
                        colours,
                        texts.get("colours." + map),
                        map == fusion.colours(),
                        () -> fusion.colours(map));
            }
        }
    }
}
