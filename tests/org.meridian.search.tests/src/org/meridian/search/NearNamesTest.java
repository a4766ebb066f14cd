package org.meridian.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.testkit.search.MemoryFiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many names that are written nearly alike. */
class NearNamesTest {
    private static void add(SearchIndex index, String name) {
        index.update(
                new IndexDocument(
                        "person",
                        name,
                        PatientKey.random(),
                        name,
                        List.of(PersonName.parse(name)),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        Map.of()));
    }

    @Test
    void everyNameWithOneLetterChangedIsFound() {
        String typed = "rodrigue";
        List<String> near = new ArrayList<>();
        for (int at = 1; at < typed.length(); at++) {
            for (char letter = 'a'; letter <= 'z'; letter++) {
                near.add(typed.substring(0, at) + letter + typed.substring(at + 1));
            }
        }
        List<String> wanted = near.stream().distinct().sorted().toList();
        try (SearchIndex index = SearchIndex.open(new MemoryFiles())) {
            wanted.forEach(name -> add(index, name));
            add(index, "bodrigue");
            add(index, "roberts");
            add(index, "rodrxxxe");
            index.commit(1);
            SearchPage page = index.search(SearchRequest.of(typed).withPage(0, 1000));
            assertEquals(wanted, page.hits().stream().map(Hit::key).sorted().toList());
        }
    }
}
