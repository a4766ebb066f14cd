package org.meridian.store.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.store.Reads;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One connection with its prepared statements. All failures leave it as {@code MeridianException}s.
 * Used by one thread at a time.
 */
final class Session implements Reads {
    private static final int STATEMENTS_KEPT = 64;

    private final Connection connection;
    private final Path folder;
    private final Map<String, PreparedStatement> statements =
            new LinkedHashMap<>(STATEMENTS_KEPT, 0.75f, true);

    Session(Connection connection, Path folder) {
        this.connection = connection;
        this.folder = folder;
    }

    @Override
    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return with(
                sql,
                statement -> {
                    bind(statement, parameters);
                    List<T> rows = new ArrayList<>();
                    try (ResultSet results = statement.executeQuery()) {
                        ResultRow row = new ResultRow(results, e -> failure(e, sql));
                        while (results.next()) {
                            rows.add(reader.read(row));
                        }
                    }
                    return rows;
                });
    }

    int update(String sql, @Nullable Object... parameters) {
        return with(
                sql,
                statement -> {
                    bind(statement, parameters);
                    return statement.executeUpdate();
                });
    }

    /** A statement that is run once and not kept. */
    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e, sql);
        }
    }

    /** As {@link #execute}, with the database's own failure. */
    void tryExecute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    MeridianException failure(SQLException e, String sql) {
        return Failures.of(e, folder, sql);
    }

    Savepoint savepoint() {
        return sql("savepoint", connection::setSavepoint);
    }

    void rollback(Savepoint savepoint) {
        sql(
                "rollback to savepoint",
                () -> {
                    connection.rollback(savepoint);
                    return savepoint;
                });
    }

    void rollback() {
        sql(
                "rollback",
                () -> {
                    connection.rollback();
                    return connection;
                });
    }

    void commit() {
        sql(
                "commit",
                () -> {
                    connection.commit();
                    return connection;
                });
    }

    /** Rolls back and gives the connection up; a failure changes nothing any more. */
    void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException e) {
            // the database has closed it already
        }
    }

    private <T> T sql(String what, SqlCall<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw failure(e, what);
        }
    }

    private <T> T with(String sql, SqlUse<T> use) {
        try {
            // Taken out while in use: a row's reader may run the same statement again.
            PreparedStatement statement = statements.remove(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
            }
            try {
                return use.run(statement);
            } finally {
                keep(sql, statement);
            }
        } catch (SQLException e) {
            throw failure(e, sql);
        }
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement other = statements.put(sql, statement);
        if (other != null) {
            other.close();
        }
        if (statements.size() > STATEMENTS_KEPT) {
            var eldest = statements.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private interface SqlCall<T> {
        T run() throws SQLException;
    }

    private interface SqlUse<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
