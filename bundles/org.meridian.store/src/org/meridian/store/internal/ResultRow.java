package org.meridian.store.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.store.Row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A result's current row. */
final class ResultRow implements Row {
    private final ResultSet results;
    private final Function<SQLException, MeridianException> failures;

    ResultRow(ResultSet results, Function<SQLException, MeridianException> failures) {
        this.results = results;
        this.failures = failures;
    }

    @Override
    public String text(String column) {
        String value = value(column, String.class);
        return value == null ? "" : value;
    }

    @Override
    public int integer(String column) {
        return present(column, Integer.class);
    }

    @Override
    public long number(String column) {
        return present(column, Long.class);
    }

    @Override
    public double real(String column) {
        return present(column, Double.class);
    }

    @Override
    public byte[] bytes(String column) {
        return present(column, byte[].class);
    }

    @Override
    public UUID uuid(String column) {
        return present(column, UUID.class);
    }

    @Override
    public Instant instant(String column) {
        return present(column, Instant.class);
    }

    @Override
    public Optional<LocalDate> date(String column) {
        LocalDate date = value(column, LocalDate.class);
        return date == null ? Optional.empty() : Optional.of(date);
    }

    @Override
    public boolean isNull(String column) {
        try {
            return results.getObject(column) == null;
        } catch (SQLException e) {
            throw failures.apply(e);
        }
    }

    private <T extends Object> T present(String column, Class<T> type) {
        @Nullable T value = value(column, type);
        if (value == null) {
            throw new IllegalStateException("no value in column " + column);
        }
        return value;
    }

    private <T> @Nullable T value(String column, Class<T> type) {
        try {
            return results.getObject(column, type);
        } catch (SQLException e) {
            throw failures.apply(e);
        }
    }
}
