package org.meridian.ledger.besu;

import okhttp3.OkHttpClient;

import org.eclipse.jdt.annotation.NonNull;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.protocol.besu.Besu;
import org.web3j.protocol.besu.JsonRpc2_0Besu;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.http.HttpService;
import org.web3j.utils.Numeric;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * One Besu node over HTTP. Every failure to get an answer is an IOException. Uses a pool of its
 * own, so that the library's static one with its shutdown hook is never started.
 */
final class Node implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final long POLLING_MILLIS = 1000;

    private final OkHttpClient client =
            new OkHttpClient.Builder().connectTimeout(CONNECT).callTimeout(ANSWER).build();
    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(0);
    private final Besu besu;

    Node(String url) {
        besu = new JsonRpc2_0Besu(new HttpService(url, client), POLLING_MILLIS, pool);
    }

    /** An answer that is an error: what the node said. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    BigInteger chainId() throws IOException {
        return ask(besu.ethChainId()).getChainId();
    }

    /** The next nonce of an account, transactions that wait included. */
    BigInteger nonce(String address) throws IOException {
        return ask(besu.ethGetTransactionCount(address, DefaultBlockParameterName.PENDING))
                .getTransactionCount();
    }

    void send(byte[] transaction) throws IOException {
        ask(besu.ethSendRawTransaction(Numeric.toHexString(transaction)));
    }

    Optional<TransactionReceipt> receipt(String hash) throws IOException {
        return ask(besu.ethGetTransactionReceipt(hash)).getTransactionReceipt();
    }

    /** The value of a call as hexadecimal. */
    String call(String contract, Function function) throws IOException {
        Transaction call =
                Transaction.createEthCallTransaction(
                        null, contract, FunctionEncoder.encode(function));
        return ask(besu.ethCall(call, DefaultBlockParameterName.LATEST)).getValue();
    }

    private static <T extends @NonNull Response<?>> T ask(Request<?, T> request)
            throws IOException {
        T response;
        try {
            response = request.send();
        } catch (RuntimeException e) {
            // The library's own exceptions for a bad answer or none.
            throw new IOException("no answer", e);
        }
        if (response.hasError()) {
            throw new Refused(String.valueOf(response.getError().getMessage()));
        }
        return response;
    }

    @Override
    public void close() {
        besu.shutdown();
        pool.shutdownNow();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
