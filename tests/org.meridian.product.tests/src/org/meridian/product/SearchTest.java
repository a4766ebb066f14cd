package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.archive.Part10;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The search command with its filters, and the searches that a user keeps. */
class SearchTest {
    @TempDir private Path folder;

    @Test
    void everyFilterIsAConditionAndSearchesAreKept() throws IOException {
        Product product = new Product(folder.resolve("home"));
        person(1, "Bauer^Anna", "F", "20240412", "CT", "CHEST");
        person(2, "Bauer^Karl", "M", "20240812", "MR", "HEAD");
        person(3, "单^晓云", "F", "20230105", "CT", "HEAD");
        product.json("import", folder.resolve("files").toString());

        JsonObject all = product.json("search", "since 2000", "--facets", "modality,year");
        assertEquals(3, all.getInt("total"));
        assertEquals("date", condition(all).getString("field"));
        assertEquals("2000-01-01", condition(all).getString("from"));
        JsonObject ct = all.getJsonObject("facets").getJsonArray("modality").getJsonObject(0);
        assertEquals("CT", ct.getString("value"));
        assertEquals(2, ct.getInt("count"));

        assertEquals(List.of("P1"), ids(product.json("search", "bauer", "--modality", "CT")));
        assertEquals(List.of("P2"), ids(product.json("search", "--sex", "male")));
        assertEquals(
                List.of("P3"), ids(product.json("search", "--body-part", "HEAD", "--sex", "F")));
        assertEquals(
                List.of("P1"),
                ids(product.json("search", "--from", "2024-01", "--to", "spring 2024")));
        assertEquals(
                List.of("P3", "P1", "P2"),
                ids(product.json("search", "--from", "2000", "--sort", "oldest")));
        assertEquals(
                List.of("P1"),
                ids(
                        product.json(
                                "search",
                                "--from",
                                "2000",
                                "--sort",
                                "oldest",
                                "--offset",
                                "1",
                                "--limit",
                                "1")));
        assertEquals(List.of(), ids(product.json("search", "--decision", "open")));
        assertEquals(List.of(), ids(product.json("search", "--vital", "spo2<90")));

        JsonObject field = product.json("search", "编号:P1");
        assertEquals(List.of("P1"), ids(field));
        assertEquals("id", condition(field).getString("field"));
        assertEquals("p1", condition(field).getString("words"));

        product.json("search", "--save", "women", "female 2024年");
        assertEquals(List.of("P1"), ids(product.json("search", "--saved", "women")));
        assertEquals(1, product.json("search", "--list-saved").getJsonArray("saved").size());
        assertEquals(0, product.json("search", "--forget", "women").getJsonArray("saved").size());
        Product.Result missing = product.run("--json", "search", "--saved", "women");
        assertEquals("SEA-020", missing.json().getJsonObject("error").getString("code"));
        assertEquals(2, product.run("search", "--from", "whenever").exit());
        assertEquals(2, product.run("search", "--sort", "colour").exit());
        assertTrue(product.run("search", "spring 2024").out().contains("2024-03-01 to 2024-05-31"));
    }

    private void person(
            int study, String name, String sex, String day, String modality, String part)
            throws IOException {
        new Part10(study, 1, 1)
                .text(0x00080020, "DA", day)
                .text(0x00080060, "CS", modality)
                .text(0x00100010, "PN", name.contains("单") ? "=" + name : name)
                .text(0x00100040, "CS", sex)
                .text(0x00180015, "CS", part)
                .write(folder.resolve("files/" + study + ".dcm"));
    }

    private static JsonObject condition(JsonObject result) {
        return result.getJsonArray("understood")
                .getJsonObject(0)
                .getJsonArray("conditions")
                .getJsonObject(0);
    }

    private static List<String> ids(JsonObject result) {
        return result.getJsonArray("hits").getValuesAs(JsonObject.class).stream()
                .map(hit -> hit.getString("patientID"))
                .toList();
    }
}
