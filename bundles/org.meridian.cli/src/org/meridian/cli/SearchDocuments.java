package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.search.FacetCount;
import org.meridian.search.Highlight;
import org.meridian.search.Meaning;
import org.meridian.search.ReadQuery;
import org.meridian.search.Understood;
import org.meridian.search.UnderstoodTexts;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was understood, counted and agrees, as JSON. */
final class SearchDocuments {
    private SearchDocuments() {}

    static JsonArrayBuilder understood(ReadQuery query) {
        return Documents.array(query.understood(), SearchDocuments::understood);
    }

    private static JsonObjectBuilder understood(Understood one) {
        return Json.createObjectBuilder()
                .add("words", one.words())
                .add("orWords", one.orWords())
                .add("excluded", one.excluded())
                .add("conditions", Documents.array(one.meanings(), SearchDocuments::condition));
    }

    /** An open end is left out. A number's bounds are included. */
    private static JsonObjectBuilder condition(Meaning meaning) {
        JsonObjectBuilder condition = Json.createObjectBuilder();
        switch (meaning) {
            case Meaning.Dates dates -> {
                condition.add("field", "date");
                if (!dates.range().from().equals(LocalDate.MIN)) {
                    condition.add("from", dates.range().from().toString());
                }
                if (!dates.range().to().equals(LocalDate.MAX)) {
                    condition.add("to", dates.range().to().toString());
                }
            }
            case Meaning.Values values ->
                    condition
                            .add("field", values.field())
                            .add(
                                    "values",
                                    Json.createArrayBuilder(
                                            values.values().stream().sorted().toList()));
            case Meaning.InPart in ->
                    condition
                            .add("field", in.words().part().field())
                            .add("words", in.words().words());
            case Meaning.Number number -> {
                condition.add("field", number.name());
                if (Double.isFinite(number.range().lowest())) {
                    condition.add("lowest", number.range().lowest());
                }
                if (Double.isFinite(number.range().highest())) {
                    condition.add("highest", number.range().highest());
                }
            }
        }
        return condition;
    }

    static JsonObjectBuilder highlight(Highlight highlight) {
        return Json.createObjectBuilder()
                .add("part", highlight.part().name().toLowerCase(Locale.ROOT))
                .add("text", highlight.text())
                .add(
                        "spans",
                        Documents.array(
                                highlight.spans(),
                                span ->
                                        Json.createObjectBuilder()
                                                .add("from", span.from())
                                                .add("to", span.to())));
    }

    static JsonObjectBuilder facets(Map<String, List<FacetCount>> facets) {
        JsonObjectBuilder fields = Json.createObjectBuilder();
        facets.forEach(
                (field, counts) ->
                        fields.add(
                                field,
                                Documents.array(
                                        counts,
                                        c ->
                                                Json.createObjectBuilder()
                                                        .add("value", c.value())
                                                        .add("count", c.count()))));
        return fields;
    }

    /** A line a field: {@code modality: CT 12, MR 3}. */
    static String facetLines(JsonObject facets, UnderstoodTexts told) {
        return facets.keySet().stream()
                .sorted()
                .map(
                        field ->
                                told.field(field)
                                        + ": "
                                        + facets
                                                .getJsonArray(field)
                                                .getValuesAs(JsonObject.class)
                                                .stream()
                                                .map(
                                                        c ->
                                                                told.value(
                                                                                field,
                                                                                c.getString(
                                                                                        "value"))
                                                                        + " "
                                                                        + c.getJsonNumber("count"))
                                                .collect(Collectors.joining(", "))
                                        + "\n")
                .collect(Collectors.joining());
    }
}
