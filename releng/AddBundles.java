import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Adds bundles to an installed product: copies each jar into {@code plugins} and lists it for the
 * simple configurator. Usage: {@code java AddBundles.java INSTALLATION JAR...}
 */
final class AddBundles {
    public static void main(String[] args) throws IOException {
        Path installation = Path.of(args[0]);
        Path list =
                installation.resolve(
                        "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        List<String> lines = new ArrayList<>(Files.readAllLines(list));
        for (int i = 1; i < args.length; i++) {
            Path jar = Path.of(args[i]);
            try (JarFile file = new JarFile(jar.toFile())) {
                Attributes manifest = file.getManifest().getMainAttributes();
                String name = manifest.getValue("Bundle-SymbolicName").split(";")[0].strip();
                String version = manifest.getValue("Bundle-Version");
                String entry = "plugins/" + name + "_" + version + ".jar";
                Files.copy(jar, installation.resolve(entry), StandardCopyOption.REPLACE_EXISTING);
                lines.removeIf(l -> l.startsWith(name + ","));
                // a fragment or bundle that is resolved but not started: start level 4, no
                // autostart
                lines.add(String.join(",", name, version, entry, "4", "false"));
            }
        }
        Files.write(list, lines);
    }
}
