package org.meridian.core.store;

import java.util.List;
import java.util.Optional;

/**
 * Reading the database inside one consistent view: that of a {@link UnitOfWork} or of a read. SQL
 * is the common subset of H2 and PostgreSQL with {@code ?} parameters. Parameters and columns are
 * {@code String}, {@code Integer}, {@code Long}, {@code Double}, {@code byte[]}, {@code
 * java.util.UUID}, {@code java.time.LocalDate}, {@code java.time.Instant}, and null. Failures of
 * the database are {@code MeridianException}s. Used on one thread, inside the call that lent it.
 */
public interface Reads {
    /** All rows, in the statement's order. */
    <T> List<T> query(String sql, RowReader<T> reader, Object... parameters);

    /** The first row. */
    default <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(Row row);
    }
}
