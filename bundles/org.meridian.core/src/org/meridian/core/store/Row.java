package org.meridian.core.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The current row of a result; columns by name. A null text is "", a null number is an error. */
public interface Row {
    String text(String column);

    int integer(String column);

    long number(String column);

    double real(String column);

    byte[] bytes(String column);

    UUID uuid(String column);

    Instant instant(String column);

    Optional<LocalDate> date(String column);

    boolean isNull(String column);
}
