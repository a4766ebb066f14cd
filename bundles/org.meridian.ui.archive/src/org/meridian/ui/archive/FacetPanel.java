package org.meridian.ui.archive;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.meridian.search.FacetCount;
import org.meridian.search.ReadQuery;
import org.meridian.search.UnderstoodTexts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Values among the hits with their counts; a click, or Return on the chosen one, asks for a value
 * or no longer for it.
 */
final class FacetPanel {
    private static final String VALUE = "value";
    private static final int MOST_VALUES = 12;

    private final Tree tree;
    private final UnderstoodTexts texts;
    private final BiConsumer<String, String> toggle;

    /**
     * @param toggle takes the field and the value
     */
    FacetPanel(Composite parent, Locale locale, BiConsumer<String, String> toggle) {
        this.toggle = toggle;
        texts = new UnderstoodTexts(locale);
        tree = new Tree(parent, SWT.SINGLE | SWT.BORDER);
        tree.setData("id", "facets");
        tree.addListener(SWT.MouseUp, this::clicked);
        tree.addListener(SWT.KeyDown, this::pressed);
    }

    Tree control() {
        return tree;
    }

    /** Shows the counts; a value that is asked for is bold. */
    void show(Map<String, List<FacetCount>> facets, Optional<ReadQuery> query) {
        tree.setRedraw(false);
        tree.removeAll();
        for (String field : PatientsModel.FACETS) {
            List<FacetCount> counts = facets.getOrDefault(field, List.of());
            if (!counts.isEmpty()) {
                TreeItem heading = new TreeItem(tree, SWT.NONE);
                heading.setText(texts.field(field));
                counts.stream().limit(MOST_VALUES).forEach(c -> add(heading, field, c, query));
                heading.setExpanded(true);
            }
        }
        tree.setRedraw(true);
    }

    private void add(TreeItem heading, String field, FacetCount count, Optional<ReadQuery> query) {
        TreeItem item = new TreeItem(heading, SWT.NONE);
        item.setText(texts.value(field, count.value()) + "  " + count.count());
        item.setData(field);
        item.setData(VALUE, count.value());
        boolean asked =
                query.stream()
                        .flatMap(q -> q.understood().stream())
                        .anyMatch(one -> Facets.is(one, field, count.value()));
        if (asked) {
            item.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        }
    }

    private void clicked(Event event) {
        choose(tree.getItem(new Point(event.x, event.y)));
    }

    private void pressed(Event event) {
        if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
            TreeItem[] chosen = tree.getSelection();
            choose(chosen.length == 0 ? null : chosen[0]);
        }
    }

    private void choose(@Nullable TreeItem item) {
        if (item != null && item.getData(VALUE) instanceof String value) {
            toggle.accept((String) item.getData(), value);
        }
    }
}
