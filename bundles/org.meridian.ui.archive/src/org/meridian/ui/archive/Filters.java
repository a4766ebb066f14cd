package org.meridian.ui.archive;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.meridian.core.text.Texts;
import org.meridian.search.FacetCount;
import org.meridian.search.ReadQuery;
import org.osgi.service.prefs.BackingStoreException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The facets and the hits they filter: beside each other where both have room, otherwise one above
 * the other. The facets are put away until a button asks for them, which the workstation remembers.
 */
final class Filters {
    private static final String OPEN = "filters";

    /** Narrower than this, pixels, facets beside the hits would cut their columns. */
    private static final int BESIDE_FROM = 640;

    private static final int[] BESIDE = {30, 70};
    private static final int[] ABOVE = {50, 50};

    private final IEclipsePreferences settings =
            InstanceScope.INSTANCE.getNode("org.meridian.ui.archive");
    private final SashForm both;
    private final FacetPanel facets;
    private final Composite hits;
    private final Button button;

    /**
     * Takes a row of the parent's grid.
     *
     * @param foot a grid in which the button gets the next place
     * @param toggle takes a facet's field and value
     */
    Filters(
            Composite parent,
            int span,
            Composite foot,
            Texts texts,
            BiConsumer<String, String> toggle) {
        both = new SashForm(parent, SWT.VERTICAL);
        both.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, span, 1));
        facets = new FacetPanel(both, texts.locale(), toggle);
        hits = new Composite(both, SWT.NONE);
        GridLayout flush = new GridLayout();
        flush.marginWidth = 0;
        flush.marginHeight = 0;
        hits.setLayout(flush);
        both.setWeights(ABOVE);
        both.setMaximizedControl(hits);
        facets.control().setVisible(false);
        both.addControlListener(ControlListener.controlResizedAdapter(e -> arrange()));
        button = new Button(foot, SWT.TOGGLE);
        button.setText(texts.get("filters.button"));
        button.setToolTipText(texts.get("filters.tip"));
        button.setSelection(settings.getBoolean(OPEN, false));
        button.setEnabled(false);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> turn()));
    }

    /** The place of the hits, a grid of one column. */
    Composite hits() {
        return hits;
    }

    /** Shows the counts where facets are wanted and there are any. */
    void show(Map<String, List<FacetCount>> counts, Optional<ReadQuery> query) {
        facets.show(counts, query);
        button.setEnabled(!counts.isEmpty());
        open();
    }

    private void turn() {
        settings.putBoolean(OPEN, button.getSelection());
        try {
            settings.flush();
        } catch (BackingStoreException e) {
            ILog.of(Filters.class).error("settings not kept", e);
        }
        open();
    }

    private void open() {
        boolean wanted = button.isEnabled() && button.getSelection();
        // put away, they take no focus either
        facets.control().setVisible(wanted);
        both.setMaximizedControl(wanted ? null : hits);
    }

    private void arrange() {
        boolean beside = both.getClientArea().width >= BESIDE_FROM;
        int orientation = beside ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (both.getOrientation() != orientation) {
            both.setOrientation(orientation);
            both.setWeights(beside ? BESIDE : ABOVE);
        }
    }
}
