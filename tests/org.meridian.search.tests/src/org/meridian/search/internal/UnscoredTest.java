package org.meridian.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class UnscoredTest {
    private static final int DOCUMENTS = 500;
    private static final int TERMS = 6;

    private final Random random = new Random(5);

    private Query query(int depth) {
        if (depth == 0) {
            return new TermQuery(new Term("f", Integer.toString(random.nextInt(TERMS))));
        }
        return switch (random.nextInt(4)) {
            case 0 -> new BoostQuery(new ConstantScoreQuery(query(depth - 1)), 2);
            case 1 -> new DisjunctionMaxQuery(List.of(query(depth - 1), query(depth - 1)), 0);
            case 2 -> query(0);
            default -> all(depth);
        };
    }

    private Query all(int depth) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            all.add(query(depth - 1), Occur.values()[random.nextInt(Occur.values().length)]);
        }
        return all.build();
    }

    private static List<Integer> found(IndexSearcher searcher, Query query) throws IOException {
        return Arrays.stream(searcher.search(query, DOCUMENTS).scoreDocs)
                .map((ScoreDoc hit) -> hit.doc)
                .sorted()
                .toList();
    }

    @Test
    void theSameIsFoundAndNothingIsScored() throws IOException {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (int i = 0; i < DOCUMENTS; i++) {
                    Document document = new Document();
                    IntStream.range(0, TERMS)
                            .filter(term -> random.nextInt(3) == 0)
                            .forEach(
                                    term ->
                                            document.add(
                                                    new StringField(
                                                            "f",
                                                            Integer.toString(term),
                                                            Field.Store.NO)));
                    writer.addDocument(document);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int i = 0; i < 500; i++) {
                    Query query = query(4);
                    Query unscored = Unscored.of(query);
                    assertEquals(found(searcher, query), found(searcher, unscored));
                    assertEquals(found(searcher, query).size(), searcher.count(unscored));
                    assertFalse(unscored.toString().contains("^"), unscored::toString);
                }
            }
        }
    }
}
