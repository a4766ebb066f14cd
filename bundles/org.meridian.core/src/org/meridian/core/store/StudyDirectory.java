package org.meridian.core.store;

import java.util.Optional;

/**
 * The study that a UID names, for rooms whose records are found together with it: the archive
 * implements it. Called inside a read whose caller has passed the door.
 */
@FunctionalInterface
public interface StudyDirectory {
    /** The study; empty when there is none with this UID. */
    Optional<DescribedStudy> study(Reads reads, String studyInstanceUID);
}
