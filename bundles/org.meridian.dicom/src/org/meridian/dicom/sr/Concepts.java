package org.meridian.dicom.sr;

import org.meridian.imaging.UptakeKind;

/** The concepts this program writes and looks for (PS3.16), under the meanings given there. */
public final class Concepts {
    public static final Code IMAGING_MEASUREMENT_REPORT =
            dcm("126000", "Imaging Measurement Report");
    public static final Code LANGUAGE = dcm("121049", "Language of Content Item and Descendants");
    public static final Code OBSERVER_TYPE = dcm("121005", "Observer Type");
    public static final Code PERSON = dcm("121006", "Person");
    public static final Code PERSON_OBSERVER_NAME = dcm("121008", "Person Observer Name");
    public static final Code PROCEDURE_REPORTED = dcm("121058", "Procedure reported");
    public static final Code IMAGING_PROCEDURE = sct("363679005", "Imaging procedure");
    public static final Code IMAGE_LIBRARY = dcm("111028", "Image Library");
    public static final Code IMAGE_LIBRARY_GROUP = dcm("126200", "Image Library Group");
    public static final Code IMAGING_MEASUREMENTS = dcm("126010", "Imaging Measurements");
    public static final Code MEASUREMENT_GROUP = dcm("125007", "Measurement Group");
    public static final Code TRACKING_IDENTIFIER = dcm("112039", "Tracking Identifier");
    public static final Code TRACKING_UID = dcm("112040", "Tracking Unique Identifier");
    public static final Code FINDING = dcm("121071", "Finding");
    public static final Code FINDING_SITE = sct("363698007", "Finding Site");
    public static final Code IMAGE_REGION = dcm("111030", "Image Region");
    public static final Code COMMENT = dcm("121106", "Comment");
    public static final Code DERIVATION = dcm("121401", "Derivation");
    public static final Code LENGTH = sct("410668003", "Length");
    public static final Code ANGLE = sct("1483009", "Angle");
    public static final Code COBB_ANGLE = sct("285285000", "Cobb angle");
    public static final Code AREA = sct("42798000", "Area");
    public static final Code MEAN = sct("373098007", "Mean");
    public static final Code STANDARD_DEVIATION = sct("386136009", "Standard Deviation");
    public static final Code MINIMUM = sct("255605001", "Minimum");
    public static final Code MAXIMUM = sct("56851009", "Maximum");
    public static final Code ATTENUATION_COEFFICIENT = dcm("112031", "Attenuation Coefficient");
    public static final Code PIXEL_VALUE = sct("246205007", "Quantity");
    public static final Code OF_INTEREST = dcm("113000", "Of Interest");
    public static final Code KEY_OBJECT_DESCRIPTION = dcm("113012", "Key Object Description");

    private Concepts() {}

    /** Uptake of a kind (CID 7180). */
    static Code uptake(UptakeKind kind) {
        String value =
                switch (kind) {
                    case BODY_WEIGHT -> "126401";
                    case LEAN_BODY_MASS_AS_GIVEN -> "126402";
                    case BODY_SURFACE_AREA -> "126403";
                    case LEAN_BODY_MASS_JANMAHASATIAN -> "126405";
                    case LEAN_BODY_MASS -> "126406";
                };
        return dcm(value, kind.label());
    }

    private static Code dcm(String value, String meaning) {
        return new Code(value, "DCM", meaning);
    }

    private static Code sct(String value, String meaning) {
        return new Code(value, "SCT", meaning);
    }
}
