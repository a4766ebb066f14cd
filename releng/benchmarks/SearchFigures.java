import org.meridian.core.store.IndexDocument;
import org.meridian.search.FacetCount;
import org.meridian.search.Hit;
import org.meridian.search.SearchIndex;
import org.meridian.search.SearchPage;
import org.meridian.search.SearchRequest;
import org.meridian.store.KeySource;
import org.meridian.store.Vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Search at 10 000, 100 000 and 1 000 000 studies in a process with less than 1 GB of heap: every
 * kind warm, the first one after a cold start in a process of its own, size and time of building;
 * at the largest the same on PostgreSQL with the answers compared. Arguments: the picture of the
 * growth, then the numbers of studies.
 */
final class SearchFigures {
    private static final int INSTANCES = 100;
    private static final int ROUNDS = 4;

    /** After which the compiler has seen every kind. */
    private static final int WARMING = 4;

    private static final int HEAP_MEGABYTES = 900;
    private static final List<String> SIZES = List.of("10000", "100000", "1000000");

    private SearchFigures() {}

    /** Runs the measuring in a process with its own heap. */
    static void compare(Path ignored) throws Exception {
        List<String> command = java("SearchFigures", "docs/pictures/search-growth.svg");
        String sizes = System.getenv("MERIDIAN_BENCHMARK_STUDIES");
        command.addAll(sizes == null ? SIZES : List.of(sizes.split(",")));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("search: " + exit);
        }
    }

    private static List<String> java(String main, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx" + HEAP_MEGABYTES + "m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main));
        command.addAll(List.of(arguments));
        return command;
    }

    public static void main(String[] args) throws Exception {
        Map<Integer, Map<SearchKind, double[]>> growth = new TreeMap<>();
        List<Integer> sizes = Stream.of(args).skip(1).map(Integer::valueOf).toList();
        for (int studies : sizes) {
            String kept = System.getenv("MERIDIAN_BENCHMARK_KEPT");
            Path folder =
                    kept == null
                            ? Files.createTempDirectory("meridian-search")
                            : Path.of(kept, Integer.toString(studies));
            try {
                growth.put(studies, measure(folder, studies, studies == sizes.getLast()));
            } finally {
                if (kept == null) {
                    delete(folder);
                }
            }
        }
        SearchPicture.draw(growth, Path.of(args[0]));
    }

    private static Map<SearchKind, double[]> measure(Path folder, int studies, boolean compared)
            throws Exception {
        if (!isBuilt(folder, studies)) {
            build(folder, studies);
        }
        cold(folder);
        try (Vault vault = Vault.open(folder, KeySource.besideArchive());
                SearchIndex index = SearchIndex.open(vault.files("index"))) {
            Map<SearchKind, List<SearchKind.Instance>> asked = new EnumMap<>(SearchKind.class);
            Map<SearchKind, double[]> ours = new EnumMap<>(SearchKind.class);
            for (SearchKind kind : SearchKind.values()) {
                asked.put(kind, kind.instances(studies, INSTANCES));
            }
            for (int round = 0; round < WARMING; round++) {
                for (List<SearchKind.Instance> some : asked.values()) {
                    times(some, i -> index.search(i.request()), 1);
                }
            }
            for (SearchKind kind : SearchKind.values()) {
                double[] times = times(asked.get(kind), i -> index.search(i.request()), ROUNDS);
                ours.put(kind, times);
                print(studies, kind.title, times);
            }
            relevance(index, studies, asked);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "%,d studies: heap %d MB of %d MB after the queries%n",
                    studies,
                    runtime.totalMemory() - runtime.freeMemory() >> 20,
                    runtime.maxMemory() >> 20);
            if (compared) {
                postgres(folder, index, studies, asked);
            }
            return ours;
        }
    }

    /** Whether a former run has left all of it in the index's present form. */
    private static boolean isBuilt(Path folder, int studies) throws IOException {
        Files.createDirectories(folder);
        try (Vault vault = Vault.open(folder, KeySource.besideArchive());
                SearchIndex index = SearchIndex.open(vault.files("index"))) {
            return index.cursor().equals(OptionalLong.of(studies));
        }
    }

    /** Two threads, as an import has them. */
    private static void build(Path folder, int studies) throws Exception {
        long start = System.nanoTime();
        try (Vault vault = Vault.open(folder, KeySource.besideArchive());
                SearchIndex index = SearchIndex.open(vault.files("index"))) {
            CompletableFuture<?> other =
                    CompletableFuture.runAsync(() -> update(index, 1, studies));
            update(index, 0, studies);
            other.join();
            index.commit(studies);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d studies: built in %.1f s, %d MB%n",
                studies,
                (System.nanoTime() - start) / 1e9,
                size(folder.resolve("index")) >> 20);
    }

    private static void update(SearchIndex index, int first, int studies) {
        for (int i = first; i < studies; i += 2) {
            index.update(Studies.study(i));
        }
    }

    private static void cold(Path folder) throws Exception {
        for (String text : firstSearches()) {
            try (Stream<Path> files = Files.list(folder.resolve("index"))) {
                for (Path file : files.toList()) {
                    // takes the file out of the system's cache
                    new ProcessBuilder(
                                    "dd", "if=" + file, "iflag=nocache", "count=0", "status=none")
                            .start()
                            .waitFor();
                }
            }
            new ProcessBuilder(java("ColdSearch", folder.toString(), text))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    /** Twice a name that is there, and words with a year. */
    private static List<String> firstSearches() {
        String name =
                IntStream.iterate(0, patient -> patient + 1)
                        .mapToObj(patient -> Studies.name(patient).ideographic().replace("^", ""))
                        .filter(characters -> !characters.isEmpty())
                        .findFirst()
                        .orElseThrow();
        return List.of(name, "nodule 2020", name, "nodule 2020");
    }

    private static void relevance(
            SearchIndex index, int studies, Map<SearchKind, List<SearchKind.Instance>> asked)
            throws Exception {
        List<SearchKind.Instance> all = new ArrayList<>();
        asked.forEach((kind, some) -> all.addAll(kind.facets() ? List.of() : some.subList(0, 20)));
        Work byRelevance = i -> index.search(SearchRequest.of(i.request().text()));
        times(all, byRelevance, WARMING);
        print(studies, "the same by relevance", times(all, byRelevance, ROUNDS));
        List<SearchKind.Instance> names = asked.get(SearchKind.PINYIN);
        Work suggestions = i -> index.suggest(i.request().text(), 10);
        times(names, suggestions, WARMING);
        print(studies, "suggestions", times(names, suggestions, ROUNDS));
    }

    private interface Work {
        Object run(SearchKind.Instance instance) throws Exception;
    }

    /** Sorted milliseconds. */
    private static double[] times(List<SearchKind.Instance> instances, Work work, int rounds)
            throws Exception {
        double[] times = new double[instances.size() * rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < instances.size(); i++) {
                long start = System.nanoTime();
                work.run(instances.get(i));
                times[round * instances.size() + i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return times;
    }

    static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    static double p99(double[] sorted) {
        return sorted[(int) (sorted.length * 0.99)];
    }

    private static void print(int studies, String what, double[] times) {
        System.out.printf(
                Locale.ROOT,
                "%,9d studies  %-38s median %8.2f ms  p99 %8.2f ms%n",
                studies,
                what,
                median(times),
                p99(times));
    }

    private static void postgres(
            Path folder,
            SearchIndex index,
            int studies,
            Map<SearchKind, List<SearchKind.Instance>> asked)
            throws Exception {
        try (Postgres postgres = Postgres.start(folder.resolve("postgres"))) {
            if (!postgres.isLoaded()) {
                long start = System.nanoTime();
                postgres.load(studies);
                System.out.printf(
                        Locale.ROOT,
                        "PostgreSQL: built in %.1f s%n",
                        (System.nanoTime() - start) / 1e9);
            }
            System.out.printf(Locale.ROOT, "PostgreSQL: %d MB%n", postgres.size() >> 20);
            for (SearchKind kind : SearchKind.values()) {
                compare(kind, asked.get(kind), index, postgres);
            }
        }
    }

    /** PostgreSQL has seen each of the searches once before, as Meridian has. */
    private static void compare(
            SearchKind kind, List<SearchKind.Instance> asked, SearchIndex index, Postgres postgres)
            throws Exception {
        int same = 0;
        for (SearchKind.Instance one : asked) {
            SearchPage ours = index.search(one.request());
            same += same(answer(ours), answer(postgres, kind, one)) ? 1 : 0;
        }
        double[] theirs = times(asked, i -> answer(postgres, kind, i), 1);
        double[] ours = times(asked, i -> index.search(i.request()), ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "%-38s Meridian %8.2f / %8.2f ms  PostgreSQL %8.2f / %8.2f ms"
                        + "  %7.1f times (asked %d)  same answer %d of %d%n",
                kind.title,
                median(ours),
                p99(ours),
                median(theirs),
                p99(theirs),
                median(theirs) / median(ours),
                kind.asked,
                same,
                asked.size());
    }

    private static Postgres.Answer answer(
            Postgres postgres, SearchKind kind, SearchKind.Instance one) throws Exception {
        return kind.facets() ? postgres.facets(one.condition()) : postgres.hits(one.condition());
    }

    private static Postgres.Answer answer(SearchPage page) {
        List<Integer> keys = page.hits().stream().map(Hit::key).map(Integer::valueOf).toList();
        List<String> days =
                keys.stream()
                        .map(Studies::study)
                        .map(IndexDocument::date)
                        .map(day -> day.orElseThrow().toString())
                        .toList();
        Map<String, Map<String, Long>> counts = new HashMap<>();
        page.facets()
                .forEach(
                        (field, values) -> {
                            Map<String, Long> one = new HashMap<>();
                            for (FacetCount value : values) {
                                one.put(value.value(), value.count());
                            }
                            counts.put(field, one);
                        });
        return new Postgres.Answer(keys, days, page.total(), counts);
    }

    /** Of equal days either may come first, so keys are compared where all are on the page. */
    private static boolean same(Postgres.Answer ours, Postgres.Answer theirs) {
        if (!theirs.facets().isEmpty()) {
            return ours.facets().equals(theirs.facets());
        }
        boolean all = ours.total() > ours.keys().size();
        return ours.total() == theirs.total()
                && ours.days().equals(theirs.days())
                && (all
                        || ours.keys().stream()
                                .sorted()
                                .toList()
                                .equals(theirs.keys().stream().sorted().toList()));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
