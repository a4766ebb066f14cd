package org.meridian.search.internal;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.eclipse.jdt.annotation.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The columns of the segments that are open, four bytes a document and field; read when they are
 * first asked for. Safe for all threads.
 */
public final class Columns {
    private final Map<IndexReader.CacheKey, Map<String, Column>> segments =
            new ConcurrentHashMap<>();

    Column column(LeafReader segment, String field) throws IOException {
        IndexReader.@Nullable CacheHelper core = segment.getCoreCacheHelper();
        if (core == null) {
            return Column.read(segment, field);
        }
        Map<String, Column> known = segments.get(core.getKey());
        if (known == null) {
            known = segments.computeIfAbsent(core.getKey(), key -> new ConcurrentHashMap<>());
            core.addClosedListener(segments::remove);
        }
        Column column = known.get(field);
        if (column == null) {
            column = Column.read(segment, field);
            known.put(field, column);
        }
        return column;
    }

    /** Reads the columns of a segment that are in use in others, before it is searched. */
    public void warm(LeafReader segment) throws IOException {
        for (Map<String, Column> known : segments.values()) {
            for (String field : known.keySet()) {
                column(segment, field);
            }
        }
    }
}
