package org.meridian.archive.internal.quality;

import org.meridian.archive.quality.Remark;
import org.meridian.archive.quality.Rule;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Coded values that are none of the standard's, with the one that is likely meant. */
final class CodeRules implements FileRule {
    /** Defined terms of Modality (PS3.3 C.7.3.1.1.1), retired ones among them. */
    private static final Set<String> MODALITIES =
            Set.of(
                    "ANN",
                    "AR",
                    "ASMT",
                    "AU",
                    "BDUS",
                    "BI",
                    "BMD",
                    "CFM",
                    "CR",
                    "CT",
                    "CTPROTOCOL",
                    "DG",
                    "DMS",
                    "DOC",
                    "DX",
                    "ECG",
                    "EEG",
                    "EMG",
                    "EOG",
                    "EPS",
                    "ES",
                    "FID",
                    "GM",
                    "HC",
                    "HD",
                    "IO",
                    "IOL",
                    "IVOCT",
                    "IVUS",
                    "KER",
                    "KO",
                    "LEN",
                    "LS",
                    "M3D",
                    "MG",
                    "MR",
                    "NM",
                    "OAM",
                    "OCT",
                    "OP",
                    "OPM",
                    "OPT",
                    "OPTBSV",
                    "OPTENF",
                    "OPV",
                    "OSS",
                    "OT",
                    "PA",
                    "PLAN",
                    "POS",
                    "PR",
                    "PT",
                    "PX",
                    "REG",
                    "RESP",
                    "RF",
                    "RG",
                    "RTDOSE",
                    "RTIMAGE",
                    "RTINTENT",
                    "RTPLAN",
                    "RTRAD",
                    "RTRECORD",
                    "RTSEGANN",
                    "RTSTRUCT",
                    "RWV",
                    "SEG",
                    "SM",
                    "SMR",
                    "SR",
                    "SRF",
                    "STAIN",
                    "TEXTUREMAP",
                    "TG",
                    "US",
                    "VA",
                    "XA",
                    "XAPROTOCOL",
                    "XC",
                    "AS",
                    "CD",
                    "CF",
                    "CP",
                    "CS",
                    "DD",
                    "DF",
                    "DM",
                    "DS",
                    "EC",
                    "FA",
                    "FS",
                    "LP",
                    "MA",
                    "MS",
                    "OPR",
                    "ST",
                    "VF",
                    "HISTO");

    /** Defined terms of Units in PET (PS3.3 C.8.9.1.1.3). */
    private static final Set<String> PET_UNITS =
            Set.of(
                    "CNTS",
                    "NONE",
                    "CM2",
                    "CM2ML",
                    "PCNT",
                    "CPS",
                    "BQML",
                    "MGMINML",
                    "UMOLMINML",
                    "MLMING",
                    "MLG",
                    "1CM",
                    "UMOLML",
                    "PROPCNTS",
                    "PROPCPS",
                    "MLMINML",
                    "MLML",
                    "GML",
                    "STDDEV");

    /** What is often written for a unit of UCUM, by its code there. */
    private static final Map<String, String> NOT_UCUM =
            Map.of(
                    "HU", "[hnsf'U]",
                    "mmHg", "mm[Hg]",
                    "bpm", "/min",
                    "cc", "mL",
                    "micron", "um",
                    "sec", "s",
                    "hr", "h",
                    "gm", "g",
                    "Deg", "deg",
                    "percent", "%");

    private static final Map<String, String> SEXES =
            Map.ofEntries(
                    Map.entry("M", "M"),
                    Map.entry("F", "F"),
                    Map.entry("O", "O"),
                    Map.entry("男", "M"),
                    Map.entry("男性", "M"),
                    Map.entry("MALE", "M"),
                    Map.entry("1", "M"),
                    Map.entry("女", "F"),
                    Map.entry("女性", "F"),
                    Map.entry("FEMALE", "F"),
                    Map.entry("W", "F"),
                    Map.entry("2", "F"),
                    Map.entry("OTHER", "O"));

    @Override
    public void check(Subject subject, Consumer<Remark> remarks) {
        String modality = subject.text(Tag.Modality);
        if (!modality.isEmpty() && !MODALITIES.contains(modality)) {
            String meant = Spelling.nearest(modality, MODALITIES).orElse("");
            remarks.accept(new Remark(Rule.MODALITY_UNKNOWN, "Modality", modality, meant));
        }
        bodyPart(subject, remarks);
        String sex = subject.code(Tag.PatientSex);
        if (!sex.isEmpty() && !Set.of("M", "F", "O").contains(sex)) {
            String meant = SEXES.getOrDefault(sex.toUpperCase(Locale.ROOT), "");
            remarks.accept(new Remark(Rule.SEX_UNKNOWN_CODE, "PatientSex", sex, meant));
        }
        units(subject, remarks);
    }

    private static void bodyPart(Subject subject, Consumer<Remark> remarks) {
        String text = subject.code(Tag.BodyPartExamined);
        if (text.isEmpty()) {
            return;
        }
        var part = BodyParts.find(text);
        if (part.isEmpty()) {
            remarks.accept(
                    new Remark(
                            Rule.BODY_PART_UNKNOWN,
                            "BodyPartExamined",
                            text,
                            BodyParts.meant(text).orElse("")));
        } else if (part.get().sex().equals("F") && subject.isSex("M")
                || part.get().sex().equals("M") && subject.isSex("F")) {
            remarks.accept(new Remark(Rule.BODY_PART_AGAINST_SEX, "BodyPartExamined", text, ""));
        }
    }

    private static void units(Subject subject, Consumer<Remark> remarks) {
        String units = subject.text(Tag.Units);
        if (subject.text(Tag.Modality).equals("PT")
                && !units.isEmpty()
                && !PET_UNITS.contains(units)) {
            String meant = Spelling.nearest(units, PET_UNITS).orElse("");
            remarks.accept(new Remark(Rule.UNIT_UNKNOWN, "Units", units, meant));
        }
        for (Dataset mapping : subject.data().items(Tag.RealWorldValueMappingSequence)) {
            for (Dataset unit : mapping.items(Tag.MeasurementUnitsCodeSequence)) {
                String code = unit.text(Tag.CodeValue);
                String meant = NOT_UCUM.get(code);
                if (meant != null && unit.text(Tag.CodingSchemeDesignator).equals("UCUM")) {
                    remarks.accept(
                            new Remark(
                                    Rule.UNIT_UNKNOWN,
                                    "MeasurementUnitsCodeSequence",
                                    code,
                                    meant));
                }
            }
        }
    }
}
