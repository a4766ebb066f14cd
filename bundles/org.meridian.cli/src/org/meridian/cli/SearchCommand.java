package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.archive.SavedSearch;
import org.meridian.core.MeridianException;
import org.meridian.core.text.Texts;
import org.meridian.search.QueryLanguage;
import org.meridian.search.ReadQuery;
import org.meridian.search.SearchError;
import org.meridian.search.SortOrder;
import org.meridian.search.UnderstoodTexts;
import org.meridian.workflow.Found;
import org.meridian.workflow.FoundPage;
import org.meridian.workflow.OpenSearch;
import org.meridian.workflow.Searches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code search TEXT [--FILTER VALUE …]}, {@code search --suggest TEXT}, and the user's own
 * searches: {@code --save NAME TEXT}, {@code --saved NAME}, {@code --list-saved}, {@code --forget
 * NAME}. A filter is the same as its words in the text.
 */
final class SearchCommand implements Command {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 10_000;
    private static final int LARGEST_OFFSET = 10_000_000;
    private static final int SUGGESTIONS = 10;

    /** What an option says in the language of queries; %s is its value. */
    private static final Map<String, String> FILTERS =
            Map.of(
                    "modality", "modality:\"%s\"",
                    "body-part", "body:\"%s\"",
                    "sex", "sex:\"%s\"",
                    "kind", "kind:\"%s\"",
                    "decision", "decision:\"%s\"",
                    "finding-size", "size:\"%s\"",
                    "age", "age:\"%s\"",
                    "from", "date:\"since %s\"",
                    "to", "date:\"until %s\"",
                    "vital", "%s");

    private static final Map<String, SortOrder> ORDERS =
            Map.of(
                    "relevance", SortOrder.RELEVANCE,
                    "date", SortOrder.DATE_DESCENDING,
                    "oldest", SortOrder.DATE_ASCENDING,
                    "name", SortOrder.NAME);

    /** Fields whose values are counted, by their names here. */
    private static final Map<String, String> FACETS =
            Map.of(
                    "modality", "modality",
                    "body-part", "bodyPartExamined",
                    "sex", "sex",
                    "kind", "kind",
                    "year", "year",
                    "decision", "decision");

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Set<String> options() {
        Set<String> options =
                new HashSet<>(
                        Set.of(
                                "limit", "offset", "sort", "facets", "suggest", "save", "saved",
                                "forget"));
        options.addAll(FILTERS.keySet());
        return options;
    }

    @Override
    public Set<String> flags() {
        return Set.of("list-saved");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        Searches searches = session.workstation().searches();
        if (arguments.flag("list-saved")) {
            return saved(searches);
        }
        Optional<String> forget = arguments.option("forget");
        if (forget.isPresent()) {
            searches.forget(forget.get());
            return saved(searches);
        }
        Optional<String> typed = arguments.option("suggest");
        if (typed.isPresent()) {
            return suggestions(searches, typed.get());
        }
        String text = text(searches, arguments);
        Optional<String> save = arguments.option("save");
        if (save.isPresent()) {
            searches.save(save.get(), text);
            return saved(searches);
        }
        return found(searches.open(text), searches.today(), arguments);
    }

    private static JsonObject saved(Searches searches) {
        return Json.createObjectBuilder()
                .add(
                        "saved",
                        Documents.array(
                                searches.saved(),
                                s ->
                                        Json.createObjectBuilder()
                                                .add("name", s.name())
                                                .add("query", s.text())))
                .build();
    }

    private static JsonObject suggestions(Searches searches, String typed) {
        return Json.createObjectBuilder()
                .add("query", typed)
                .add(
                        "suggestions",
                        Documents.array(
                                searches.open(typed).suggestions(SUGGESTIONS),
                                s ->
                                        Json.createObjectBuilder()
                                                .add("text", s.text())
                                                .add("kind", s.kind())
                                                .add("count", s.count())))
                .build();
    }

    /** The words and the options in one language. */
    private static String text(Searches searches, Arguments arguments) {
        List<String> parts = new ArrayList<>();
        arguments.option("saved").map(name -> kept(searches, name)).ifPresent(parts::add);
        parts.addAll(arguments.words());
        FILTERS.forEach(
                (option, form) ->
                        arguments
                                .option(option)
                                .map(value -> filter(option, form.formatted(value)))
                                .ifPresent(parts::add));
        if (parts.isEmpty()) {
            arguments.word(0, "TEXT");
        }
        return String.join(" ", parts);
    }

