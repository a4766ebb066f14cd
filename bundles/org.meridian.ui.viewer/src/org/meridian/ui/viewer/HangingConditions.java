package org.meridian.ui.viewer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;
import org.meridian.ui.viewer.hanging.HangingProtocol;
import org.meridian.ui.viewer.hanging.HangingScreen;
import org.meridian.ui.viewer.layout.GridSize;
import org.meridian.ui.viewer.layout.Link;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a protocol is used, and into which rows and columns it divides which windows. */
final class HangingConditions {
    /** Defined terms of Modality, PS3.3 section C.7.3.1.1.1, of which there are pictures. */
    static final List<String> MODALITIES =
            List.of("", "CT", "MR", "CR", "DX", "MG", "US", "PT", "NM", "XA", "RF");

    /** Defined terms of Body Part Examined, PS3.16 annex L; any other can be typed. */
    private static final List<String> PARTS =
            List.of(
                    "",
                    "ABDOMEN",
                    "BREAST",
                    "CHEST",
                    "CSPINE",
                    "HEAD",
                    "HEART",
                    "HIP",
                    "KNEE",
                    "LSPINE",
                    "NECK",
                    "PELVIS",
                    "SHOULDER",
                    "TSPINE");

    /** As many as there is a choice of cells for. */
    static final int PRIORS = 8;

    private static final int MONITORS = 4;
    private static final List<String> SIDES = List.of("", "R", "L");

    private final Composite sheet;
    private final HangingFields fields;
    private final Text name;
    private final Combo modality;
    private final Combo bodyPart;
    private final Combo laterality;
    private final Spinner priors;
    private final Spinner monitors;
    private final Combo link;
    private final Size first;
    private final Button beside;
    private final Size second;

    /** Rows and columns of a window. */
    private record Size(Spinner rows, Spinner columns) {
        void show(GridSize size) {
            rows.setSelection(size.rows());
            columns.setSelection(size.columns());
        }

        GridSize read() {
            return new GridSize(rows.getSelection(), columns.getSelection());
        }

        void enable(boolean wanted) {
            rows.setEnabled(wanted);
            columns.setEnabled(wanted);
        }
    }

    HangingConditions(Composite parent, Texts texts, Runnable changed) {
        sheet = new Composite(parent, SWT.NONE);
        sheet.setLayout(new GridLayout(4, false));
        fields = new HangingFields(sheet, texts, changed);
        name = fields.text("name.field", 3);
        modality = fields.code("modality", MODALITIES);
        bodyPart = fields.code("bodyPart", PARTS);
        laterality = fields.choice("laterality", sides(texts));
        priors = fields.number("priors", 0, PRIORS);
        monitors = fields.number("monitors", 1, MONITORS);
        link =
                fields.choice(
                        "link",
                        Arrays.stream(Link.values()).map(l -> texts.get("link." + l)).toList());
        first = size("");
        beside = fields.check("second", 4);
        second = size("second.");
    }

    private Size size(String window) {
        return new Size(
                fields.number(window + "rows", 1, GridSize.MOST),
                fields.number(window + "columns", 1, GridSize.MOST));
    }

    Control control() {
        return sheet;
    }

    /** The texts of the sides, any first. */
    static List<String> sides(Texts texts) {
        return Stream.of("any", "R", "L").map(s -> texts.get("hanging.side." + s)).toList();
    }

    static int indexOfSide(String side) {
        return Math.max(0, SIDES.indexOf(side));
    }

    static String side(int index) {
        return SIDES.get(Math.max(0, index));
    }

    void show(HangingProtocol protocol, boolean editable) {
        fields.enable(editable);
        name.setText(protocol.name());
        modality.setText(protocol.modality());
        bodyPart.setText(protocol.bodyPart());
        laterality.select(indexOfSide(protocol.laterality()));
        priors.setSelection(protocol.priors());
        monitors.setSelection(protocol.monitors());
        link.select(protocol.link().ordinal());
        first.show(protocol.screen().size());
        beside.setSelection(protocol.second().isPresent());
        second.show(protocol.second().map(HangingScreen::size).orElse(GridSize.SINGLE));
        second.enable(editable && beside.getSelection());
    }

    /** The protocol with what the fields say. */
    HangingProtocol read(HangingProtocol protocol) {
        second.enable(beside.getSelection());
        return new HangingProtocol(
                name.getText().strip(),
                modality.getText().strip(),
                bodyPart.getText().strip(),
                side(laterality.getSelectionIndex()),
                priors.getSelection(),
                monitors.getSelection(),
                Link.values()[Math.max(0, link.getSelectionIndex())],
                protocol.screen().sized(first.read()),
                beside.getSelection()
                        ? Optional.of(
                                protocol.second()
                                        .orElseGet(HangingScreen::single)
                                        .sized(second.read()))
                        : Optional.empty());
    }
}
