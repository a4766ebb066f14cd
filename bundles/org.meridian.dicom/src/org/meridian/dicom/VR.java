package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

/** The value representations of PS3.5 6.2. */
public enum VR {
    AE(1, Kind.ASCII),
    AS(1, Kind.ASCII),
    AT(2, Kind.BINARY),
    CS(1, Kind.ASCII),
    DA(1, Kind.ASCII),
    DS(1, Kind.ASCII),
    DT(1, Kind.ASCII),
    FD(8, Kind.BINARY),
    FL(4, Kind.BINARY),
    IS(1, Kind.ASCII),
    LO(1, Kind.STRINGS),
    LT(1, Kind.TEXT),
    OB(1, Kind.LONG_BINARY),
    OD(8, Kind.LONG_BINARY),
    OF(4, Kind.LONG_BINARY),
    OL(4, Kind.LONG_BINARY),
    OV(8, Kind.LONG_BINARY),
    OW(2, Kind.LONG_BINARY),
    PN(1, Kind.STRINGS),
    SH(1, Kind.STRINGS),
    SL(4, Kind.BINARY),
    SQ(1, Kind.SEQUENCE),
    SS(2, Kind.BINARY),
    ST(1, Kind.TEXT),
    SV(8, Kind.LONG_BINARY),
    TM(1, Kind.ASCII),
    UC(1, Kind.LONG_STRINGS),
    UI(1, Kind.ASCII),
    UL(4, Kind.BINARY),
    UN(1, Kind.LONG_BINARY),
    UR(1, Kind.LONG_ASCII),
    US(2, Kind.BINARY),
    UT(1, Kind.LONG_TEXT),
    UV(8, Kind.LONG_BINARY);

    private enum Kind {
        ASCII,
        STRINGS,
        TEXT,
        BINARY,
        LONG_ASCII,
        LONG_STRINGS,
        LONG_TEXT,
        LONG_BINARY,
        SEQUENCE
    }

    private static final VR[] BY_LETTERS = byLetters();

    private final int unit;
    private final Kind kind;

    VR(int unit, Kind kind) {
        this.unit = unit;
        this.kind = kind;
    }

    /** The VR of two letters, first letter in the upper byte, or null when there is none. */
    static @Nullable VR of(int letters) {
        int first = (letters >>> 8) - 'A';
        int second = (letters & 0xFF) - 'A';
        return first < 0 || first > 25 || second < 0 || second > 25
                ? null
                : BY_LETTERS[first * 26 + second];
    }

    private static VR[] byLetters() {
        VR[] table = new VR[26 * 26];
        for (VR vr : values()) {
            table[(vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A'] = vr;
        }
        return table;
    }

    /** Bytes that change places together between the byte orders: 1, 2, 4 or 8. */
    public int unit() {
        return unit;
    }

    /** Whether the explicit form has two reserved bytes and a length of 32 bits (PS3.5 7.1.2). */
    public boolean isLong() {
        return kind.ordinal() >= Kind.LONG_ASCII.ordinal();
    }

    /** Whether the value is text of any kind. */
    public boolean isText() {
        return switch (kind) {
            case ASCII, STRINGS, TEXT, LONG_ASCII, LONG_STRINGS, LONG_TEXT -> true;
            default -> false;
        };
    }

    /** Whether the value is written in the Specific Character Set (PS3.5 6.1.2.2). */
    public boolean isInCharacterSet() {
        return switch (kind) {
            case STRINGS, TEXT, LONG_STRINGS, LONG_TEXT -> true;
            default -> false;
        };
    }

    /** Whether a backslash separates values of this text. */
    public boolean isMultiValued() {
        return kind != Kind.TEXT && kind != Kind.LONG_TEXT && this != UR;
    }
}
