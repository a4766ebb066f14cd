package org.meridian.store;

import org.meridian.core.MeridianException;

import java.nio.CharBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A random code that opens an archive when its passphrase is lost, made to be printed, read aloud
 * and typed in: eight groups of six digits. Digits look and sound alike in no script and pass every
 * input method. The last digit of a group checks it: it finds each wrong digit and each two
 * neighbours that were swapped (Damm's algorithm, started with the group's place, so that swapped
 * groups are found too). Forty random digits are 132 bits.
 */
public final class RecoveryCode {
    /** How many groups there are. */
    public static final int GROUPS = 8;

    /** Digits of a group, the check digit included. */
    public static final int DIGITS = 6;

    private static final int LENGTH = GROUPS * DIGITS;

    /** H. M. Damm's quasigroup of order 10. */
    private static final String[] QUASIGROUP = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    private final char[] digits;

    private RecoveryCode(char[] digits) {
        this.digits = digits;
    }

    public static RecoveryCode random() {
        SecureRandom random = new SecureRandom();
        char[] digits = new char[LENGTH];
        for (int group = 0; group < GROUPS; group++) {
            int start = group * DIGITS;
            for (int i = start; i < start + DIGITS - 1; i++) {
                digits[i] = (char) ('0' + random.nextInt(10));
            }
            digits[start + DIGITS - 1] = (char) ('0' + check(digits, group, DIGITS - 1));
        }
        return new RecoveryCode(digits);
    }

    /**
     * A code as it was typed, with any signs or none between the groups.
     *
     * @param typed stays the caller's, who wipes it
     * @throws MeridianException {@link StoreError#MISTYPED_CODE} naming the first group that is not
     *     as it was printed
     */
    public static RecoveryCode parse(char[] typed) {
        String text = Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFKC);
        List<String> groups =
                new ArrayList<>(
                        Arrays.stream(text.split("\\D+")).filter(g -> !g.isEmpty()).toList());
        String joined = String.join("", groups);
        if (groups.size() != GROUPS) {
            groups.clear();
            for (int i = 0; i < joined.length(); i += DIGITS) {
                groups.add(joined.substring(i, Math.min(i + DIGITS, joined.length())));
            }
        }
        char[] digits = joined.toCharArray();
        for (int group = 0; group < GROUPS; group++) {
            if (group >= groups.size()
                    || groups.get(group).length() != DIGITS
                    || check(digits, group, DIGITS) != 0) {
                throw new MeridianException(StoreError.MISTYPED_CODE, group + 1);
            }
        }
        if (groups.size() > GROUPS) {
            throw new MeridianException(StoreError.MISTYPED_CODE, GROUPS);
        }
        return new RecoveryCode(digits);
    }

    private static int check(char[] digits, int group, int count) {
        int interim = group;
        for (int i = group * DIGITS; i < group * DIGITS + count; i++) {
            interim = QUASIGROUP[interim].charAt(digits[i] - '0') - '0';
        }
        return interim;
    }

    /** The code for a person, groups with hyphens between them. */
    public String text() {
        return String.join("-", groups());
    }

    /** The groups in their order. */
    public List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < LENGTH; i += DIGITS) {
            groups.add(new String(digits, i, DIGITS));
        }
        return groups;
    }

    /** A fresh array of the digits as ASCII, the caller's to wipe. */
    byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bytes[i] = (byte) digits[i];
        }
        return bytes;
    }

    /** Whether both are the same code. */
    public boolean isSame(RecoveryCode other) {
        return MessageDigest.isEqual(bytes(), other.bytes());
    }

    /** Says nothing of the code. */
    @Override
    public String toString() {
        return "RecoveryCode";
    }
}