    private static String kept(Searches searches, String name) {
        return searches.saved().stream()
                .filter(s -> s.name().equals(name))
                .map(SavedSearch::text)
                .findFirst()
                .orElseThrow(() -> new MeridianException(SearchError.NO_SAVED_SEARCH));
    }

    /** A value that is not understood is wrong usage: as words it would find something else. */
    private static String filter(String option, String words) {
        ReadQuery read = QueryLanguage.read(words, LocalDate.EPOCH);
        boolean whole =
                read.understood().size() == 1
                        && read.understood().getFirst().to() == read.text().length();
        if (!whole) {
            throw new UsageException("search.filter", "--" + option);
        }
        return words;
    }

    private static JsonObject found(OpenSearch search, LocalDate today, Arguments arguments) {
        FoundPage page =
                search.handOut(
                        arguments.number("offset", 0, 0, LARGEST_OFFSET),
                        arguments.number("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT),
                        order(arguments),
                        facets(arguments));
        return Json.createObjectBuilder()
                .add("query", search.query().text())
                .add("today", today.toString())
                .add("understood", SearchDocuments.understood(search.query()))
                .add("total", page.total())
                .add("hits", Documents.array(page.hits(), SearchCommand::hit))
                .add("facets", SearchDocuments.facets(page.facets()))
                .build();
    }

    private static SortOrder order(Arguments arguments) {
        String wanted = arguments.option("sort").orElse("relevance");
        return Optional.ofNullable(ORDERS.get(wanted))
                .orElseThrow(() -> oneOf("--sort", ORDERS.keySet()));
    }

    private static Set<String> facets(Arguments arguments) {
        return arguments.option("facets").stream()
                .flatMap(list -> List.of(list.split(",")).stream())
                .map(
                        name ->
                                Optional.ofNullable(FACETS.get(name.strip()))
                                        .orElseThrow(() -> oneOf("--facets", FACETS.keySet())))
                .collect(Collectors.toSet());
    }

    private static UsageException oneOf(String option, Set<String> values) {
        return new UsageException(
                "option.oneOf", option, values.stream().sorted().collect(Collectors.joining(", ")));
    }

    private static JsonObjectBuilder hit(Found found) {
        JsonObjectBuilder record =
                found.study()
                        .map(s -> Documents.study(found.patient(), s))
                        .orElseGet(() -> Documents.patient(found.patient()));
        return record.add("kind", found.kind())
                .add("key", found.key())
                .add("title", found.title())
                .add("score", found.score())
                .add("highlights", Documents.array(found.highlights(), SearchDocuments::highlight));
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        if (result.containsKey("saved")) {
            return lines(result, "saved", s -> s.getString("name") + "  " + s.getString("query"));
        }
        if (result.containsKey("suggestions")) {
            return lines(result, "suggestions", s -> s.getString("text"));
        }
        StringBuilder lines = new StringBuilder();
        ReadQuery read =
                QueryLanguage.read(
                        result.getString("query"), LocalDate.parse(result.getString("today")));
        UnderstoodTexts told = new UnderstoodTexts(texts.locale());
        if (!read.understood().isEmpty()) {
            String all = read.understood().stream().map(told::of).collect(Collectors.joining("; "));
            lines.append(texts.get("search.understood", all)).append('\n');
        }
        List<JsonObject> hits = result.getJsonArray("hits").getValuesAs(JsonObject.class);
        hits.forEach(hit -> lines.append(line(hit)).append('\n'));
        if (hits.isEmpty()) {
            return lines.append(texts.get("search.none")).append('\n').toString();
        }
        long total = result.getJsonNumber("total").longValue();
        if (total > hits.size()) {
            lines.append(texts.get("search.more", hits.size(), total)).append('\n');
        }
        return lines.append(SearchDocuments.facetLines(result.getJsonObject("facets"), told))
                .toString();
    }

    private static String lines(
            JsonObject result, String array, Function<JsonObject, String> line) {
        return result.getJsonArray(array).getValuesAs(JsonObject.class).stream()
                .map(item -> line.apply(item) + "\n")
                .collect(Collectors.joining());
    }

    private static String line(JsonObject hit) {
        return hit.getString("kind")
                + "  "
                + (hit.getString("kind").equals("study") && hit.containsKey("studyInstanceUID")
                        ? Documents.studyLine(hit)
                        : Documents.name(hit) + "  " + hit.getString("title"));
    }
}
