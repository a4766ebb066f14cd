package org.meridian.app;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;
import org.meridian.workflow.Protection;

import java.util.Locale;
import java.util.Optional;

/**
 * Sets the archive's passphrase, changes it, or makes a new recovery code: one at a time. A new
 * recovery code is shown and taken down before it comes into force.
 */
final class PassphraseDialog extends SecretDialog {
    private enum Kind {
        SET(false, true),
        CHANGE(true, true),
        RECOVER(false, true),
        RENEW(true, false);

        private final boolean current;
        private final boolean next;

        Kind(boolean current, boolean next) {
            this.current = current;
            this.next = next;
        }
    }

    private final Protection protection;
    private final Kind kind;
    private final Optional<RecoveryCode> code;
    private Optional<SecretField> current = Optional.empty();
    private Optional<NewPassphrase> next = Optional.empty();

    private PassphraseDialog(
            Shell parent, Protection protection, Kind kind, Optional<RecoveryCode> code) {
        super(
                parent,
                "passphrase." + kind.name().toLowerCase(Locale.ROOT),
                "passphrase.message." + kind.name().toLowerCase(Locale.ROOT));
        this.protection = protection;
        this.kind = kind;
        this.code = code;
    }

    /** Sets a passphrase where there is none, or changes it. */
    static void passphrase(Shell parent, Protection protection) {
        if (protection.isSealed()) {
            new PassphraseDialog(parent, protection, Kind.CHANGE, Optional.empty()).open();
        } else {
            withNewCode(parent, protection, Kind.SET);
        }
    }

    /** Sets a passphrase in place of the one that was lost; false where the person will not. */
    static boolean recover(Shell parent, Protection protection, RecoveryCode code) {
        return new PassphraseDialog(parent, protection, Kind.RECOVER, Optional.of(code)).open()
                == Window.OK;
    }

    /** Makes a new recovery code; where there is no passphrase yet, that comes first. */
    static void newCode(Shell parent, Protection protection) {
        withNewCode(parent, protection, protection.isSealed() ? Kind.RENEW : Kind.SET);
    }

    private static void withNewCode(Shell parent, Protection protection, Kind kind) {
        RecoveryCode code = RecoveryCode.random();
        if (RecoveryCodeDialog.show(parent, code)) {
            new PassphraseDialog(parent, protection, kind, Optional.of(code)).open();
        }
    }

    @Override
    void fill(Composite form) {
        if (kind.current) {
            SecretField field = new SecretField(form, texts.get("secret.current"), "current");
            field.control().addModifyListener(e -> complete());
            current = Optional.of(field);
        }
        SecretField[] more = current.stream().toArray(SecretField[]::new);
        if (kind.next) {
            next = Optional.of(new NewPassphrase(form, texts, this::complete, more));
        } else {
            SecretField.addChoices(form, texts, more);
        }
    }

    @Override
    boolean isComplete() {
        return current.map(f -> f.control().getCharCount() > 0).orElse(true)
                && next.map(NewPassphrase::isAcceptable).orElse(true);
    }

    @Override
    Runnable attempt() {
        Passphrase old =
                current.map(SecretField::passphrase).orElseGet(() -> Passphrase.of(new char[0]));
        Passphrase wanted =
                next.map(NewPassphrase::passphrase).orElseGet(() -> Passphrase.of(new char[0]));
        return () -> {
            try (old;
                    wanted) {
                switch (kind) {
                    case SET -> protection.set(wanted, code.orElseThrow());
                    case CHANGE -> protection.change(old, wanted);
                    case RECOVER -> protection.recover(code.orElseThrow(), wanted);
                    default -> protection.renewCode(old, code.orElseThrow());
                }
            }
        };
    }

    @Override
    void again() {
        current.ifPresent(SecretField::clear);
    }
}
