package org.meridian.dicom.validate;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Element;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each element by itself: VR, value multiplicity, form and characters (PS3.5 6, PS3.6). */
final class ElementRules {
    private static final Pattern MULTIPLICITY =
            Pattern.compile("(\\d+)(?:-(?:(\\d+)|(\\d*)n))?(?: or .*)?");
    private static final Pattern TERM =
            Pattern.compile(
                    "|ISO_IR (6|13|100|101|109|110|126|127|138|144|148|149|166|192|203)"
                            + "|ISO 2022 IR (6|13|58|87|100|101|109|110|126|127|138|144|148|149|159"
                            + "|166|203)|GB18030|GBK");

    /** Longer values are bulk, whose form nothing says. */
    private static final long LONGEST_CHECKED = 1 << 20;

    private final Problems problems;

    ElementRules(Problems problems) {
        this.problems = problems;
    }

    void check(Dataset dataset) {
        for (Element element : dataset) {
            if (Tag.isPrivate(element.tag())) {
                checkCreator(dataset, element);
            } else if ((element.tag() & 0xFFFF) != 0) {
                checkStandard(element);
            }
            checkValues(dataset, element);
            element.items().forEach(this::check);
        }
    }

    private void checkCreator(Dataset dataset, Element element) {
        int tag = element.tag();
        boolean owned =
                Tag.isPrivateCreator(tag)
                        || (tag & 0xFFFF) == 0
                        || !dataset.text(Tag.privateCreator(tag)).isEmpty();
        if (!owned) {
            problems.warning(ValidationError.NO_CREATOR, element);
        }
    }

    private void checkStandard(Element element) {
        Dictionary.Entry entry = Dictionary.entry(element.tag()).orElse(null);
        if (entry == null) {
            problems.warning(ValidationError.UNKNOWN, element);
            return;
        }
        if (entry.retired()) {
            problems.warning(ValidationError.RETIRED, element);
        }
        List<String> allowed = Arrays.asList(entry.vr().split("/"));
        boolean bytes = element.vr() == VR.OB && allowed.contains("OW");
        if (element.vr() != VR.UN && !bytes && !allowed.contains(element.vr().name())) {
            problems.error(ValidationError.OTHER_VR, element, element.vr().name(), entry.vr());
        }
    }

    private void checkValues(Dataset dataset, Element element) {
        VR vr = element.vr();
        if (vr == VR.SQ || vr == VR.UN || element.length() == 0) {
            return;
        }
        if (element.length() % (vr == VR.AT ? 4 : vr.unit()) != 0) {
            problems.error(ValidationError.FORM, element, vr.name());
            return;
        }
        boolean bulk =
                switch (vr) {
                    case OB, OD, OF, OL, OV, OW -> true;
                    default -> element.length() > LONGEST_CHECKED;
                };
        if (bulk) {
            return;
        }
        List<String> values = dataset.strings(element.tag());
        checkMultiplicity(element, values.size());
        if (vr.isText()) {
            checkTexts(dataset, element, values);
        }
    }

    private void checkMultiplicity(Element element, int count) {
        String wanted = Dictionary.entry(element.tag()).map(Dictionary.Entry::vm).orElse("1-n");
        Matcher matcher = MULTIPLICITY.matcher(wanted);
        if (!matcher.matches() || wanted.contains(" or ")) {
            return;
        }
        int least = Integer.parseInt(matcher.group(1));
        String most = matcher.group(2);
        String step = matcher.group(3);
        boolean fits;
        if (step != null) {
            fits = count >= least && (step.isEmpty() || count % Integer.parseInt(step) == 0);
        } else {
            fits = count >= least && count <= (most == null ? least : Integer.parseInt(most));
        }
        if (!fits) {
            problems.error(ValidationError.MULTIPLICITY, element, count, wanted);
        }
    }

    private void checkTexts(Dataset dataset, Element element, List<String> values) {
        VR vr = element.vr();
        if (element.tag() == Tag.SpecificCharacterSet) {
            values.stream()
                    .filter(term -> !TERM.matcher(term).matches())
                    .forEach(term -> problems.error(ValidationError.CHARACTER_SET, element, term));
        }
        Integer longest = ValueForms.longest(vr);
        boolean tooLong =
                longest != null
                        && values.stream().anyMatch(v -> v.codePointCount(0, v.length()) > longest);
        if (tooLong) {
            problems.error(ValidationError.TOO_LONG, element, longest == null ? 0 : longest);
        } else if (!values.stream().allMatch(v -> v.isEmpty() || ValueForms.isValid(vr, v))) {
            problems.error(ValidationError.FORM, element, vr.name());
        }
        if (values.stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)
                || hasUpperBytes(dataset.characterSet(), element)) {
            problems.error(ValidationError.UNDECODABLE, element);
        }
    }

    /** Whether bytes beyond ASCII stand where the set, or the VR, has none. */
    private static boolean hasUpperBytes(SpecificCharacterSet characterSet, Element element) {
        boolean plain =
                !element.vr().isInCharacterSet()
                        || characterSet.terms().stream().allMatch(String::isBlank);
        if (plain) {
            for (byte b : element.bytes()) {
                if (b < 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
