package org.meridian.store;

import java.nio.file.Path;

/**
 * A process that changes an archive's passphrase again and again, from {@code passphrase 0} on, and
 * says which one holds.
 */
final class KeyChanger {
    private static final Argon2id CHEAP = new Argon2id(64, 1, 1);

    private KeyChanger() {}

    static Passphrase passphrase(int number) {
        return Passphrase.of(("passphrase " + number).toCharArray());
    }

    static Vault open(Path archive, int number) {
        return Vault.open(archive, KeySource.inFolder(keys -> keys.open(passphrase(number))));
    }

    public static void main(String[] arguments) {
        int number = Integer.parseInt(arguments[1]);
        try (Vault vault = open(Path.of(arguments[0]), number)) {
            KeyGuard guard = vault.guard().at(CHEAP);
            while (true) {
                guard.changePassphrase(passphrase(number), passphrase(number + 1)).apply();
                number++;
                System.out.println("ACK " + number);
            }
        }
    }
}
