import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.search.internal.NameReadings;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A PostgreSQL of our own on a folder of its own, with the same studies: names by patient with
 * their spellings in a table with a btree, split characters and the segmented words in GIN indexes.
 */
final class Postgres implements AutoCloseable {
    private static final int PORT = 54_329;

    private static final List<String> SCHEMA =
            List.of(
                    "create extension pg_trgm",
                    "create extension fuzzystrmatch",
                    "create table patient (id int, characters text, chars text[])",
                    "create table patient_term (term text, patient int)",
                    "create table latin_word (word text, patient int)",
                    "create table study (id int, patient int, day date, modality text[], body text,"
                        + " sex text, institution text, decision text, year int, accession text,"
                        + " number text, spo2 float8, diameter float8, words tsvector, title text,"
                        + " texts text)");

    private static final List<String> INDEXES =
            List.of(
                    "alter table patient add primary key (id)",
                    "create index on patient using gin (chars)",
                    "create index on patient using gin (characters gin_trgm_ops)",
                    "create index on patient (characters text_pattern_ops)",
                    "create index on patient_term (term text_pattern_ops, patient)",
                    "create index on latin_word (word, patient)",
                    "create table latin_distinct as select distinct word from latin_word",
                    "alter table study add primary key (id)",
                    "create index on study (patient, day desc) include (id)",
                    "create index on study (day desc) include (id)",
                    "create index on study (accession text_pattern_ops)",
                    "create index on study (number text_pattern_ops)",
                    "create index on study using gin (words)",
                    "create index on study using gin (modality)",
                    "create index on study (spo2, day)",
                    "create index on study (diameter, day)",
                    "vacuum analyze");

    private final Path folder;
    private final Connection connection;
    private final Map<String, List<String>> sentences = new HashMap<>();

