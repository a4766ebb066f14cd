package org.meridian.app;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.meridian.store.ArchiveKey;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.store.SealedKeys;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Asks for the archive's passphrase or, where that is lost, its recovery code. */
final class UnlockDialog extends SecretDialog {
    private final SealedKeys sealed;
    private SecretField field;
    private boolean byCode;
    private volatile @Nullable ArchiveKey key;
    private volatile Optional<RecoveryCode> code = Optional.empty();

    UnlockDialog(Shell parent, SealedKeys sealed) {
        super(parent, "unlock.title", "unlock.message");
        this.sealed = sealed;
    }

    /** The opened key; after the dialog ended well. */
    ArchiveKey key() {
        return Objects.requireNonNull(key);
    }

    /** The recovery code that opened it, where it was that. */
    Optional<RecoveryCode> code() {
        return code;
    }

    @Override
    void fill(Composite form) {
        field = new SecretField(form, texts.get("unlock.secret"), "secret");
        field.control().addModifyListener(e -> complete());
        SecretField.addChoices(form, texts, field);
        Button lost = new Button(form, SWT.CHECK);
        lost.setText(texts.get("unlock.lost"));
        lost.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        lost.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(
                        e -> {
                            byCode = lost.getSelection();
                            setErrorMessage(null);
                            setMessage(texts.get(byCode ? "unlock.code" : "unlock.message"));
                            // a code is read off paper, digit by digit
                            field.show(byCode);
                            field.clear();
                        }));
        field.control().setFocus();
    }

    @Override
    boolean isComplete() {
        return field.control().getCharCount() > 0;
    }

    @Override
    Runnable attempt() {
        char[] typed = field.typed();
        boolean recovering = byCode;
        return () -> {
            try {
                if (recovering) {
                    RecoveryCode given = RecoveryCode.parse(typed);
                    key = sealed.open(given);
                    code = Optional.of(given);
                } else {
                    try (Passphrase passphrase = Passphrase.of(typed)) {
                        key = sealed.open(passphrase);
                    }
                }
            } finally {
                Arrays.fill(typed, '\0');
            }
        };
    }

    @Override
    void again() {
        if (byCode) {
            // the one wrong group is mended rather than all typed again
            field.control().setFocus();
        } else {
            field.clear();
        }
    }
}
