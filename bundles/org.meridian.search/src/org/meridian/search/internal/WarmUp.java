package org.meridian.search.internal;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.PersonName;
import org.meridian.core.store.IndexDocument;
import org.meridian.search.SearchRequest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Searches a few made-up records in memory while the index is opened, so that the first search of a
 * person does not wait until all classes and tables that it needs are read.
 */
public final class WarmUp {
    private static final int RECORDS = 50;

    private WarmUp() {}

    /** Begins in the background. */
    public static void start(Analysis analysis, Documents documents, Finder finder) {
        CompletableFuture.runAsync(
                () -> {
                    try {
                        run(analysis, documents, finder);
                    } catch (IOException e) {
                        // in memory there is nothing that could fail
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static void run(Analysis analysis, Documents documents, Finder finder)
            throws IOException {
        IndexWriterConfig config =
                new IndexWriterConfig(analysis.indexing()).setIndexSort(Pages.NEWEST_FIRST);
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (int i = 0; i < RECORDS; i++) {
                writer.addDocument(documents.build(record(i)));
            }
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (String text : List.of("müller 1", "muler nodule 2000", "结节")) {
                    finder.find(searcher, SearchRequest.of(text));
                }
            }
        }
    }

    private static IndexDocument record(int number) {
        String name = "Müller^Anna";
        return new IndexDocument(
                "study",
                Integer.toString(number),
                PatientKey.random(),
                name,
                List.of(PersonName.parse(name)),
                List.of("P" + number),
                List.of("nodule", "结节"),
                Optional.of(LocalDate.of(2000, 1, 1).plusDays(number)),
                Map.of(),
                Map.of());
    }
}
