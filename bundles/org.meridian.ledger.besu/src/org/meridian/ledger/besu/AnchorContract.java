package org.meridian.ledger.besu;

import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint64;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of {@code contracts/AuditAnchor.sol}, encoded by the contract ABI. */
final class AnchorContract {
    /** Name of the compiled form beside this class. */
    static final String COMPILED = "AuditAnchor.json";

    private static final Pattern BYTECODE = Pattern.compile("\"bytecode\": \"(0x[0-9a-f]+)\"");

    private AnchorContract() {}

    /** What deploys the contract. */
    static String bytecode() {
        try (InputStream in = AnchorContract.class.getResourceAsStream(COMPILED)) {
            if (in == null) {
                throw new IllegalStateException(COMPILED + " is missing");
            }
            Matcher matcher =
                    BYTECODE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (!matcher.find()) {
                throw new IllegalStateException(COMPILED + " has no bytecode");
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String anchor(String root, long size) {
        return FunctionEncoder.encode(
                new Function(
                        "anchor",
                        List.of(
                                new Bytes32(HexFormat.of().parseHex(root)),
                                new Uint64(BigInteger.valueOf(size))),
                        List.of()));
    }

    /** The call for the newest anchor: size and root. */
    static Function latest() {
        return new Function(
                "latest",
                List.of(),
                List.of(new TypeReference<Uint64>() {}, new TypeReference<Bytes32>() {}));
    }

    /** The call for the root of a size. */
    static Function rootAt(long size) {
        return new Function(
                "rootAt",
                List.of(new Uint64(BigInteger.valueOf(size))),
                List.of(new TypeReference<Bytes32>() {}));
    }

    /** What a call gave; fails when it is not what the contract gives. */
    static List<Object> decode(String hex, Function function) throws IOException {
        List<Object> values = new ArrayList<>();
        try {
            for (Type<?> value :
                    FunctionReturnDecoder.decode(hex, function.getOutputParameters())) {
                values.add(value.getValue());
            }
        } catch (RuntimeException e) {
            throw new IOException("not an answer of the contract", e);
        }
        if (values.size() != function.getOutputParameters().size()) {
            throw new IOException("not an answer of the contract");
        }
        return values;
    }
}
