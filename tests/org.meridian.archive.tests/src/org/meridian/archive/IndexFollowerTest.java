package org.meridian.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.event.Events;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexContributor;
import org.meridian.core.store.IndexDocument;
import org.meridian.core.store.Reads;
import org.meridian.search.SearchIndex;
import org.meridian.search.SearchRequest;
import org.meridian.testkit.search.MemoryFiles;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

class IndexFollowerTest {
    private static final PatientKey PATIENT = PatientKey.random();

    /** Describes every record but {@code broken}; {@code gone} is deleted. */
    private static final IndexContributor NOTES =
            new IndexContributor() {
                @Override
                public String kind() {
                    return "note";
                }

                @Override
                public Optional<IndexDocument> document(Reads reads, String key) {
                    if (key.equals("broken")) {
                        throw new IllegalArgumentException("cannot be described");
                    }
                    return key.equals("gone")
                            ? Optional.empty()
                            : Optional.of(
                                    new IndexDocument(
                                            "note",
                                            key,
                                            PATIENT,
                                            key,
                                            List.of(PersonName.parse("=王小明")),
                                            List.of(),
                                            List.of(),
                                            Optional.empty(),
                                            Map.of(),
                                            Map.of()));
                }

                @Override
                public void keys(Reads reads, Consumer<String> key) {
                    List.of("first", "second").forEach(key);
                }
            };

    private static List<String> keys(SearchIndex index) {
        return index.search(SearchRequest.of("王小明")).hits().stream()
                .map(h -> h.key())
                .sorted()
                .toList();
    }

    private static void index(Rooms rooms, String... keys) {
        rooms.store.write(
                unit -> {
                    for (String key : keys) {
                        unit.index("note", key);
                        unit.index("unknown kind", key);
                    }
                    return unit;
                });
    }

    @Test
    void aRecordThatCannotBeDescribedHidesNoOther(@TempDir Path folder) {
        MemoryFiles files = new MemoryFiles();
        try (Rooms rooms = new Rooms(folder);
                SearchIndex index = SearchIndex.open(files);
                IndexFollower follower =
                        new IndexFollower(
                                rooms.store,
                                rooms.store::queued,
                                List.of(NOTES),
                                index,
                                new Events())) {
            follower.catchUp();
            index(rooms, "a", "broken", "gone", "b");
            follower.catchUp();
            assertEquals(List.of("a", "b", "first", "second"), keys(index));
            assertTrue(follower.problem().isPresent());
        }
        try (SearchIndex again = SearchIndex.open(files)) {
            assertEquals(8, again.cursor().orElse(-1));
            assertEquals(List.of("a", "b", "first", "second"), keys(again));
        }
    }

    @Test
    void whatCameWhileNobodyFollowedIsCaughtUp(@TempDir Path folder) {
        MemoryFiles files = new MemoryFiles();
        try (Rooms rooms = new Rooms(folder)) {
            try (SearchIndex index = SearchIndex.open(files);
                    IndexFollower follower =
                            new IndexFollower(
                                    rooms.store,
                                    rooms.store::queued,
                                    List.of(NOTES),
                                    index,
                                    new Events())) {
                follower.catchUp();
            }
            index(rooms, "later");
            try (SearchIndex index = SearchIndex.open(files);
                    IndexFollower follower =
                            new IndexFollower(
                                    rooms.store,
                                    rooms.store::queued,
                                    List.of(NOTES),
                                    index,
                                    new Events())) {
                follower.catchUp();
                assertEquals(List.of("first", "later", "second"), keys(index));
            }
        }
    }
}
