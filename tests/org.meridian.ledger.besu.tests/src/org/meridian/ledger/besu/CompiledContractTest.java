package org.meridian.ledger.besu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.meridian.ledger.verify.Hash;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The committed compiled form belongs to the committed source: releng/contracts/compile. */
class CompiledContractTest {
    private static final int NO_NPM = 2;

    private static byte[] resource(String name) throws IOException {
        try (var in = AnchorContract.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    @Test
    void theHashesAreRight() throws IOException {
        byte[] compiled = resource(AnchorContract.COMPILED);
        assertEquals(
                Hash.sha256(compiled) + "  " + AnchorContract.COMPILED + "\n",
                new String(resource("contracts.sha256"), StandardCharsets.UTF_8));
        Path source =
                TestData.root()
                        .resolve("bundles/org.meridian.ledger.besu/contracts/AuditAnchor.sol");
        String hash = Hash.sha256(Files.readAllBytes(source)).toString();
        String text = new String(compiled, StandardCharsets.UTF_8);
        assertTrue(text.contains("\"sourceHash\": \"" + hash + "\""));
        assertTrue(text.contains("\"evmVersion\": \"london\""));
        assertTrue(AnchorContract.bytecode().length() > 1000);
    }

    @Test
    void theCompilerMakesTheSameBytesAgain() throws Exception {
        Path root = TestData.root().toAbsolutePath();
        Process compile =
                new ProcessBuilder(root.resolve("releng/contracts/compile").toString(), "--check")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(compile.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = compile.waitFor();
        Assumptions.assumeTrue(status != NO_NPM, "no npm to compile the contract with");
        assertEquals(0, status, said);
    }
}
