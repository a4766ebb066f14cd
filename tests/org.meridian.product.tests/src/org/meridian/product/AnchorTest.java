package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.ledger.AnvilNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Heads of the ledger on a real node that comes and goes, from the installed product. */
class AnchorTest {
    @TempDir private Path folder;

    @Test
    void everyHeadIsAnchoredOnceHoweverOftenTheNodeIsAway() throws Exception {
        Product product = new Product(folder.resolve("home"));
        assertEquals(List.of(), anchors(product));
        try (AnvilNode node = AnvilNode.start(folder.resolve("chain.json"))) {
            JsonObject first = anchors(product, "--rpc", node.url()).get(0);
            assertEquals("anchored", first.getString("state"));
            assertTrue(first.getString("transaction").matches("0x[0-9a-f]{64}"));
            assertTrue(first.getString("root").matches("[0-9a-f]{64}"));
            assertTrue(succeeded(node, first));

            node.stop();
            product.json("studies");
            for (int time = 0; time < 2; time++) {
                List<JsonObject> lines = anchors(product);
                assertEquals(2, lines.size());
                assertEquals(first, lines.get(0));
                assertEquals("pending", lines.get(1).getString("state"));
                assertEquals("", lines.get(1).getString("transaction"));
                assertEquals("LED-003", lines.get(1).getString("problem"));
                String message = lines.get(1).getString("message");
                assertTrue(message.contains("cannot be reached"), message);
                assertTrue(message.contains(node.url()), message);
            }

            node.startAgain();
            List<JsonObject> both = anchors(product);
            assertEquals(2, both.size(), both.toString());
            assertEquals(first, both.get(0));
            JsonObject second = both.get(1);
            assertEquals("anchored", second.getString("state"));
            assertTrue(second.getInt("size") > first.getInt("size"));
            assertTrue(succeeded(node, second));
            assertEquals(3, transactions(node, first), "the contract and two heads");
            assertEquals(both, anchors(product), "nothing new, nothing anchored");
            assertEquals(3, transactions(node, first));
        }
        assertTrue(product.json("ledger", "verify").getBoolean("valid"));
    }

    @Test
    void whatIsNoAddressIsWrongUsageAndChangesNothing() {
        Product product = new Product(folder.resolve("home"));
        Product.Result refused = product.run("ledger", "anchor", "--rpc", "nonsense");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("--rpc"), refused.err());
        assertEquals(List.of(), anchors(product));
    }

    private static List<JsonObject> anchors(Product product, String... more) {
        List<String> words = new ArrayList<>(List.of("ledger", "anchor"));
        words.addAll(List.of(more));
        return product.json(words.toArray(String[]::new))
                .getJsonArray("anchors")
                .getValuesAs(JsonObject.class);
    }

    private static boolean succeeded(AnvilNode node, JsonObject anchor) throws Exception {
        return receipt(node, anchor).matches("(?s).*\"status\":\\s*\"0x1\".*");
    }

    private static String receipt(AnvilNode node, JsonObject anchor) throws Exception {
        return node.rpc("eth_getTransactionReceipt", '"' + anchor.getString("transaction") + '"');
    }

    /** How many transactions the archive's account has made. */
    private static int transactions(AnvilNode node, JsonObject anchor) throws Exception {
        String account =
                receipt(node, anchor).replaceFirst("(?s).*\"from\":\\s*\"(0x[0-9a-f]+)\".*", "$1");
        String count = node.rpc("eth_getTransactionCount", '"' + account + "\",\"latest\"");
        return Integer.parseInt(
                count.replaceFirst("(?s).*\"result\":\\s*\"0x([0-9a-f]+)\".*", "$1"), 16);
    }
}
