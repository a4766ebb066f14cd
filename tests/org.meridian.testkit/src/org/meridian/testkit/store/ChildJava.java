package org.meridian.testkit.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process with the tests' own class path: to be killed, traced or confined. */
public final class ChildJava {
    private ChildJava() {}

    /** The command line that runs a class with a main method. */
    public static List<String> command(Class<?> main, Object... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }
}
