package org.meridian.ui.viewer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.model.OverlayField;
import org.meridian.ui.viewer.model.OverlayLayout;
import org.meridian.ui.viewer.model.OverlayLayout.Corner;
import org.meridian.ui.viewer.model.OverlayLayouts;
import org.osgi.service.prefs.BackingStoreException;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which text stands in which corner of an image, for all modalities or for one. */
public final class OverlayPage extends PreferencePage implements IWorkbenchPreferencePage {
    /** The first one stands for all that have no layout of their own. */
    private static final List<String> MODALITIES =
            List.of("", "CT", "MR", "CR", "DX", "MG", "US", "PT", "NM", "XA", "RF");

    private final Texts texts = Texts.of(OverlayPage.class);
    private final OverlaySettings settings = new OverlaySettings();
    private final Map<OverlayField, Combo> places = new EnumMap<>(OverlayField.class);
    private OverlayLayouts layouts = OverlayLayouts.USUAL;
    private String modality = "";

    @Override
    public void init(IWorkbench workbench) {
        setDescription(texts.get("texts.description"));
    }

    @Override
    protected Control createContents(Composite parent) {
        layouts = settings.layouts();
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(4, false));
        new Label(page, SWT.NONE).setText(texts.get("texts.modality"));
        Combo modalities = new Combo(page, SWT.READ_ONLY);
        modalities.setData("id", "modality");
        modalities.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false, 3, 1));
        MODALITIES.forEach(m -> modalities.add(m.isEmpty() ? texts.get("texts.all") : m));
        modalities.select(0);
        modalities.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> show(MODALITIES.get(modalities.getSelectionIndex()))));
        for (OverlayField field : OverlayField.values()) {
            new Label(page, SWT.NONE).setText(texts.get("text." + field));
            places.put(field, place(page, field));
        }
        show("");
        return page;
    }

    private Combo place(Composite page, OverlayField field) {
        Combo place = new Combo(page, SWT.READ_ONLY);
        place.setData("id", field.name());
        for (Corner corner : Corner.values()) {
            place.add(texts.get("corner." + corner));
        }
        if (!field.always()) {
            place.add(texts.get("corner.none"));
        }
        place.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> put(field, place)));
        return place;
    }

    private void put(OverlayField field, Combo place) {
        int chosen = place.getSelectionIndex();
        Optional<Corner> corner =
                chosen < Corner.values().length
                        ? Optional.of(Corner.values()[chosen])
                        : Optional.empty();
        layouts = layouts.with(modality, layouts.of(modality).with(field, corner));
    }

    private void show(String wanted) {
        modality = wanted;
        OverlayLayout layout = layouts.of(wanted);
        places.forEach(
                (field, place) ->
                        place.select(
                                layout.of(field)
                                        .map(Corner::ordinal)
                                        .orElse(Corner.values().length)));
    }

    @Override
    protected void performDefaults() {
        layouts = OverlayLayouts.USUAL;
        show(modality);
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        try {
            settings.keep(layouts);
            return true;
        } catch (BackingStoreException e) {
            ILog.of(OverlayPage.class).error("settings not kept", e);
            setErrorMessage(texts.get("presets.notKept"));
            return false;
        }
    }
}
