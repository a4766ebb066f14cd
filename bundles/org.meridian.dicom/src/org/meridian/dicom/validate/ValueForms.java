package org.meridian.dicom.validate;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.dicom.Uids;
import org.meridian.dicom.VR;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

/** The forms and lengths of values of text VRs (PS3.5 table 6.2-1). */
final class ValueForms {
    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final BigInteger LONG_MOST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger LONG_LEAST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final String CLOCK = "([01]\\d|2[0-3])([0-5]\\d(([0-5]\\d|60)(\\.\\d{1,6})?)?)?";
    private static final String DAY = "(0[1-9]|1[0-2])((0[1-9]|[12]\\d|3[01])(" + CLOCK + ")?)?";
    private static final Map<VR, Pattern> FORMS =
            Map.of(
                    VR.AE, Pattern.compile("[ -~]*"),
                    VR.AS, Pattern.compile("\\d{3}[DWMY]"),
                    VR.CS, Pattern.compile("[A-Z0-9_ ]*"),
                    VR.DA, DATE,
                    VR.DS, Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([Ee][+-]?\\d+)?"),
                    VR.DT, Pattern.compile("\\d{4}(" + DAY + ")?([+-]\\d{4})?"),
                    VR.IS, Pattern.compile("[+-]?\\d+"),
                    VR.TM, Pattern.compile(CLOCK));
    private static final Map<VR, Integer> LENGTHS =
            Map.ofEntries(
                    Map.entry(VR.AE, 16),
                    Map.entry(VR.AS, 4),
                    Map.entry(VR.CS, 16),
                    Map.entry(VR.DA, 8),
                    Map.entry(VR.DS, 16),
                    Map.entry(VR.DT, 26),
                    Map.entry(VR.IS, 12),
                    Map.entry(VR.LO, 64),
                    Map.entry(VR.LT, 10240),
                    Map.entry(VR.SH, 16),
                    Map.entry(VR.ST, 1024),
                    Map.entry(VR.TM, 14),
                    Map.entry(VR.UI, 64));

    private ValueForms() {}

    /** The characters that a value may have; null without a limit. */
    static @Nullable Integer longest(VR vr) {
        return LENGTHS.get(vr);
    }

    /** Whether a value that is not empty has the form of its VR. */
    static boolean isValid(VR vr, String value) {
        Pattern form = FORMS.get(vr);
        if (form != null && !form.matcher(value).matches()) {
            return false;
        }
        return switch (vr) {
            case UI -> Uids.isValid(value);
            case DA -> isDate(value);
            case IS -> isLong(value);
            case PN -> isName(value);
            case LO, SH, UC -> value.chars().noneMatch(c -> c < ' ' && c != 0x1B);
            default -> true;
        };
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.of(
                    Integer.parseInt(value.substring(0, 4)),
                    Integer.parseInt(value.substring(4, 6)),
                    Integer.parseInt(value.substring(6)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isLong(String value) {
        if (value.length() > 12) {
            // told as too long
            return true;
        }
        BigInteger number = new BigInteger(value);
        return number.compareTo(LONG_LEAST) >= 0 && number.compareTo(LONG_MOST) <= 0;
    }

    private static boolean isName(String value) {
        String[] groups = value.split("=", -1);
        if (groups.length > 3) {
            return false;
        }
        for (String group : groups) {
            if (group.length() > 64 || group.split("\\^", -1).length > 5) {
                return false;
            }
        }
        return true;
    }
}
