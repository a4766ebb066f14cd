package org.meridian.archive;

import org.meridian.archive.quality.QualityRepository;
import org.meridian.archive.quality.QualityTrash;
import org.meridian.core.event.Events;
import org.meridian.core.progress.Progress;
import org.meridian.search.SearchIndex;
import org.meridian.search.SearchRequest;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.archive.TestGrant;
import org.meridian.testkit.store.RecordedLog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An archive with its store and index, as the product puts them together. */
final class Rooms implements AutoCloseable {
    final Events events = new Events();
    private final List<Object> facts = new CopyOnWriteArrayList<>();
    final RecordedLog log = new RecordedLog();
    final Store store;
    final Archive archive;
    final Importer importer;
    final Trash trash;
    final SearchIndex index;
    final IndexFollower follower;

    Rooms(Path folder) {
        events.subscribe(Object.class, this::add);
        Vault vault = Vault.open(folder, KeySource.besideArchive());
        store =
                Store.open(
                        vault,
                        List.of(
                                Archive.schema(),
                                ImportReports.schema(),
                                QualityRepository.schema()),
                        log,
                        events,
                        Clock.systemUTC());
        archive = new Archive(store, store.blobs());
        trash = new Trash(List.of(new QualityTrash()), Clock.systemUTC());
        importer = new Importer(store, store.blobs(), trash, Clock.systemUTC());
        try {
            index = SearchIndex.open(vault.files("index"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        follower =
                new IndexFollower(
                        store, store::queued, List.of(Archive.indexContributor()), index, events);
    }

    ImportResult add(Path... paths) {
        return importer.importPaths(TestGrant.all(), List.of(paths), Progress.NONE);
    }

    /** All facts told so far, once there are so many: the store tells them on its own thread. */
    List<Object> facts(int wanted) throws InterruptedException {
        for (int i = 0; i < 1000 && facts.size() < wanted; i++) {
            Thread.sleep(10);
        }
        return List.copyOf(facts);
    }

    /** Keys of the studies found for a text. */
    List<String> found(String text) {
        follower.catchUp();
        return index.search(SearchRequest.of(text).withPage(0, 1000)).hits().stream()
                .map(h -> h.key())
                .sorted()
                .toList();
    }

    /** The search follows in its own time. */
    private void add(Object fact) {
        if (!(fact instanceof IndexFollowed)) {
            facts.add(fact);
        }
    }

    @Override
    public void close() {
        follower.close();
        index.close();
        store.close();
    }
}
