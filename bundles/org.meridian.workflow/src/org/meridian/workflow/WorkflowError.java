package org.meridian.workflow;

import org.meridian.core.ErrorCode;

/** Failures of the use cases themselves. */
public enum WorkflowError implements ErrorCode {
    /** Nothing in the archive is named so. Argument: the name given. */
    NO_SUCH_PATIENT("WFL-001"),
    /** Several persons are named so. Argument: the name given. */
    SEVERAL_PATIENTS("WFL-002"),
    /** The study has no images to work on. */
    NO_IMAGES("WFL-003"),
    /** The series is not one clean volume. Argument: why. */
    NO_VOLUME("WFL-004"),
    /** The detector learns nothing. Argument: its id. */
    NOT_TRAINABLE("WFL-005"),
    /** The driver has no simulator. Argument: its id. */
    NO_SIMULATOR("WFL-006"),
    /** There is no such frame. Arguments: the number given, how many there are. */
    NO_SUCH_FRAME("WFL-007"),
    /** A file could not be written. Argument: the file. */
    NOT_WRITTEN("WFL-008"),
    /** There is no such device driver. Argument: the id given. */
    NO_SUCH_DRIVER("WFL-009"),
    /** A port could not be opened or written. Argument: the port. */
    BAD_PORT("WFL-011"),
    /** The volume does not fit into memory. Arguments: megabytes wanted, megabytes there. */
    NO_MEMORY("WFL-010"),
    /** A series that does not fit into memory is not opened. Arguments: as before. */
    NOT_OPENED("WFL-150"),
    /** The objects of the series are there without pixels. */
    NO_PIXELS("WFL-012"),
    /** What is pointed at is not in the study. */
    NOT_OF_STUDY("WFL-092"),
    /** An object of a kind that is kept and not shown. */
    NOT_SHOWN("WFL-093"),
    /** The point lies outside of the volume. */
    OUTSIDE("WFL-090"),
    /** Not the address of a network. Argument: what was given. */
    BAD_ADDRESS("WFL-013"),
    /** There is nothing drawn that could be written in this form. */
    NOTHING_DRAWN("WFL-070"),
    /** The file is neither a presentation state nor a report. */
    NO_ANNOTATIONS("WFL-071"),
    /** No series of the study can be laid over this one. */
    NO_FUSION("WFL-120"),
    /** The values cannot be told as uptake of the wanted kind. Argument: why, a sentence. */
    NO_UPTAKE("WFL-160"),
    /** In whose name the watched folder imports may not. Argument: the user. */
    WATCHES_FOR_NOBODY("WFL-180");

    private final String code;

    WorkflowError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
