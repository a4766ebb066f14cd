package org.meridian.app;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;
import org.meridian.store.Passphrase;
import org.meridian.store.PassphraseStrength;

import java.util.Arrays;
import java.util.Locale;

/** The fields of a new passphrase: typed twice, and told how long it would hold. */
final class NewPassphrase {
    private final Texts texts;
    private final SecretField first;
    private final SecretField second;
    private final Label strength;

    /**
     * @param parent has a grid of two columns
     * @param changed called when something was typed
     * @param more fields before these that the box below shows and hides as well
     */
    NewPassphrase(Composite parent, Texts texts, Runnable changed, SecretField... more) {
        this.texts = texts;
        first = new SecretField(parent, texts.get("secret.new"), "new");
        second = new SecretField(parent, texts.get("secret.again"), "again");
        strength = new Label(parent, SWT.WRAP);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
        wide.widthHint = FirstStartDialog.TEXT_WIDTH;
        strength.setLayoutData(wide);
        strength.setText(texts.get("strength.hint", Passphrase.LEAST_LENGTH) + "\n");
        SecretField[] all = Arrays.copyOf(more, more.length + 2);
        all[more.length] = first;
        all[more.length + 1] = second;
        SecretField.addChoices(parent, texts, all);
        first.control().addModifyListener(e -> changed(changed));
        second.control().addModifyListener(e -> changed(changed));
    }

    private void changed(Runnable changed) {
        char[] typed = first.typed();
        String key = typed.length == 0 ? "hint" : PassphraseStrength.of(typed).name();
        String text =
                texts.get("strength." + key.toLowerCase(Locale.ROOT), Passphrase.LEAST_LENGTH);
        if (second.control().getCharCount() > 0 && !isRepeated()) {
            text = texts.get("secret.different");
        }
        Arrays.fill(typed, '\0');
        strength.setText(text);
        changed.run();
    }

    /** Whether it is long enough and was typed twice the same. */
    boolean isAcceptable() {
        try (Passphrase passphrase = passphrase()) {
            passphrase.requireLength();
            return isRepeated();
        } catch (MeridianException e) {
            return false;
        }
    }

    private boolean isRepeated() {
        try (Passphrase one = first.passphrase();
                Passphrase other = second.passphrase()) {
            return one.isSame(other);
        }
    }

    /** What was typed, the caller's to close. */
    Passphrase passphrase() {
        return first.passphrase();
    }

    void setEnabled(boolean enabled) {
        first.control().setEnabled(enabled);
        second.control().setEnabled(enabled);
    }
}
