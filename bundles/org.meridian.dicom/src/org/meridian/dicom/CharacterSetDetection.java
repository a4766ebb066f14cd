package org.meridian.dicom;

import org.meridian.dicom.internal.charset.TextLikelihood;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * In which character set the texts of a data set are likely to be written, whatever it declares.
 * Only weighs: it changes nothing, and a reading is taken by whoever asked ({@link
 * Dataset#readAs}). Immutable.
 *
 * @param declared as the data set has it
 * @param candidates readings, the most likely first; none when all texts are plain ASCII
 */
public record CharacterSetDetection(SpecificCharacterSet declared, List<Candidate> candidates) {
    /** From here on a reading other than the declared one is worth a suggestion. */
    public static final double SUGGESTED_FROM = 0.9;

    private static final int MAX_TEXTS = 256;
    private static final int MAX_BYTES = 1024;
    private static final double OFTEN = Math.log(0.3);
    private static final double SELDOM = Math.log(0.0005);

    public CharacterSetDetection {
        candidates = List.copyOf(candidates);
    }

    /**
     * One way to read the texts.
     *
     * @param confidence probability from 0 to 1 that this is how they are meant
     * @param texts those that are not plain ASCII, so read, each once, in their order
     */
    public record Candidate(TextReading reading, double confidence, List<String> texts) {
        public Candidate {
            texts = List.copyOf(texts);
        }
    }

    private record Text(byte[] bytes, VR vr) {}

    /** A supposition; those without a reading only take their share of the probability. */
    private record Supposition(
            Optional<TextReading> reading,
            BiFunction<byte[], VR, String> decoding,
            double prior,
            boolean japanese) {}

    /** Weighs the texts of a data set and its items. */
    public static CharacterSetDetection of(Dataset dataset) {
        SpecificCharacterSet declared = dataset.characterSet();
        List<Text> texts = new ArrayList<>();
        collect(dataset, texts, new HashSet<>());
        if (texts.isEmpty()) {
            return new CharacterSetDetection(declared, List.of());
        }
        List<Supposition> suppositions = suppositions(declared, texts);
        double[] logs = new double[suppositions.size()];
        for (int i = 0; i < logs.length; i++) {
            Supposition supposition = suppositions.get(i);
            logs[i] = supposition.prior;
            for (Text text : texts) {
                String decoded = supposition.decoding.apply(text.bytes, text.vr);
                logs[i] += TextLikelihood.of(decoded.strip(), supposition.japanese);
            }
        }
        double top = Arrays.stream(logs).max().orElse(0);
        double sum = Arrays.stream(logs).map(log -> Math.exp(log - top)).sum();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            double confidence = Math.exp(logs[i] - top) / sum;
            suppositions
                    .get(i)
                    .reading
                    .ifPresent(
                            reading ->
                                    candidates.add(
                                            new Candidate(
                                                    reading, confidence, read(texts, reading))));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
        return new CharacterSetDetection(declared, candidates);
    }

    /** The reading to suggest in the place of the declared one; empty when none is sure enough. */
    public Optional<Candidate> suggestion() {
        return candidates.stream()
                .findFirst()
                .filter(best -> best.confidence >= SUGGESTED_FROM)
                .filter(best -> !best.reading.equals(TextReading.in(declared)));
    }

    /** The texts of a data set that are not plain ASCII, each once, read in some way. */
    public static List<String> texts(Dataset dataset, TextReading reading) {
        List<Text> texts = new ArrayList<>();
        collect(dataset, texts, new HashSet<>());
        return read(texts, reading);
    }

    private static List<String> read(List<Text> texts, TextReading reading) {
        return texts.stream().map(text -> reading.decode(text.bytes, text.vr).strip()).toList();
    }

    private static void collect(Dataset dataset, List<Text> texts, Set<String> seen) {
        for (Element element : dataset) {
            for (Dataset item : element.items()) {
                collect(item, texts, seen);
            }
            if (!element.vr().isInCharacterSet()
                    || element.length() > MAX_BYTES
                    || texts.size() >= MAX_TEXTS) {
                continue;
            }
            byte[] bytes = withoutPadding(element.bytes());
            if (!SpecificCharacterSet.isPlain(bytes) && seen.add(Arrays.toString(bytes))) {
                texts.add(new Text(bytes, element.vr()));
            }
        }
    }

    /** Some pad texts with zeros, which would count against every reading. */
    private static byte[] withoutPadding(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && (bytes[length - 1] == 0 || bytes[length - 1] == ' ')) {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }

    private static List<Supposition> suppositions(SpecificCharacterSet declared, List<Text> texts) {
        List<Supposition> all = new ArrayList<>();
        add(all, declared, 0);
        add(all, set("GB18030"), OFTEN);
        add(all, SpecificCharacterSet.UTF_8, OFTEN);
        for (String term :
                List.of(
                        "ISO_IR 100",
                        "ISO_IR 101",
                        "ISO_IR 126",
                        "ISO_IR 127",
                        "ISO_IR 138",
                        "ISO_IR 144",
                        "ISO_IR 148",
                        "ISO_IR 166",
                        "ISO_IR 13",
                        "ISO 2022 IR 149")) {
            add(all, set(term), SELDOM);
        }
        invoked(texts).ifPresent(set -> add(all, set, OFTEN));
        all.add(reading(new TextReading(SpecificCharacterSet.UTF_8, true), OFTEN));
        all.add(reading(new TextReading(set("GB18030"), true), OFTEN));
        for (String rival :
                List.of("windows-1251", "windows-1253", "KOI8-R", "Shift_JIS", "EUC-JP", "Big5")) {
            Charset charset = Charset.forName(rival);
            all.add(
                    new Supposition(
                            Optional.empty(),
                            (bytes, vr) -> new String(bytes, charset),
                            SELDOM,
                            rival.contains("J")));
        }
        return all;
    }

    private static SpecificCharacterSet set(String term) {
        return SpecificCharacterSet.of(List.of(term));
    }

    private static void add(List<Supposition> all, SpecificCharacterSet set, double prior) {
        TextReading reading = TextReading.in(set);
        if (all.stream().noneMatch(s -> s.reading.equals(Optional.of(reading)))) {
            all.add(reading(reading, prior));
        }
    }

    private static Supposition reading(TextReading reading, double prior) {
        boolean japanese =
                reading.set().equals(SpecificCharacterSet.UTF_8)
                        || !Collections.disjoint(
                                reading.set().terms(),
                                List.of("ISO_IR 13", "ISO 2022 IR 87", "ISO 2022 IR 159"));
        return new Supposition(Optional.of(reading), reading::decode, prior, japanese);
    }

    /** The extensions whose escape sequences stand in the texts. */
    private static Optional<SpecificCharacterSet> invoked(List<Text> texts) {
        List<String> terms = new ArrayList<>();
        terms.add("");
        for (Text text : texts) {
            for (int i = 0; i < text.bytes.length; i++) {
                CodeElement element =
                        text.bytes[i] == CodeExtensions.ESC
                                ? CodeElement.invokedAt(text.bytes, i + 1)
                                : null;
                if (element != null && element != CodeElement.ASCII) {
                    String term = "ISO 2022 IR " + element.number();
                    if (!terms.contains(term)) {
                        terms.add(term);
                    }
                }
            }
        }
        return terms.size() == 1 ? Optional.empty() : Optional.of(SpecificCharacterSet.of(terms));
    }
}