    private Postgres(Path folder) throws Exception {
        this.folder = folder;
        if (!Files.exists(folder.resolve("data"))) {
            initialise();
        }
        startServer();
        connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:"
                                + PORT
                                + "/postgres?user=bench&prepareThreshold=0");
    }

    private void initialise() throws Exception {
        asOwner(
                "initdb",
                "-D",
                folder + "/data",
                "-E",
                "UTF8",
                "--no-locale",
                "-A",
                "trust",
                "-U",
                "bench");
    }

    private void startServer() throws Exception {
        asOwner(
                "pg_ctl",
                "-D",
                folder + "/data",
                "-w",
                "-l",
                folder + "/log",
                "-o",
                "-p "
                        + PORT
                        + " -h 127.0.0.1 -k "
                        + folder
                        + " -c shared_buffers=1GB -c work_mem=64MB -c maintenance_work_mem=512MB -c"
                        + " fsync=off -c full_page_writes=off -c max_wal_size=8GB -c"
                        + " random_page_cost=1.1 -c jit=off -c effective_cache_size=4GB -c"
                        + " plan_cache_mode=force_custom_plan",
                "start");
    }

    /** Starts the server on a folder that it leaves as it is at the end. */
    static Postgres start(Path folder) throws Exception {
        Files.createDirectories(folder);
        if (System.getProperty("user.name").equals("root")) {
            new ProcessBuilder("chown", "postgres", folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        return new Postgres(folder);
    }

    /** The server refuses to run as root. */
    private static void asOwner(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(program(program));
        command.addAll(List.of(arguments));
        int exit =
                new ProcessBuilder(command)
                        .directory(Path.of("/tmp").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(program + ": " + exit);
        }
    }

    private static String program(String name) throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(v -> v.resolve("bin").resolve(name))
                    .filter(Files::isExecutable)
                    .sorted()
                    .toList()
                    .getLast()
                    .toString();
        }
    }

    /** Whether a former run has loaded the studies and made all indexes. */
    boolean isLoaded() {
        return Files.exists(folder.resolve("loaded"));
    }

    /** Loads the studies and makes the indexes. */
    void load(int studies) throws Exception {
        run(SCHEMA);
        int patients = Studies.patient(studies - 1) + 1;
        copy("patient", patients, Postgres::patient);
        copy("patient_term", patients, p -> perTerm(p, Postgres::spellings));
        copy("latin_word", patients, p -> perTerm(p, terms -> terms.latin()));
        copy("study", studies, this::study);
        run(INDEXES);
        Files.createFile(folder.resolve("loaded"));
    }

    private void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private void copy(String table, int rows, IntFunction<String> lines) throws SQLException {
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin");
        for (int i = 0; i < rows; i++) {
            byte[] bytes = lines.apply(i).getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }

    private static String patient(int patient) {
        String characters = Studies.name(patient).ideographic().replace("^", "");
        return patient
                + "\t"
                + characters
                + "\t"
                + array(characters.chars().mapToObj(c -> "" + (char) c).toList())
                + "\n";
    }

    private static Set<String> spellings(NameReadings.Terms terms) {
        Set<String> all = new LinkedHashSet<>(terms.spellings());
        all.addAll(terms.initials());
        return all;
    }

    private static String perTerm(
            int patient, java.util.function.Function<NameReadings.Terms, Set<String>> terms) {
        PersonName name = Studies.name(patient);
        return terms.apply(SearchKind.terms(name)).stream()
                .filter(t -> !t.isEmpty())
                .map(t -> t + "\t" + patient + "\n")
                .collect(Collectors.joining());
    }

    private String study(int number) {
        IndexDocument study = Studies.study(number);
        Map<String, String> keywords = study.keywords();
        Set<String> words = new LinkedHashSet<>();
        study.texts().forEach(text -> words.addAll(words(text)));
        return String.join(
                        "\t",
                        "" + number,
                        "" + Studies.patient(number),
                        study.date().orElseThrow().toString(),
                        array(List.of(keywords.get("modality").split("\\\\"))),
                        keywords.get("bodyPartExamined"),
                        keywords.get("sex"),
                        keywords.get("institution"),
                        keywords.get("decision"),
                        "" + study.date().orElseThrow().getYear(),
                        study.identifiers().get(1).toLowerCase(),
                        study.identifiers().get(0).toLowerCase(),
                        "" + study.numbers().get("spo2"),
                        "" + study.numbers().get("diameter"),
                        words.stream().map(w -> "'" + w + "'").collect(Collectors.joining(" ")),
                        escaped(study.title()),
                        escaped(String.join(" ", study.texts())))
                + "\n";
    }

    /** The words of each sentence, which stands in many reports. */
    private Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String sentence : text.split("(?<=[。.])")) {
            words.addAll(sentences.computeIfAbsent(sentence, SearchKind::tokens));
        }
        return words;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }

    private static String array(Collection<String> values) {
        return "{" + String.join(",", values) + "}";
    }

    /** Bytes of all tables and indexes. */
    long size() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_database_size('postgres')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The newest 50 with their titles and texts, and how many there are; their days in order. */
    Answer hits(String condition) throws SQLException {
        List<Integer> keys = new ArrayList<>();
        List<String> days = new ArrayList<>();
        long total = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select p.id, p.day, p.total, t.title, t.texts from (select s.id,"
                                        + " s.day, count(*) over () as total from study s where "
                                        + condition
                                        + " order by s.day desc limit 50) p join study t on"
                                        + " t.id = p.id order by p.day desc")) {
            while (rows.next()) {
                keys.add(rows.getInt(1));
                days.add(rows.getString(2));
                total = rows.getLong(3);
            }
        }
        return new Answer(keys, days, total, Map.of());
    }

    /** Counts of all fields, those of the modality without its own filter. */
    Answer facets(String condition) throws SQLException {
        String one = " union all select '%s', %s::text, count(*) from hit group by 2";
        String sql =
                "with base as materialized (select modality, body, sex, institution, decision, year"
                        + " from study s where "
                        + condition
                        + "), hit as materialized (select * from base where modality @>"
                        + " array['CT']) select 'modality', m, count(*) from base, unnest(modality)"
                        + " m group by 2"
                        + one.formatted("bodyPartExamined", "body")
                        + one.formatted("sex", "sex")
                        + one.formatted("institution", "institution")
                        + one.formatted("decision", "decision")
                        + one.formatted("year", "year");
        Map<String, Map<String, Long>> counts = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.computeIfAbsent(rows.getString(1), f -> new HashMap<>())
                        .put(rows.getString(2), rows.getLong(3));
            }
        }
        return new Answer(List.of(), List.of(), 0, counts);
    }

    /** What a search gave, in a form in which two can be compared. */
    record Answer(
            List<Integer> keys,
            List<String> days,
            long total,
            Map<String, Map<String, Long>> facets) {}

    @Override
    public void close() throws Exception {
        connection.close();
        asOwner("pg_ctl", "-D", folder + "/data", "-m", "fast", "-w", "stop");
    }
}
