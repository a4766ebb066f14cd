package org.meridian.ui.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.archive.ImportReport;
import org.meridian.archive.ImportReport.Refusal;
import org.meridian.core.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

class ImportReportModelTest {
    private static final ImportReport REPORT =
            new ImportReport(
                    7,
                    "王医生",
                    List.of("/disc"),
                    "",
                    Instant.EPOCH,
                    ImportReport.State.DONE,
                    9,
                    5,
                    0,
                    1,
                    3,
                    1000,
                    Duration.ofSeconds(2));

    private static final List<Refusal> REFUSALS =
            List.of(
                    new Refusal("/disc/a \"b\".txt", "DCM-001", "No DICOM.", "不是 DICOM。"),
                    new Refusal("/disc/c", "ARC-003", "Cut short, 1 of 2.", "被截断。"),
                    new Refusal("=cmd|' /C calc'!A0", "DCM-001", "No DICOM.", "不是 DICOM。"));

    private static ImportReportModel model(Locale locale) {
        return new ImportReportModel(REPORT, REFUSALS, Texts.of(ImportReportModel.class, locale));
    }

    @Test
    void reasonsAreGroupedTheMostFrequentFirst() {
        ImportReportModel model = model(Locale.ENGLISH);
        List<ImportReportModel.Reason> reasons = model.reasons();
        assertEquals(
                List.of("DCM-001 (2): No DICOM.", "ARC-003 (1): Cut short, 1 of 2."),
                reasons.stream().map(ImportReportModel.Reason::line).toList());
        assertEquals(List.of(REFUSALS.get(1)), model.of(reasons.get(1)));
        assertEquals(
                "DCM-001(2 个):不是 DICOM。",
                model(Locale.SIMPLIFIED_CHINESE).reasons().getFirst().line());
    }

    @Test
    void theTableIsQuotedAndNothingInItIsAFormula() {
        assertEquals(
                "\uFEFF\"File\",\"Code\",\"Reason\"\r\n"
                        + "\"/disc/a \"\"b\"\".txt\",\"DCM-001\",\"No DICOM.\"\r\n"
                        + "\"/disc/c\",\"ARC-003\",\"Cut short, 1 of 2.\"\r\n"
                        + "\"'=cmd|' /C calc'!A0\",\"DCM-001\",\"No DICOM.\"\r\n",
                model(Locale.ENGLISH).csv());
    }

    @Test
    void theTextNamesWhoCountsAndEveryFile() {
        String text = model(Locale.SIMPLIFIED_CHINESE).text();
        assertTrue(text.contains("王医生"), text);
        REFUSALS.forEach(r -> assertTrue(text.contains(r.path()), text));
    }
}
