package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.eclipse.core.runtime.RegistryFactory;
import org.meridian.analysis.Detectors;
import org.meridian.core.MeridianException;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.text.Texts;
import org.meridian.workflow.Training;
import org.meridian.workflow.WorkflowError;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** {@code train [--model ID] [--out FILE]} */
final class TrainCommand implements Command {
    @Override
    public String name() {
        return "train";
    }

    @Override
    public Set<String> options() {
        return Set.of("model", "out");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        arguments.atMost(0);
        Optional<String> model = arguments.option("model");
        Path file = arguments.path(arguments.option("out").orElse("lung-nodule.model"));
        Training training =
                new Training(new Detectors(new ExtensionReader(RegistryFactory.getRegistry())));
        Training.Model made = training.train(model, session.progress());
        try {
            Files.write(file, made.bytes());
        } catch (IOException e) {
            throw new MeridianException(e, WorkflowError.NOT_WRITTEN, file.toString());
        }
        return Json.createObjectBuilder()
                .add("model", made.detector())
                .add("file", file.toString())
                .add("bytes", made.bytes().length)
                .add("sha256", made.sha256())
                .add("shipped", made.sameAsShipped())
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get(
                        "train.done",
                        result.getString("file"),
                        result.getInt("bytes"),
                        result.getString("sha256"))
                + "\n";
    }
}
