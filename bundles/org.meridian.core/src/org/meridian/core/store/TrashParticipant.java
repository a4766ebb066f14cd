package org.meridian.core.store;

/**
 * A room whose records hang on series or on persons: they go into the trash with them, come back
 * with them, and are deleted with them. Called inside the unit that does it; the room tells the
 * index of its own records.
 */
public interface TrashParticipant {
    /** Nobody sees the records any more. */
    void hide(UnitOfWork unit, Trashed what);

    /** They are as they were. */
    void show(UnitOfWork unit, Trashed what);

    /** What was hidden is gone; the caller deletes the blobs that nobody names any more. */
    void delete(UnitOfWork unit, Trashed what);
}
