package org.meridian.dicom.validate;

import org.meridian.core.ErrorCode;
import org.meridian.dicom.Dictionary;
import org.meridian.dicom.Element;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, and no more than a person would read. For one thread. */
final class Problems {
    private static final int MOST = 1000;

    private final List<Problem> found = new ArrayList<>();

    void error(ErrorCode code, Element element, Object... arguments) {
        add(Problem.Severity.ERROR, code, element.tag(), element.position(), arguments);
    }

    void warning(ErrorCode code, Element element, Object... arguments) {
        add(Problem.Severity.WARNING, code, element.tag(), element.position(), arguments);
    }

    /** Of an attribute that is not there. */
    void missing(ErrorCode code, int tag, String module) {
        add(Problem.Severity.ERROR, code, tag, -1, module);
    }

    private void add(
            Problem.Severity severity, ErrorCode code, int tag, long position, Object... others) {
        List<Object> arguments = new ArrayList<>(List.of(Dictionary.keyword(tag)));
        arguments.addAll(List.of(others));
        add(new Problem(severity, code, tag, position, arguments));
    }

    void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        }
    }

    List<Problem> list() {
        return List.copyOf(found);
    }
}
