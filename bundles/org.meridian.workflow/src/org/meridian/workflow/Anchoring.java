package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.Contribution;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.Database;
import org.meridian.ledger.Anchor;
import org.meridian.ledger.Outbox;
import org.meridian.ledger.OutboxStatus;
import org.meridian.ledger.SealedMemory;
import org.meridian.ledger.spi.LedgerBackend;
import org.meridian.ledger.spi.LedgerBackendProvider;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps heads of the ledger outside of this workstation, on every network that was set up. Without
 * one nothing happens and nothing fails. Safe for all threads.
 */
public final class Anchoring {
    /** The extension point of the places that keep heads. */
    static final String POINT = "org.meridian.ledger.ledgerBackends";

    private final Actor actor;
    private final Database database;
    private final Outbox outbox;
    private final List<Contribution<LedgerBackendProvider>> backends;
    private final Function<String, SealedMemory> memories;

    Anchoring(
            Actor actor,
            Database database,
            Outbox outbox,
            List<Contribution<LedgerBackendProvider>> backends,
            Function<String, SealedMemory> memories) {
        this.actor = actor;
        this.database = database;
        this.outbox = outbox;
        this.backends = backends;
        this.memories = memories;
    }

    /** Whether a text can be the address of a network: a URL of HTTP with a host. */
    public static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Remembers a network by its address, the first setting of each backend; an empty one forgets
     * it.
     *
     * @throws MeridianException {@link WorkflowError#BAD_ADDRESS}, and nothing is changed
     */
    public void useNetwork(String address) {
        actor.grant(Operation.SETTINGS);
        if (!address.isEmpty() && !isAddress(address)) {
            throw new MeridianException(WorkflowError.BAD_ADDRESS, address);
        }
        for (Contribution<LedgerBackendProvider> backend : backends) {
            backend.factory().get().settings().stream()
                    .findFirst()
                    .ifPresent(
                            name ->
                                    memories.apply(backend.id())
                                            .put(name, address.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The address of the network in use; empty for none. */
    public String network() {
        return backends.stream()
                .flatMap(b -> setting(b.factory().get(), memories.apply(b.id())).stream())
                .findFirst()
                .orElse("");
    }

    /**
     * Puts the newest head into the outbox of each network and sends what waits there. What cannot
     * be sent now stays for the next time.
     *
     * @return every anchor, then what waits
     */
    public List<AnchorLine> anchor(Progress progress) {
        actor.grant(Operation.AUDIT);
        List<AnchorLine> lines = new ArrayList<>();
        for (Contribution<LedgerBackendProvider> backend : backends) {
            SealedMemory memory = memories.apply(backend.id());
            LedgerBackendProvider provider = backend.factory().get();
            if (!configured(provider, memory)) {
                continue;
            }
            outbox.enqueue(backend.id());
            try (LedgerBackend place = provider.open(memory)) {
                OutboxStatus status = outbox.deliver(backend.id(), place, actor.name(), progress);
                lines.addAll(anchored(backend.id(), setting(provider, memory).orElse("")));
                if (status.waiting() > 0) {
                    lines.add(
                            new AnchorLine(
                                    backend.id(),
                                    setting(provider, memory).orElse(""),
                                    0,
                                    "",
                                    "pending",
                                    "",
                                    status.problem()));
                }
            }
        }
        return lines;
    }

    private List<AnchorLine> anchored(String backend, String network) {
        List<Anchor> anchors = database.read(outbox::anchors);
        return anchors.stream()
                .filter(a -> a.backend().equals(backend))
                .map(
                        a ->
                                new AnchorLine(
                                        backend,
                                        network,
                                        a.size(),
                                        a.root().toString(),
                                        "anchored",
                                        a.submission(),
                                        Optional.empty()))
                .toList();
    }

    private static boolean configured(LedgerBackendProvider provider, SealedMemory memory) {
        return setting(provider, memory).isPresent();
    }

    /** The first setting, which is the address. */
    private static Optional<String> setting(LedgerBackendProvider provider, SealedMemory memory) {
        return provider.settings().stream()
                .findFirst()
                .flatMap(memory::get)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .filter(value -> !value.isEmpty());
    }
}
