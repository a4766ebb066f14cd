package org.meridian.dicom;

import org.meridian.core.ErrorCode;

/** What can be wrong with DICOM data. */
public enum DicomError implements ErrorCode {
    /** The bytes are no DICOM data set. */
    NOT_DICOM("DCM-001"),
    /** The data end inside element {0} at byte {1}. */
    CUT_SHORT("DCM-002"),
    /** Element {0} at byte {1} claims more bytes than what holds it has. */
    LENGTH("DCM-003"),
    /** Sequences nested too deep, at element {0}, byte {1}. */
    TOO_DEEP("DCM-004"),
    /** Element {0} at byte {1} cannot stand there. */
    STRUCTURE("DCM-005"),
    /** {0} is more than the limit of {1}. */
    TOO_LARGE("DCM-006"),
    /** The deflated data set cannot be inflated. */
    DEFLATE("DCM-007"),
    /** The bytes cannot be read or written. */
    IO("DCM-008"),
    /** The value of attribute {0} is not valid for its VR. */
    VALUE("DCM-009"),
    /** Attribute {0} is missing. */
    MISSING("DCM-010"),
    /** More elements than the memory holds, at element {0}, byte {1}. */
    TOO_MANY("DCM-011"),
    /** The inflated data are more than what is read of a deflated data set. */
    INFLATES_TOO_FAR("DCM-012"),
    /** The JSON at {0} is not of the DICOM JSON model. */
    JSON("DCM-013"),
    /** The bulk data of element {0} are elsewhere. */
    BULK_ELSEWHERE("DCM-014"),
    /** A text of attribute {0} does not fit into character set {1}. */
    CHARACTERS("DCM-015"),
    /** Elements of this file cannot be exchanged in place. */
    NOT_IN_PLACE("DCM-016"),
    /** The file tells of no repair of its character set. */
    NO_REPAIR("DCM-017"),
    /** No decoder for transfer syntax {0} ({1}). */
    UNSUPPORTED_SYNTAX("DCM-020"),
    /** No pixel data in the object. */
    NO_PIXELS("DCM-021"),
    /** Attribute {0} describes pixels that cannot be. */
    PIXEL_DESCRIPTION("DCM-022"),
    /** Pixel data are shorter than the description says. */
    PIXELS_SHORT("DCM-023"),
    /** There is no frame {0}. */
    NO_SUCH_FRAME("DCM-024"),
    /** {0} fragments cannot be assigned to {1} frames. */
    FRAGMENTS("DCM-025"),
    /** The {0} codestream is broken at byte {1}. */
    CODESTREAM("DCM-026"),
    /** The {0} codestream does not agree with the attributes: {1} instead of {2}. */
    CODESTREAM_MISMATCH("DCM-027"),
    /** The {0} codestream uses what is not supported ({1}). */
    UNSUPPORTED_CODESTREAM("DCM-028"),
    /** The palette is missing or broken. */
    PALETTE("DCM-029"),
    /** Floating-point pixel data. */
    FLOAT_PIXELS("DCM-030"),
    /** No encoder for transfer syntax {0} ({1}), or none for such pixels. */
    NO_ENCODER("DCM-031"),
    /** The colour profile is broken. */
    COLOUR_PROFILE("DCM-038"),
    /** Presentation states of the kind {0} are not applied. */
    OTHER_STATE("DCM-070"),
    /** An object is made from images of one study. */
    SEVERAL_STUDIES("DCM-071"),
    /** An annotation lies on an image that is not given. */
    NO_SOURCE("DCM-072"),
    /** The object is not of the kind that is read here: {0}. */
    OTHER_OBJECT("DCM-073"),
    /** Stray delimiter {0} at byte {1} (note). */
    STRAY_DELIMITER("DCM-040"),
    /** Element {0} at byte {1} is out of order or repeated (note). */
    ORDER("DCM-041"),
    /** The file has no meta information or an incomplete one (note). */
    NO_META("DCM-042"),
    /** The data set is not in the transfer syntax that the file names (note). */
    OTHER_ENCODING("DCM-043"),
    /** Bytes after the end of the data set (note). */
    TRAILING("DCM-044"),
    /** An item at byte {1} claims more bytes than its sequence has (note). */
    ITEM_LENGTH("DCM-045"),
    /** Element {0} at byte {1} has no VR or the wrong form of length (note). */
    WRONG_VR("DCM-046"),
    /** Element {0} at byte {1} has an odd length (note). */
    ODD_LENGTH("DCM-047");

    private final String code;

    DicomError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether this is said of data that were understood nevertheless; all others are failures. */
    public boolean isRemark() {
        return ordinal() >= STRAY_DELIMITER.ordinal();
    }
}
