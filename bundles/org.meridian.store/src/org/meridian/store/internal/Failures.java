package org.meridian.store.internal;

import org.meridian.core.MeridianException;
import org.meridian.store.StoreError;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The database's failures as this room's. H2's own messages quote values, which may be a patient's:
 * they go no further than here.
 */
final class Failures {
    private static final int FILE_ENCRYPTION = 90049;
    private static final int DATABASE_CLOSED = 90098;
    private static final int IN_USE = 90020;
    private static final int READ_ONLY = 90097;
    private static final int OBJECT_CLOSED = 90007;
    private static final int CLOSING = 90121;
    private static final int CONNECTION_BROKEN = 90067;
    private static final int CORRUPTED = 90030;

    private Failures() {}

    static MeridianException of(SQLException failure, Path folder, String sql) {
        for (Throwable t = failure.getCause(); t != null; t = t.getCause()) {
            if (t instanceof MeridianException own) {
                return own;
            }
        }
        String state = String.valueOf(failure.getSQLState());
        // Errors of the statement itself name tables and columns alone.
        String message = state.startsWith("42") ? failure.getMessage() : sql;
        SQLException told = new SQLException(message, state, failure.getErrorCode());
        told.setStackTrace(failure.getStackTrace());
        return switch (failure.getErrorCode()) {
            case IN_USE -> new MeridianException(told, StoreError.LOCKED);
            case FILE_ENCRYPTION -> new MeridianException(told, StoreError.WRONG_KEY);
            case CORRUPTED -> new MeridianException(told, StoreError.DATABASE_DAMAGED);
            case READ_ONLY ->
                    new MeridianException(told, StoreError.NOT_WRITABLE, folder.toString());
            default -> other(failure, told, folder);
        };
    }

    private static MeridianException other(SQLException failure, SQLException told, Path folder) {
        if (Disk.isFull(failure, folder)) {
            return new MeridianException(told, StoreError.NO_SPACE);
        }
        return switch (failure.getErrorCode()) {
            case DATABASE_CLOSED, OBJECT_CLOSED, CLOSING, CONNECTION_BROKEN ->
                    new MeridianException(told, StoreError.CLOSED);
            default -> new MeridianException(told, StoreError.DATABASE, failure.getErrorCode());
        };
    }
}
