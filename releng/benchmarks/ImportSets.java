import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders of files to import: copies of real ones under UIDs of their own. */
final class ImportSets {
    private static final int SERIES_OF_STUDY = 2;

    /** A UID as an element of explicit or implicit VR holds it: one run of digits and dots. */
    private static final Pattern UID = Pattern.compile("[0-9]+(?:\\.[0-9]+){5,}");

    private ImportSets() {}

    /**
     * Copies a file.
     *
     * @param perSeries instances of a series
     * @return the folder
     */
    static Path copies(Path file, Path folder, int count, int perSeries) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Map<String, String> uids = identity(file);
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            int series = i / perSeries;
            byte[] copy = content.clone();
            replace(copy, uids.get("0020,000d"), series / SERIES_OF_STUDY);
            replace(copy, uids.get("0020,000e"), 100_000 + series);
            replace(copy, uids.get("0008,0018"), 200_000 + i);
            Files.write(folder.resolve(String.format("%05d.dcm", i)), copy);
        }
        return folder;
    }

    private static Map<String, String> identity(Path file) throws IOException {
        Map<String, String> uids = new LinkedHashMap<>();
        for (String tag : List.of("0020,000d", "0020,000e", "0008,0018")) {
            Process process =
                    new ProcessBuilder("dcmdump", "+P", tag, file.toString())
                            .redirectErrorStream(true)
                            .start();
            String text = new String(process.getInputStream().readAllBytes());
            Matcher uid = UID.matcher(text);
            if (!uid.find()) {
                throw new IOException("no " + tag + " in " + file);
            }
            uids.put(tag, uid.group());
        }
        return uids;
    }

    /** Puts a UID of the same length and with this number wherever the old one stands. */
    private static void replace(byte[] content, String uid, int number) {
        String digits = Integer.toString(1_000_000 + number);
        String fresh =
                "1.2.276.0.99."
                        + "1".repeat(Math.max(0, uid.length() - 13 - digits.length()))
                        + digits;
        byte[] old = uid.getBytes(StandardCharsets.US_ASCII);
        byte[] next = fresh.getBytes(StandardCharsets.US_ASCII);
        if (next.length != old.length) {
            throw new IllegalStateException("too short: " + uid);
        }
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at + old.length <= content.length; at++) {
            int same = 0;
            while (same < old.length && content[at + same] == old[same]) {
                same++;
            }
            if (same == old.length) {
                places.add(at);
            }
        }
        places.forEach(at -> System.arraycopy(next, 0, content, at, next.length));
    }
}
