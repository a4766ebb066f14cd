package org.meridian.archive;

import org.meridian.core.ErrorCode;

/** Failures of import and of look-ups. */
public enum ArchiveError implements ErrorCode {
    UNREADABLE("ARC-001"),
    BAD_UID("ARC-002"),
    INCOMPLETE_PIXELS("ARC-003"),
    OTHER_CONTENT("ARC-004"),
    STUDY_OF_ANOTHER("ARC-005"),
    SERIES_OF_ANOTHER("ARC-006"),
    CHANGED("ARC-007"),
    NO_SUCH_PATH("ARC-008"),
    NOT_WRITTEN("ARC-009"),
    NOT_FOUND("ARC-010"),
    DAMAGED_PIXELS("ARC-011"),
    /** Trash: nothing goes there without a reason. */
    NO_REASON("ARC-020"),
    /** The reason for forgetting somebody, which is kept, names them. */
    NAMING_REASON("ARC-130"),
    /** Trash: nothing has this number there. Argument: the number. */
    NOT_IN_TRASH("ARC-021"),
    /** Trash: what it belongs to is in the trash as well. */
    PARENT_IN_TRASH("ARC-022"),
    /** Trash: something of it was imported anew. */
    THERE_AGAIN("ARC-023"),
    /** Trash: an object alone does not go there. */
    NOT_AN_OBJECT("ARC-024"),
    /** Trash: the retention does not permit it yet. Argument: the day. */
    RETAINED("ARC-025"),
    /** Check: the row says other UIDs than its file. */
    ROW_DIFFERS("ARC-026"),
    /** Check: the ledger does not prove itself. */
    LEDGER_UNSOUND("ARC-027"),
    /** Check: a record is not in the search index. */
    NOT_INDEXED("ARC-028"),
    /** Check: a record is in the search index as it no longer is, or never was. */
    OUTDATED_IN_INDEX("ARC-048"),
    /** Check: the search index has something that is no record. */
    INDEXED_TOO_MUCH("ARC-029"),
    /** Check: the files of the search index are damaged. */
    INDEX_DAMAGED("ARC-030"),
    BAD_ZIP("ARC-040"),
    ENCRYPTED_ZIP("ARC-041"),
    ZIP_BOMB("ARC-042"),
    TOO_LARGE_IN_ZIP("ARC-043"),
    ZIP_IN_ZIP("ARC-044"),
    BAD_TAR("ARC-110"),
    NO_WATCH_FOLDER("ARC-045"),
    NO_REPORT("ARC-046"),
    NOTHING_INTERRUPTED("ARC-047"),
    /** Annotations: too long, too many points, or moved to another image. */
    BAD_ANNOTATION("ARC-070"),
    /** Annotations: there is none like that on the series. */
    NO_SUCH_ANNOTATION("ARC-071"),
    /** Annotations: the series has no such image. */
    NO_IMAGE_TO_ANNOTATE("ARC-072"),
    /**
     * A stored object is damaged or missing. Arguments: its series, its number there, the patient,
     * who is for the window alone.
     */
    DAMAGED_OBJECT("ARC-100");

    private final String code;

    ArchiveError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
