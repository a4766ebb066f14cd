package org.meridian.cli;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;

import org.meridian.archive.merge.Duplicate;
import org.meridian.archive.merge.Merge;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Merging;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code quality duplicates [--limit N] | merged | merge LEAD OTHER --reason R | unmerge M1 |
 * distinct ONE OTHER --reason R}: two records of one person.
 */
final class MergeActions {
    static final Set<String> NAMES = Set.of("duplicates", "merged", "merge", "unmerge", "distinct");

    private static final int LIMIT = 100;
    private static final int MOST = 100_000;

    private final Session session;
    private final Merging merging;
    private final Locale locale;

    MergeActions(Session session) {
        this.session = session;
        merging = session.workstation().merging();
        locale = session.texts().locale();
    }

    JsonObject run(String action, Arguments arguments) {
        return switch (action) {
            case "duplicates" -> duplicates(arguments);
            case "merged" -> {
                arguments.atMost(1);
                yield merges("merges", merging.list());
            }
            case "merge" -> {
                String reason = both(arguments);
                yield merges(
                        "merged",
                        List.of(merging.merge(person(arguments, 1), person(arguments, 2), reason)));
            }
            case "unmerge" -> {
                long number = number(arguments.word(1, "M1"));
                arguments.atMost(2);
                yield merges("unmerged", List.of(merging.undo(number)));
            }
            default -> {
                String reason = both(arguments);
                merging.distinct(person(arguments, 1), person(arguments, 2), reason);
                yield Json.createObjectBuilder().add("distinct", true).build();
            }
        };
    }

    private static String both(Arguments arguments) {
        arguments.word(1, "PATIENT");
        arguments.word(2, "PATIENT");
        arguments.atMost(3);
        return arguments.required(Arguments.REASON);
    }

    private PatientKey person(Arguments arguments, int index) {
        return session.workstation().library().patientNamed(arguments.words().get(index)).key();
    }

    private static long number(String word) {
        try {
            return Merge.parse(word);
        } catch (NumberFormatException e) {
            throw new UsageException("word.unknown", word, "M1, M2 …");
        }
    }

    private JsonObject duplicates(Arguments arguments) {
        arguments.atMost(1);
        int limit = arguments.number("limit", LIMIT, 1, MOST);
        List<Duplicate> found = merging.duplicates(session.progress());
        return Json.createObjectBuilder()
                .add(
                        "duplicates",
                        Documents.array(
                                found.subList(0, Math.min(limit, found.size())), this::pair))
                .add("total", found.size())
                .build();
    }

    private JsonObjectBuilder pair(Duplicate pair) {
        JsonArrayBuilder why = Json.createArrayBuilder();
        pair.why(locale).forEach(why::add);
        return Json.createObjectBuilder()
                .add("score", pair.score())
                .add("name", word(pair.name()))
                .add("birthDate", word(pair.birthDate()))
                .add("patientID", word(pair.id()))
                .add("why", why)
                .add(
                        "patients",
                        Documents.array(List.of(pair.one(), pair.other()), MergeActions::patient));
    }

    /** {@code readsSame} and the like. */
    private static String word(Duplicate.Likeness likeness) {
        String lower = likeness.name().toLowerCase(Locale.ROOT);
        return lower.equals("reads_same") ? "readsSame" : lower;
    }

    private static JsonObjectBuilder patient(Patient patient) {
        return Documents.patient(patient).add("patientKey", patient.key().toString());
    }

    private static JsonObject merges(String name, List<Merge> merges) {
        return Json.createObjectBuilder()
                .add(
                        name,
                        Documents.array(
                                merges,
                                m ->
                                        Json.createObjectBuilder()
                                                .add("id", m.id())
                                                .add("lead", patient(m.lead()))
                                                .add("record", patient(m.record()))
                                                .add("reason", m.reason())
                                                .add("by", m.by())
                                                .add("time", m.time().toString())))
                .build();
    }

    /** As {@link QualityCommand#print}; empty where the result is none of these actions'. */
    static String print(JsonObject result, Texts texts) {
        if (result.containsKey("distinct")) {
            return texts.get("quality.distinct") + "\n";
        }
        for (String name : List.of("merges", "merged", "unmerged")) {
            if (result.containsKey(name)) {
                return lines(result, name, texts);
            }
        }
        return result.containsKey("duplicates") ? lines(result, "duplicates", texts) : "";
    }

    private static String lines(JsonObject result, String name, Texts texts) {
        String lines =
                result.getJsonArray(name).getValuesAs(JsonObject.class).stream()
                        .map(
                                o ->
                                        name.equals("duplicates")
                                                ? pairLine(o)
                                                : mergeLine(name, o, texts))
                        .map(line -> line + "\n")
                        .collect(joining());
        return lines.isEmpty() ? texts.get("quality.noPairs") + "\n" : lines;
    }

    private static String pairLine(JsonObject pair) {
        return pair.getInt("score")
                + "  "
                + pair.getJsonArray("patients").getValuesAs(JsonObject.class).stream()
                        .map(MergeActions::patientLine)
                        .collect(joining("  =  "))
                + "  "
                + pair.getJsonArray("why").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .collect(joining(", "));
    }

    private static String patientLine(JsonObject patient) {
        return String.join(
                "  ",
                Documents.name(patient),
                patient.getString("patientID"),
                patient.getString("patientBirthDate"),
                patient.getString("patientKey"));
    }

    private static String mergeLine(String name, JsonObject merge, Texts texts) {
        String line =
                String.join(
                        "  ",
                        merge.getString("id"),
                        patientLine(merge.getJsonObject("lead")),
                        "←",
                        patientLine(merge.getJsonObject("record")),
                        merge.getString("by"),
                        merge.getString("time"),
                        merge.getString("reason"));
        return name.equals("merges") ? line : texts.get("quality." + name, line);
    }
}
