package org.meridian.ledger.besu;

import org.meridian.ledger.spi.LedgerBackend;
import org.meridian.ledger.spi.LedgerBackendProvider;

import java.util.List;

/** Anchoring on a Hyperledger Besu network, or another Ethereum-compatible one without fees. */
public final class BesuProvider implements LedgerBackendProvider {
    /**
     * Settings: the node's JSON-RPC address, optionally the chain's number (else that of the first
     * node met) and optionally a contract to use.
     */
    @Override
    public List<String> settings() {
        return List.of(BesuBackend.RPC_URL, BesuBackend.CHAIN_ID, BesuBackend.CONTRACT);
    }

    @Override
    public LedgerBackend open(BackendMemory memory) {
        return new BesuBackend(memory);
    }
}
