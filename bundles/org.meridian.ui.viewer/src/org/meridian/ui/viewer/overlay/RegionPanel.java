package org.meridian.ui.viewer.overlay;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Series;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.workflow.SeriesOverlays.Layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The regions in the space of the active cell's series, each shown or hidden by its box. */
final class RegionPanel {
    private static final int SWATCH = 12;

    private final LayoutModel layout;
    private final RegionModel regions;
    private final Texts texts = Texts.of(RegionPanel.class);
    private final Composite panel;
    private final Table table;
    private final Label elsewhere;
    private final List<Image> swatches = new ArrayList<>();
    private List<Layer> listed = List.of();
    private List<String> told = List.of();

    /** Made in a grid of the parent; takes no place while there is nothing to list. */
    RegionPanel(Composite parent, LayoutModel layout, RegionModel regions) {
        this.layout = layout;
        this.regions = regions;
        panel = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 4).applyTo(panel);
        GridDataFactory.fillDefaults().grab(true, true).exclude(true).applyTo(panel);
        panel.setVisible(false);
        Label title = new Label(panel, SWT.NONE);
        title.setText(texts.get("regions.title"));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(title);
        table = new Table(panel, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.setData("id", "regions");
        GridDataFactory.fillDefaults().grab(true, true).hint(1, 1).span(2, 1).applyTo(table);
        table.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            if (e.detail == SWT.CHECK && e.item instanceof TableItem item) {
                                regions.show((Layer) item.getData(), item.getChecked());
                            }
                        }));
        button("regions.all", true);
        button("regions.none", false);
        elsewhere = new Label(panel, SWT.WRAP);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(1, SWT.DEFAULT)
                .span(2, 1)
                .applyTo(elsewhere);
        List<Registration> registrations =
                List.of(layout.listen(c -> follow()), regions.listen(this::changed));
        panel.addDisposeListener(
                e -> {
                    registrations.forEach(Registration::close);
                    swatches.forEach(Image::dispose);
                });
        follow();
    }

    boolean isNeeded() {
        return !listed.isEmpty() || !told.isEmpty();
    }

    private void button(String key, boolean wish) {
        Button button = new Button(panel, SWT.PUSH);
        button.setText(texts.get(key));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
        button.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> listed.forEach(layer -> regions.show(layer, wish))));
    }

    private void follow() {
        Set<Series> onScreen =
                layout.cells().stream()
                        .flatMap(c -> c.subject().flatMap(Subject::series).stream())
                        .collect(Collectors.toSet());
        regions.follow(onScreen);
        changed();
    }

    private void changed() {
        if (panel.isDisposed()) {
            return;
        }
        Optional<Series> series = layout.active().subject().flatMap(Subject::series);
        List<Layer> layers = series.map(regions::layers).orElse(List.of());
        List<String> others = series.map(regions::elsewhere).orElse(List.of());
        if (!layers.equals(listed) || !others.equals(told)) {
            listed = layers;
            told = others;
            list();
        }
        for (TableItem item : table.getItems()) {
            boolean shown = regions.isShown((Layer) item.getData());
            if (item.getChecked() != shown) {
                item.setChecked(shown);
            }
        }
    }

    private void list() {
        table.removeAll();
        swatches.forEach(Image::dispose);
        swatches.clear();
        for (Layer layer : listed) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(layer.name());
            item.setImage(swatch(RegionModel.colour(layer)));
            item.setData(layer);
        }
        elsewhere.setText(
                told.isEmpty()
                        ? ""
                        : texts.get("regions.elsewhere", String.join(", ", told))
                                .replace("&", "&&"));
        ((GridData) panel.getLayoutData()).exclude = !isNeeded();
        panel.setVisible(isNeeded());
        panel.requestLayout();
        elsewhere.requestLayout();
    }

    private Image swatch(int rgb) {
        Image image = new Image(panel.getDisplay(), SWATCH, SWATCH);
        GC gc = new GC(image);
        gc.setBackground(RegionPainter.colour(rgb));
        gc.fillRectangle(0, 0, SWATCH, SWATCH);
        gc.dispose();
        swatches.add(image);
        return image;
    }
}
