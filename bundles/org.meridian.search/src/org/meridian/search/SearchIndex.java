package org.meridian.search;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.Bits;
import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.store.EncryptedFiles;
import org.meridian.core.store.IndexDocument;
import org.meridian.search.internal.Analysis;
import org.meridian.search.internal.Columns;
import org.meridian.search.internal.ConcurrentSearchers;
import org.meridian.search.internal.Documents;
import org.meridian.search.internal.EncryptedDirectory;
import org.meridian.search.internal.Fields;
import org.meridian.search.internal.Finder;
import org.meridian.search.internal.Folding;
import org.meridian.search.internal.NameReadings;
import org.meridian.search.internal.Pages;
import org.meridian.search.internal.QueryBuilder;
import org.meridian.search.internal.RecordDigest;
import org.meridian.search.internal.Shown;
import org.meridian.search.internal.Suggester;
import org.meridian.search.internal.WarmUp;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The search index of one archive: a copy of what can be found, that may always be made again from
 * the records. An update is found at once and kept from the next {@link #commit}. An index that is
 * new, damaged or of another version starts empty, without a {@link #cursor}. Safe for all threads.
 */
public final class SearchIndex implements AutoCloseable {
    /** Rises whenever documents are built differently; an older index is then made again. */
    private static final String VERSION = "6";

    private static final String VERSION_KEY = "version";
    private static final String CURSOR_KEY = "cursor";
    private static final int READ_BYTES = 64 * 1024;
    private static final double CACHED_SEGMENT_MEGABYTES = 4;
    private static final double CACHE_MEGABYTES = 32;
    private static final long LEAST_CACHE = 16L << 20;
    private static final long MOST_CACHE = 256L << 20;

    private final Directory directory;
    private final Folding folding = new Folding();
    private final Analysis analysis = new Analysis(folding);
    private final Documents documents = new Documents(folding, new NameReadings(folding));
    private final QueryBuilder queries = new QueryBuilder(folding, analysis);
    private final Suggester suggester = new Suggester(folding, analysis, queries);
    private final Columns columns = new Columns();
    private final Finder finder = new Finder(folding, analysis, queries, columns);
    private final ConcurrentSearchers concurrent = new ConcurrentSearchers();
    private volatile Session session;
    private volatile OptionalLong cursor = OptionalLong.empty();

    /** What is open from a commit on until a write fails. */
    private record Session(IndexWriter writer, SearcherManager searchers) {}

    private SearchIndex(EncryptedFiles files) throws IOException {
        WarmUp.start(analysis, documents, finder);
        directory =
                new NRTCachingDirectory(
                        new EncryptedDirectory(files, blockCache()),
                        CACHED_SEGMENT_MEGABYTES,
                        CACHE_MEGABYTES);
        session = begin();
    }

    /** Opens the last commit, or empties one of another version. */
    private Session begin() throws IOException {
        IndexWriter writer = writer();
        try {
            Map<String, String> kept = userData();
            if (!VERSION.equals(kept.get(VERSION_KEY))) {
                writer.deleteAll();
                kept = Map.of();
            }
            Session begun = new Session(writer, new SearcherManager(writer, concurrent));
            cursor = cursor(kept);
            return begun;
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private IndexWriter writer() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(analysis.indexing());
        config.setCommitOnClose(false);
        config.setIndexSort(Pages.NEWEST_FIRST);
        config.setMergedSegmentWarmer(columns::warm);
        return new IndexWriter(directory, config);
    }

    private static OptionalLong cursor(Map<String, String> kept) {
        String position = kept.get(CURSOR_KEY);
        return position == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(position));
    }

    /**
     * Bytes of decrypted blocks in memory: an eighth of what the program may use, within limits.
     */
    private static long blockCache() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 8, LEAST_CACHE, MOST_CACHE);
    }

    private Map<String, String> userData() throws IOException {
        return DirectoryReader.indexExists(directory)
                ? SegmentInfos.readLatestCommit(directory).getUserData()
                : Map.of();
    }

    /**
     * Opens the index in these files, which nobody else uses while it is open. A damaged index is
     * thrown away and starts empty.
     *
     * @throws MeridianException {@link SearchError#UNREADABLE}
     */
    public static SearchIndex open(EncryptedFiles files) {
        try {
            return new SearchIndex(files);
        } catch (IOException | IllegalArgumentException | MeridianException e) {
            return openEmpty(files, e);
        }
    }

    private static SearchIndex openEmpty(EncryptedFiles files, Exception cause) {
        try {
            for (String name : files.list()) {
                files.delete(name);
            }
            return new SearchIndex(files);
        } catch (IOException e) {
            e.addSuppressed(cause);
            throw new MeridianException(e, SearchError.UNREADABLE);
        }
    }

    /**
     * The position in the index queue up to which the last commit follows; empty in a new index.
     */
    public OptionalLong cursor() {
        return cursor;
    }

    /**
     * Goes on from the last commit where a write has failed, for instance on a full disk: what was
     * updated since then is no longer in it.
     *
     * @return whether a write had failed
     */
    public synchronized boolean resume() {
        if (session.writer().isOpen()) {
            return false;
        }
        try {
            session.searchers().close();
            session = begin();
            return true;
        } catch (IOException | IllegalArgumentException e) {
            throw new MeridianException(e, SearchError.UNREADABLE);
        }
    }

    /** Adds the document, or puts it in the place of the one with the same kind and key. */
    public void update(IndexDocument document) {
        writing(
                writer ->
                        writer.updateDocument(
                                id(document.kind(), document.key()), documents.build(document)));
    }

    /** Removes the document of this record, if there is one. */
    public void delete(String kind, String key) {
        writing(writer -> writer.deleteDocuments(id(kind, key)));
    }

    /**
     * Reads all files that a search reads once, whole: whether what the index was written as is
     * there. Files that are being written meanwhile are not looked at.
     */
    public boolean isWhole() {
        try {
            // a reader keeps its files from being deleted
            return reading(
                    searcher -> {
                        DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
                        for (String name : reader.getIndexCommit().getFileNames()) {
                            if (!isWhole(name)) {
                                return false;
                            }
                        }
                        return true;
                    });
        } catch (MeridianException e) {
            return false;
        }
    }

    private boolean isWhole(String name) throws IOException {
        try (IndexInput input = directory.openInput(name, IOContext.READONCE)) {
            byte[] buffer = new byte[READ_BYTES];
            for (long left = input.length(); left > 0; left -= buffer.length) {
                input.readBytes(buffer, 0, (int) Math.min(left, buffer.length));
            }
            return true;
        } catch (NoSuchFileException | FileNotFoundException e) {
            // a newer commit took the place of the list of files; the others stay for the reader
            return name.startsWith(IndexFileNames.SEGMENTS);
        } catch (MeridianException e) {
            return false;
        }
    }

    /**
     * A record of the index.
     *
     * @param digest of what it was when it was indexed, as {@link #digest} says
     */
    public record Indexed(String kind, String key, long digest) {}

    /** Tells every record, in no order. */
    public void records(Consumer<Indexed> each) {
        reading(
                searcher -> {
                    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                        Bits live = leaf.reader().getLiveDocs();
                        Shown.Values values = new Shown.Values(leaf);
                        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                            if (live == null || live.get(doc)) {
                                Shown shown = values.of(leaf.docBase + doc);
                                each.accept(new Indexed(shown.kind(), shown.key(), shown.digest()));
                            }
                        }
                    }
                    return true;
                });
    }

    /** Tells a record as it is from the same in another state, whatever the order in its lists. */
    public static long digest(IndexDocument document) {
        return RecordDigest.of(document);
    }

    /** Removes all documents, before a rebuild. */
    public void clear() {
        writing(IndexWriter::deleteAll);
    }

    /**
     * Makes everything up to here durable, together with the queue's position.
     *
     * @param position the last row of the index queue that is in the index
     */
    public synchronized void commit(long position) {
        writing(
                writer -> {
                    writer.setLiveCommitData(
                            Map.of(VERSION_KEY, VERSION, CURSOR_KEY, Long.toString(position))
                                    .entrySet());
                    return writer.commit();
                });
        cursor = OptionalLong.of(position);
    }

    /** Finds records; see {@link SearchRequest}. What was updated before is found. */
    public SearchPage search(SearchRequest request) {
        return reading(searcher -> finder.find(searcher, request));
    }

    /**
     * What a person who has typed this may want, the likeliest first: names by their characters,
     * pinyin and initials, identifiers by their beginning, keywords, words of texts.
     *
     * @param limit at least 1
     */
    public List<Suggestion> suggest(String typed, int limit) {
        return reading(searcher -> suggester.suggest(searcher, typed, limit));
    }

    private <T> T reading(Read<T> read) {
        SearcherManager searchers = session.searchers();
        try {
            searchers.maybeRefreshBlocking();
            IndexSearcher searcher = searchers.acquire();
            try {
                return read.run(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw new MeridianException(e, SearchError.UNREADABLE);
        }
    }

    /** Closes without a commit: what came after the last one is found in the queue again. */
    @Override
    public void close() {
        try {
            session.searchers().close();
            concurrent.close();
            session.writer().close();
            directory.close();
        } catch (IOException e) {
            throw new MeridianException(e, SearchError.UNWRITABLE);
        }
    }

    private static Term id(String kind, String key) {
        return new Term(Fields.ID, Fields.id(kind, key));
    }

    private void writing(Write write) {
        try {
            write.run(session.writer());
        } catch (IOException | AlreadyClosedException e) {
            // a write that failed once, for instance on a full disk, ended the writer
            throw new MeridianException(e, SearchError.UNWRITABLE);
        }
    }

    @FunctionalInterface
    private interface Read<T> {
        T run(IndexSearcher searcher) throws IOException;
    }

    @FunctionalInterface
    private interface Write {
        @Nullable
        Object run(IndexWriter writer) throws IOException;
    }
}
