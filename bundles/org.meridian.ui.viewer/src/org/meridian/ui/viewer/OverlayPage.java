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
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.model.OverlayField;
import org.meridian.ui.viewer.model.OverlayLayout;
import org.meridian.ui.viewer.model.OverlayLayout.Corner;
import org.meridian.ui.viewer.model.OverlayLayouts;
import org.osgi.service.prefs.BackingStoreException;

import java.util.List;
import java.util.Optional;

/** Which text stands in which corner of an image, for all modalities or for one. */
public final class OverlayPage extends PreferencePage implements IWorkbenchPreferencePage {
    /** The first one stands for all that have no layout of their own. */
    private static final List<String> MODALITIES =
            List.of("", "CT", "MR", "CR", "DX", "MG", "US", "PT", "NM", "XA", "RF");

    private static final int NAME_WIDTH = 220;
    private static final int CORNER_WIDTH = 160;
    private static final int HEIGHT = 240;

    private final Texts texts = Texts.of(OverlayPage.class);
    private final OverlaySettings settings = new OverlaySettings();
    private Optional<Fields> fields = Optional.empty();
    private OverlayLayouts layouts = OverlayLayouts.USUAL;
    private String modality = "";

    /** What exists while the page is shown: a row a field, and the place of the chosen one. */
    private record Fields(Table table, Combo place) {
        OverlayField chosen() {
            return OverlayField.values()[Math.max(0, table.getSelectionIndex())];
        }
    }

    @Override
    public void init(IWorkbench workbench) {
        setDescription(texts.get("texts.description"));
    }

    @Override
    protected Control createContents(Composite parent) {
        layouts = settings.layouts();
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(2, false));
        new Label(page, SWT.NONE).setText(texts.get("texts.modality"));
        Combo modalities = new Combo(page, SWT.READ_ONLY);
        modalities.setData("id", "modality");
        MODALITIES.forEach(m -> modalities.add(m.isEmpty() ? texts.get("texts.all") : m));
        modalities.select(0);
        modalities.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            modality = MODALITIES.get(modalities.getSelectionIndex());
                            show();
                        }));
        Table table = table(page);
        new Label(page, SWT.NONE).setText(texts.get("texts.place"));
        Combo place = new Combo(page, SWT.READ_ONLY);
        place.setData("id", "place");
        place.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> put()));
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> choose()));
        fields = Optional.of(new Fields(table, place));
        table.select(0);
        show();
        return page;
    }

    private Table table(Composite page) {
        Table table = new Table(page, SWT.BORDER | SWT.FULL_SELECTION);
        table.setData("id", "fields");
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        data.heightHint = HEIGHT;
        table.setLayoutData(data);
        new TableColumn(table, SWT.NONE).setWidth(NAME_WIDTH);
        new TableColumn(table, SWT.NONE).setWidth(CORNER_WIDTH);
        for (OverlayField field : OverlayField.values()) {
            new TableItem(table, SWT.NONE).setText(texts.get("text." + field));
        }
        return table;
    }

    /** The places of the modality's layout. */
    private void show() {
        OverlayLayout layout = layouts.of(modality);
        fields.ifPresent(
                f -> {
                    for (OverlayField field : OverlayField.values()) {
                        String corner = layout.of(field).map(Corner::name).orElse("none");
                        f.table()
                                .getItem(field.ordinal())
                                .setText(1, texts.get("corner." + corner));
                    }
                });
        choose();
    }

    /** The place of the chosen row, with the places that it may have. */
    private void choose() {
        fields.ifPresent(
                f -> {
                    OverlayField field = f.chosen();
                    f.place().removeAll();
                    for (Corner corner : Corner.values()) {
                        f.place().add(texts.get("corner." + corner));
                    }
                    if (!field.always()) {
                        f.place().add(texts.get("corner.none"));
                    }
                    f.place()
                            .select(
                                    layouts.of(modality)
                                            .of(field)
                                            .map(Corner::ordinal)
                                            .orElse(Corner.values().length));
                });
    }

    private void put() {
        fields.ifPresent(
                f -> {
                    int chosen = f.place().getSelectionIndex();
                    Optional<Corner> corner =
                            chosen < Corner.values().length
                                    ? Optional.of(Corner.values()[chosen])
                                    : Optional.empty();
                    OverlayLayout layout = layouts.of(modality);
                    layouts = layouts.with(modality, layout.with(f.chosen(), corner));
                });
        show();
    }

    @Override
    protected void performDefaults() {
        layouts = OverlayLayouts.USUAL;
        show();
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
