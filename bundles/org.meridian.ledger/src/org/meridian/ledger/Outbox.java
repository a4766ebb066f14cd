package org.meridian.ledger;

import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Database;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;
import org.meridian.core.store.UnitOfWork;
import org.meridian.ledger.internal.OutboxRows;
import org.meridian.ledger.internal.OutboxRows.Waiting;
import org.meridian.ledger.spi.LedgerBackend;
import org.meridian.ledger.spi.LedgerBackend.Head;
import org.meridian.ledger.spi.LedgerBackend.Receipt;
import org.meridian.ledger.spi.LedgerBackend.Sent;
import org.meridian.ledger.spi.LedgerBackend.Submission;
import org.meridian.ledger.verify.Hash;
import org.meridian.ledger.verify.SignedHead;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Heads on their way to a {@link LedgerBackend}. A head waits here, on the disk, until its receipt
 * is there; what is sent is signed and stored before it is sent, so that a restart at any moment
 * sends the same again and never a second one. Without a network everything waits and nothing
 * fails. Deliveries run one at a time; call them from a job, never from the writer's thread.
 */
public final class Outbox {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Database database;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration patience;

    /**
     * Makes the outbox of an archive.
     *
     * @param patience how long a delivery waits for one receipt before it leaves the head waiting
     */
    public Outbox(Database database, Ledger ledger, Clock clock, Duration patience) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Puts the log's last head into the outbox.
     *
     * @return false when there is nothing new since the last one but that anchor's own entry
     */
    public synchronized boolean enqueue(String backend) {
        return database.write(unit -> enqueue(unit, backend));
    }

    private boolean enqueue(UnitOfWork unit, String backend) {
        Optional<SignedHead> head = ledger.head(unit);
        if (head.isEmpty() || !OutboxRows.hasNews(unit, backend)) {
            return false;
        }
        OutboxRows.add(unit, backend, head.get());
        return true;
    }

    /** How many heads wait for this backend. */
    public int waiting(String backend) {
        return database.read(reads -> OutboxRows.waiting(reads, backend)).size();
    }

    /**
     * Sends what waits, in its order.
     *
     * @param actor who asked; of the ledger's entry
     * @throws MeridianException {@link LedgerError#SETTING} from the backend
     */
    public synchronized OutboxStatus deliver(
            String backend, LedgerBackend place, String actor, Progress progress) {
        int delivered = 0;
        Optional<ErrorCode> problem = Optional.empty();
        List<Waiting> all = database.read(reads -> OutboxRows.waiting(reads, backend));
        for (Waiting waiting : all) {
            try {
                problem = deliver(waiting, place, actor, progress);
            } catch (IOException e) {
                problem = Optional.of(LedgerError.UNREACHABLE);
            }
            if (problem.isPresent()) {
                break;
            }
            delivered++;
        }
        return new OutboxStatus(delivered, all.size() - delivered, problem);
    }

    private Optional<ErrorCode> deliver(
            Waiting waiting, LedgerBackend place, String actor, Progress progress)
            throws IOException {
        Submission submission = submission(waiting, place);
        Optional<Receipt> receipt = place.receipt(submission);
        if (receipt.isEmpty()) {
            if (place.send(submission) == Sent.STALE) {
                database.write(unit -> OutboxRows.unprepare(unit, waiting.number()));
                return Optional.of(LedgerError.UNREACHABLE);
            }
            receipt = awaitReceipt(place, submission, progress);
        }
        if (receipt.isEmpty()) {
            return Optional.of(LedgerError.UNREACHABLE);
        }
        if (!receipt.get().accepted()) {
            return Optional.of(LedgerError.REFUSED);
        }
        String where = receipt.get().place();
        database.write(unit -> done(unit, waiting, submission, where, actor));
        return Optional.empty();
    }

    /** Signed once and stored before it is sent. */
    private Submission submission(Waiting waiting, LedgerBackend place) throws IOException {
        if (waiting.submission().isPresent()) {
            return waiting.submission().get();
        }
        Submission made =
                place.prepare(new Head(waiting.head().size(), waiting.head().root().toString()));
        database.write(unit -> OutboxRows.prepare(unit, waiting.number(), made));
        return made;
    }

    private Optional<Receipt> awaitReceipt(
            LedgerBackend place, Submission submission, Progress progress) throws IOException {
        long rounds = Math.max(1, patience.dividedBy(PAUSE));
        for (long round = 0; round < rounds && !progress.cancelled(); round++) {
            Optional<Receipt> receipt = place.receipt(submission);
            if (receipt.isPresent()) {
                return receipt;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Anchor done(
            UnitOfWork unit, Waiting waiting, Submission submission, String place, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SignedHead head = waiting.head();
        Anchor anchor =
                new Anchor(
                        waiting.backend(), head.size(), head.root(), submission.id(), place, now);
        OutboxRows.done(unit, waiting.number(), anchor);
        unit.append(
                LedgerEntry.of(actor, LedgerEntry.Type.ANCHOR)
                        .with("backend", anchor.backend())
                        .with("size", anchor.size())
                        .with("root", anchor.root())
                        .with("submission", anchor.submission())
                        .with("place", anchor.place()));
        return anchor;
    }

    /** What is anchored, in the order of the log. */
    public List<Anchor> anchors(Reads reads) {
        return OutboxRows.anchors(reads);
    }

    /**
     * Asks the outside what it keeps and holds the log against it: a log that was rolled back and
     * signed anew does not fit.
     *
     * @return what does not fit
     */
    public List<LedgerProblem> check(String backend, LedgerBackend place) throws IOException {
        List<LedgerProblem> problems = new ArrayList<>();
        for (Anchor anchor : database.read(this::anchors)) {
            if (anchor.backend().equals(backend)
                    && !place.rootAt(anchor.size()).equals(Optional.of(anchor.root().toString()))) {
                problems.add(LedgerProblem.of(LedgerProblem.Kind.ANCHOR, anchor.size()));
            }
        }
        Optional<Head> latest = place.latest();
        latest.flatMap(this::against).filter(p -> !problems.contains(p)).ifPresent(problems::add);
        return problems;
    }

    private Optional<LedgerProblem> against(Head outside) {
        Optional<String> ours =
                database.read(reads -> ledger.rootAt(reads, outside.size())).map(Hash::toString);
        return ours.equals(Optional.of(outside.root()))
                ? Optional.empty()
                : Optional.of(LedgerProblem.of(LedgerProblem.Kind.ANCHOR, outside.size()));
    }
}
