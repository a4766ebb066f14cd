package org.meridian.analysis;

import java.util.List;
import java.util.Locale;

/** Something about the input that makes the marks less reliable. */
public record InputWarning(AnalysisError code, List<Object> arguments) {
    public InputWarning {
        arguments = List.copyOf(arguments);
    }

    public String text(Locale locale) {
        return code.text(locale, arguments.toArray());
    }
}
