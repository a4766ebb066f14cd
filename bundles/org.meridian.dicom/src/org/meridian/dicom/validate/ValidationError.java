package org.meridian.dicom.validate;

import org.meridian.core.ErrorCode;

/** What can be said against an object that can be read; {0} is the attribute. */
public enum ValidationError implements ErrorCode {
    /** The VR is {1} and the standard has {2}. */
    OTHER_VR("DCM-101"),
    /** {1} values, and the standard has {2}. */
    MULTIPLICITY("DCM-102"),
    /** A value is not of the form of VR {1}. */
    FORM("DCM-103"),
    /** A value is longer than the {1} characters of its VR. */
    TOO_LONG("DCM-104"),
    /** A text has bytes that the character set does not define. */
    UNDECODABLE("DCM-105"),
    /** The character set {1} is none of the standard. */
    CHARACTER_SET("DCM-106"),
    /** Required with a value by the module {1}. */
    TYPE_1("DCM-107"),
    /** Required, if empty, by the module {1}. */
    TYPE_2("DCM-108"),
    /** The standard does not know it. */
    UNKNOWN("DCM-109"),
    /** A private element without its creator. */
    NO_CREATOR("DCM-110"),
    /** It is retired. */
    RETIRED("DCM-111"),
    /** The value {1} cannot be with {2} {3}. */
    CONTRADICTION("DCM-112"),
    /** The pixel data have {1} bytes and the description {2}. */
    PIXEL_LENGTH("DCM-113"),
    /** The pixel data have {1} fragments for {2} frames. */
    FRAGMENTS("DCM-114"),
    /** The file meta information says otherwise than the data set. */
    META_DIFFERS("DCM-115");

    private final String code;

    ValidationError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
