package org.meridian.ui.archive;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.DialogForm;
import org.meridian.ui.PatientText;
import org.meridian.workflow.PatientStudies;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two records side by side, what differs in bold; asks which one leads and for the reason. */
final class MergeDialog extends Dialog {
    private static final int WIDTH = 760;
    private static final int STUDIES = 6;

    private final PatientStudies one;
    private final PatientStudies other;
    private final Texts texts;
    private final PatientText patientText;
    private Button first;
    private Text reasonField;
    private boolean firstLeads = true;
    private String reason = "";

    MergeDialog(Shell parent, PatientStudies one, PatientStudies other, Texts texts) {
        super(parent);
        this.one = one;
        this.other = other;
        this.texts = texts;
        patientText = new PatientText(texts.locale());
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(texts.get("merge"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite dialog = (Composite) super.createDialogArea(parent);
        Composite area = DialogForm.in(dialog, 3);
        line(area, "patients.name", p -> p.patient().name().display());
        line(area, "patients.id", p -> p.patient().patientID());
        line(area, "merge.issuer", p -> p.patient().issuer());
        line(area, "patients.birth", p -> p.patient().birthDate().map(Object::toString).orElse(""));
        line(area, "patients.sex", p -> patientText.sex(p.patient()));
        line(area, "merge.studies", MergeDialog::studies);
        label(area, texts.get("merge.leads"), false);
        first = lead(area, one.patient());
        lead(area, other.patient());
        first.setSelection(true);
        Label hint = new Label(area, SWT.WRAP);
        hint.setText(texts.get("merge.hint"));
        GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
        wide.widthHint = WIDTH;
        hint.setLayoutData(wide);
        label(area, texts.get("quality.reason"), false);
        reasonField = new Text(area, SWT.BORDER);
        reasonField.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        reasonField.setData("field", "merge.reason");
        reasonField.addModifyListener(e -> complete());
        return dialog;
    }

    private void line(Composite area, String title, Function<PatientStudies, String> value) {
        label(area, texts.get(title), false);
        boolean differs = !value.apply(one).equals(value.apply(other));
        label(area, value.apply(one), differs);
        label(area, value.apply(other), differs);
    }

    private static void label(Composite area, String text, boolean bold) {
        Label label = new Label(area, SWT.WRAP);
        // an ampersand would be eaten as a mnemonic
        label.setText(text.isEmpty() ? "\u2013" : text.replace("&", "&&"));
        label.setLayoutData(new GridData(SWT.FILL, SWT.TOP, false, false));
        if (bold) {
            label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        }
    }

    private Button lead(Composite area, Patient patient) {
        Button lead = new Button(area, SWT.RADIO);
        lead.setText(texts.get("merge.lead", patient.patientID()).replace("&", "&&"));
        return lead;
    }

    private static String studies(PatientStudies person) {
        Stream<String> lines = person.studies().stream().limit(STUDIES).map(MergeDialog::study);
        return Stream.concat(
                        lines,
                        person.studies().size() > STUDIES ? Stream.of("\u2026") : Stream.of())
                .collect(Collectors.joining("\n"));
    }

    private static String study(Study study) {
        return Stream.of(
                        study.studyDate().map(Object::toString).orElse(""),
                        String.join("/", study.modalities()),
                        study.studyDescription())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, texts.get("merge.do"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, texts.get("quality.cancel"), false);
        complete();
    }

    private void complete() {
        Button merge = getButton(IDialogConstants.OK_ID);
        if (merge != null) {
            merge.setEnabled(!reasonField.getText().isBlank());
        }
    }

    @Override
    protected void okPressed() {
        firstLeads = first.getSelection();
        reason = reasonField.getText();
        super.okPressed();
    }

    /** Whose name and patient ID stand for the person. */
    Patient lead() {
        return (firstLeads ? one : other).patient();
    }

    /** The other one. */
    Patient record() {
        return (firstLeads ? other : one).patient();
    }

    String reason() {
        return reason;
    }
}
