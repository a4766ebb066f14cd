package org.meridian.app;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.meridian.core.text.Texts;
import org.meridian.store.Passphrase;

import java.util.Arrays;

/** A labelled field in which a secret is typed, hidden until the person wants to see it. */
final class SecretField {
    private final Text text;
    private final char hidden;

    /**
     * @param parent has a grid of two columns
     * @param id tells the field from others in tests
     */
    SecretField(Composite parent, String label, String id) {
        new Label(parent, SWT.NONE).setText(label);
        text = new Text(parent, SWT.BORDER | SWT.PASSWORD);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text.setData("id", id);
        hidden = text.getEchoChar();
    }

    Text control() {
        return text;
    }

    /** What was typed, the caller's to wipe. */
    char[] typed() {
        return text.getTextChars();
    }

    /** What was typed as a passphrase, the caller's to close. */
    Passphrase passphrase() {
        char[] typed = typed();
        try {
            return Passphrase.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    void clear() {
        text.setText("");
        text.setFocus();
    }

    void show(boolean shown) {
        // shown, it is a plain field, in which every input method works
        text.setEchoChar(shown ? '\0' : hidden);
    }

    /** Below the fields: a box that shows what is typed, and a hint when capitals are locked. */
    static void addChoices(Composite parent, Texts texts, SecretField... fields) {
        Button show = new Button(parent, SWT.CHECK);
        show.setText(texts.get("secret.show"));
        show.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        show.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            for (SecretField field : fields) {
                                field.show(show.getSelection());
                            }
                        }));
        Label caps = new Label(parent, SWT.WRAP);
        caps.setText(texts.get("secret.caps"));
        caps.setVisible(false);
        caps.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        for (SecretField field : fields) {
            field.text.addKeyListener(
                    KeyListener.keyPressedAdapter(
                            e -> {
                                boolean shift = (e.stateMask & SWT.SHIFT) != 0;
                                if (Character.isUpperCase(e.character)
                                        || Character.isLowerCase(e.character)) {
                                    caps.setVisible(Character.isUpperCase(e.character) != shift);
                                }
                            }));
        }
    }
}
