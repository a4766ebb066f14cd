package org.meridian.ledger.besu;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.ledger.LedgerError;
import org.meridian.ledger.spi.LedgerBackend;
import org.meridian.ledger.spi.LedgerBackendProvider.BackendMemory;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.utils.Numeric;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Anchors heads in an AuditAnchor contract of a network without gas fees, such as Hyperledger
 * Besu's QBFT. The contract is deployed at the first use, sign first, remember, then send, like
 * everything here. Used by one thread at a time; the account is this archive's alone, so that the
 * node's count of its transactions is the next nonce.
 */
final class BesuBackend implements LedgerBackend {
    static final String RPC_URL = "rpcUrl";
    static final String CHAIN_ID = "chainId";
    static final String CONTRACT = "contract";

    private static final String DEPLOYMENT = "deployment";
    private static final String NO_ROOT = "00".repeat(32);
    private static final BigInteger NO_FEE = BigInteger.ZERO;
    private static final BigInteger DEPLOY_GAS = BigInteger.valueOf(1_500_000);
    private static final BigInteger ANCHOR_GAS = BigInteger.valueOf(200_000);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final BackendMemory memory;
    private Optional<Long> chainId;
    private final String url;
    private final Node node;
    private final Credentials account;

    BesuBackend(BackendMemory memory) {
        this.memory = memory;
        this.url = url(memory);
        this.chainId = chainId(memory);
        this.account = Account.open(memory);
        this.node = new Node(url);
    }

    private static String url(BackendMemory memory) {
        String text = text(memory, RPC_URL).orElse("");
        try {
            URI uri = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new MeridianException(LedgerError.SETTING, RPC_URL);
    }

    private static Optional<Long> chainId(BackendMemory memory) {
        Optional<String> text = text(memory, CHAIN_ID);
        if (text.isPresent() && !text.get().matches("[1-9][0-9]{0,17}")) {
            throw new MeridianException(LedgerError.SETTING, CHAIN_ID);
        }
        return text.map(Long::valueOf);
    }

    private static Optional<String> text(BackendMemory memory, String name) {
        return memory.get(name).map(b -> new String(b, StandardCharsets.UTF_8).strip());
    }

    /** The clinic's account on the network. */
    String address() {
        return account.getAddress();
    }

    @Override
    public Submission prepare(Head head) throws IOException {
        long found = node.chainId().longValueExact();
        if (chainId.isEmpty()) {
            // not told: the first chain met is the one to stay with
            memory.put(CHAIN_ID, String.valueOf(found).getBytes(StandardCharsets.UTF_8));
            chainId = Optional.of(found);
        } else if (chainId.get() != found) {
            throw new MeridianException(LedgerError.SETTING, CHAIN_ID);
        }
        String contract = ensureContract();
        return sign(contract, AnchorContract.anchor(head.root(), head.size()), ANCHOR_GAS);
    }

    private Submission sign(@Nullable String to, String data, BigInteger gas) throws IOException {
        RawTransaction transaction =
                RawTransaction.createTransaction(
                        node.nonce(address()), NO_FEE, gas, to, BigInteger.ZERO, data);
        return submission(
                TransactionEncoder.signMessage(transaction, chainId.orElseThrow(), account));
    }

    private static Submission submission(byte[] signed) {
        return new Submission(Hash.sha3(Numeric.toHexString(signed)), signed);
    }

    private String ensureContract() throws IOException {
        Optional<String> known = text(memory, CONTRACT);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<byte[]> begun = memory.get(DEPLOYMENT).filter(b -> b.length > 0);
        Submission deployment =
                begun.isPresent()
                        ? submission(begun.get())
                        : sign(null, AnchorContract.bytecode(), DEPLOY_GAS);
        memory.put(DEPLOYMENT, deployment.bytes());
        Optional<TransactionReceipt> receipt = node.receipt(deployment.id());
        if (receipt.isEmpty()) {
            if (send(deployment) == Sent.STALE) {
                memory.put(DEPLOYMENT, new byte[0]);
                throw new IOException("the deployment is made anew next time");
            }
            receipt = await(deployment);
        }
        if (!receipt.get().isStatusOK()) {
            throw new IOException("the contract was not deployed");
        }
        String contract = receipt.get().getContractAddress();
        memory.put(CONTRACT, contract.getBytes(StandardCharsets.UTF_8));
        return contract;
    }

    private Optional<TransactionReceipt> await(Submission submission) throws IOException {
        for (long round = 0; round < PATIENCE.dividedBy(PAUSE); round++) {
            Optional<TransactionReceipt> receipt = node.receipt(submission.id());
            if (receipt.isPresent()) {
                return receipt;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        throw new IOException("not in a block yet");
    }

    @Override
    public Sent send(Submission submission) throws IOException {
        try {
            node.send(submission.bytes());
            return Sent.TAKEN;
        } catch (Node.Refused e) {
            String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            if (said.contains("known transaction")
                    || said.contains("already known")
                    || said.contains("already imported")) {
                return Sent.TAKEN;
            }
            if (said.contains("nonce too low") || said.contains("nonce below")) {
                // By another transaction, or by this very one a moment ago.
                return node.receipt(submission.id()).isPresent() ? Sent.TAKEN : Sent.STALE;
            }
            throw e;
        }
    }

    @Override
    public Optional<Receipt> receipt(Submission submission) throws IOException {
        return node.receipt(submission.id()).map(this::receipt);
    }

    private Receipt receipt(TransactionReceipt receipt) {
        String contract = receipt.getTo();
        if (receipt.isStatusOK()
                && receipt.getLogs().stream()
                        .noneMatch(l -> contract.equalsIgnoreCase(l.getAddress()))) {
            // A call to an address without a contract succeeds and does nothing.
            throw new MeridianException(LedgerError.SETTING, CONTRACT);
        }
        return new Receipt(
                receipt.isStatusOK(),
                "chain "
                        + chainId.orElseThrow()
                        + ", contract "
                        + contract
                        + ", block "
                        + receipt.getBlockNumber());
    }

    @Override
    public Optional<Head> latest() throws IOException {
        Optional<String> contract = text(memory, CONTRACT);
        if (contract.isEmpty()) {
            return Optional.empty();
        }
        var call = AnchorContract.latest();
        List<Object> values = AnchorContract.decode(node.call(contract.get(), call), call);
        long size = ((BigInteger) values.get(0)).longValueExact();
        return size == 0 ? Optional.empty() : Optional.of(new Head(size, hex(values.get(1))));
    }

    @Override
    public Optional<String> rootAt(long size) throws IOException {
        Optional<String> contract = text(memory, CONTRACT);
        if (contract.isEmpty()) {
            return Optional.empty();
        }
        var call = AnchorContract.rootAt(size);
        String root = hex(AnchorContract.decode(node.call(contract.get(), call), call).get(0));
        return Optional.of(root).filter(r -> !r.equals(NO_ROOT));
    }

    private static String hex(Object bytes32) {
        return HexFormat.of().formatHex((byte[]) bytes32);
    }

    @Override
    public void close() {
        node.close();
    }
}
