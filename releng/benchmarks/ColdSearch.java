import org.meridian.search.SearchIndex;
import org.meridian.search.SearchPage;
import org.meridian.search.SearchRequest;
import org.meridian.store.KeySource;
import org.meridian.store.Vault;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/** The first search of a new process. Arguments: the archive's folder and a text. */
final class ColdSearch {
    private ColdSearch() {}

    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        try (Vault vault = Vault.open(Path.of(args[0]), KeySource.besideArchive());
                SearchIndex index = SearchIndex.open(vault.files("index"))) {
            long opened = System.nanoTime();
            SearchPage page = index.search(SearchRequest.of(args[1]));
            long end = System.nanoTime();
            System.out.printf(
                    Locale.ROOT,
                    "cold start, \"%s\": open %.0f ms, first query %.0f ms, %d found;"
                            + " %d ms since the process began%n",
                    args[1],
                    (opened - start) / 1e6,
                    (end - opened) / 1e6,
                    page.total(),
                    ManagementFactory.getRuntimeMXBean().getUptime());
        }
    }
}
