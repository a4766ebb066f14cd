package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;

import org.meridian.core.record.Finding;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Study;
import org.meridian.store.Fault;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Records as JSON, named by their DICOM keywords in lower camel case. */
final class Documents {
    /** Digits after the point of a score, and of a length in millimetres. */
    private static final int SCORE_DIGITS = 4;

    private static final int MILLIMETRE_DIGITS = 2;

    /** A value of VR TM (PS3.5 6.2): hours, and what is known of the rest. */
    private static final Pattern TIME =
            Pattern.compile("([01][0-9]|2[0-3])(?:([0-5][0-9])(?:([0-5][0-9])(?:\\.[0-9]*)?)?)?");

    private Documents() {}

    static <T> JsonArrayBuilder array(
            Collection<T> items, Function<T, JsonObjectBuilder> document) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        items.forEach(i -> array.add(document.apply(i)));
        return array;
    }

    /** Numbers as they are. */
    static JsonArrayBuilder numbers(double... values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        DoubleStream.of(values).forEach(array::add);
        return array;
    }

    static JsonObjectBuilder patient(Patient patient) {
        JsonObjectBuilder document =
                identifier(patient)
                        .add(
                                "patientBirthDate",
                                patient.birthDate().map(Object::toString).orElse(""))
                        .add("patientSex", patient.sex());
        return patient.merged().isEmpty()
                ? document
                : document.add("otherPatientIDs", array(patient.merged(), Documents::identifier));
    }

    private static JsonObjectBuilder identifier(Patient patient) {
        return Json.createObjectBuilder()
                .add("patientName", patient.name().toDicom())
                .add("patientID", patient.patientID())
                .add("issuerOfPatientID", patient.issuer());
    }

    static JsonObjectBuilder study(Patient patient, Study study) {
        return patient(patient)
                .add("patientAge", study.patientAge())
                .add("studyInstanceUID", study.studyInstanceUID())
                .add("studyDate", study.studyDate().map(Object::toString).orElse(""))
                .add("studyTime", study.studyTime())
                .add("studyDateTime", dateTime(study))
                .add("studyDescription", study.studyDescription())
                .add("accessionNumber", study.accessionNumber())
                .add("modalitiesInStudy", Json.createArrayBuilder(study.modalities()))
                .add("numberOfStudyRelatedSeries", study.numberOfSeries())
                .add("numberOfStudyRelatedInstances", study.numberOfInstances());
    }

    /**
     * Date and time of a study in ISO 8601 without a zone, which DICOM does not give either; empty
     * where one is missing or cannot be read.
     */
    private static String dateTime(Study study) {
        Matcher time = TIME.matcher(study.studyTime());
        if (study.studyDate().isEmpty() || !time.matches()) {
            return "";
        }
        return study.studyDate().get()
                + "T"
                + time.group(1)
                + ":"
                + Objects.requireNonNullElse(time.group(2), "00")
                + ":"
                + Objects.requireNonNullElse(time.group(3), "00");
    }

    /** A line of {@link #study} for a person. */
    static String studyLine(JsonObject study) {
        return String.join(
                "  ",
                study.getString("studyDate"),
                name(study),
                study.getString("patientID"),
                study.getJsonArray("modalitiesInStudy").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""),
                study.getString("studyDescription"),
                study.getInt("numberOfStudyRelatedInstances") + "",
                study.getString("studyInstanceUID"));
    }

    static String name(JsonObject document) {
        return PersonName.parse(document.getString("patientName")).display();
    }

    /** What is wrong with an archive or a backup. */
    static JsonObjectBuilder faults(List<Fault> faults, Locale locale) {
        return Json.createObjectBuilder()
                .add(
                        "faults",
                        array(
                                faults,
                                f ->
                                        Json.createObjectBuilder()
                                                .add("code", f.code().code())
                                                .add("record", f.record())
                                                .add("file", f.file())
                                                .add("message", f.message(locale))));
    }

    /** A line of {@link #faults} for a person. */
    static String faultLine(JsonObject fault) {
        return Stream.of("code", "record", "file", "message")
                .map(fault::getString)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    static JsonObjectBuilder finding(Finding finding) {
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("id", finding.id().toString())
                        .add("rank", finding.rank())
                        .add("type", finding.type())
                        .add("position", position(finding.position()))
                        .add("diameter", millimetres(finding.diameter()))
                        .add("confidence", rounded(finding.confidence(), SCORE_DIGITS))
                        .add("score", rounded(finding.score(), SCORE_DIGITS))
                        .add("studyInstanceUID", finding.studyInstanceUID())
                        .add("seriesInstanceUID", finding.seriesInstanceUID());
        Finding.Provenance from = finding.provenance();
        document.add(
                "provenance",
                Json.createObjectBuilder()
                        .add("modelId", from.modelId())
                        .add("modelVersion", from.modelVersion())
                        .add("modelHash", from.modelHash())
                        .add("inputHash", from.inputHash())
                        .add("settings", from.settings())
                        .add("time", from.time().toString()));
        Finding.Decision decision = finding.decision();
        JsonObjectBuilder decided =
                Json.createObjectBuilder()
                        .add("state", decision.state().name().toLowerCase(Locale.ROOT));
        if (decision.state() != Finding.Decision.State.PENDING) {
            decided.add("reason", decision.reason())
                    .add("by", decision.by())
                    .add("time", decision.time().toString());
        }
        return document.add("decision", decided);
    }

    static JsonArrayBuilder position(Finding.Position position) {
        return Json.createArrayBuilder()
                .add(millimetres(position.x()))
                .add(millimetres(position.y()))
                .add(millimetres(position.z()));
    }

    /** A line of {@link #finding} for a person. */
    static String findingLine(JsonObject finding) {
        return finding.getInt("rank")
                + ". "
                + finding.getString("id")
                + "  "
                + finding.getJsonNumber("diameter")
                + " mm  "
                + finding.getJsonNumber("score")
                + "  "
                + finding.getJsonArray("position")
                + "  "
                + finding.getJsonObject("decision").getString("state");
    }

    static BigDecimal millimetres(double value) {
        return rounded(value, MILLIMETRE_DIGITS);
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
