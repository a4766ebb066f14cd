package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import org.meridian.core.text.Texts;
import org.meridian.imaging.display.DisplayCheck;
import org.meridian.imaging.display.DisplayClass;
import org.meridian.imaging.display.LuminanceResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code display check L1 ... L18 [--ambient L] [--class primary|secondary]} */
final class DisplayCheckAction implements Command {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public Set<String> options() {
        return Set.of("ambient", "class");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        DisplayClass wanted = wanted(arguments.option("class").orElse("primary"));
        LuminanceResponse response = response(arguments);
        DisplayCheck check = DisplayCheck.of(response);
        JsonArrayBuilder faults = Json.createArrayBuilder();
        check.faults(wanted).forEach(f -> faults.add(f.name()));
        return Json.createObjectBuilder()
                .add("class", wanted.name())
                .add("maximum", check.maximum())
                .add("ratio", check.ratio())
                .add("ambientShare", check.ambientShare())
                .add("greatestDeviation", check.greatestDeviation())
                .add("deviations", Json.createArrayBuilder(check.deviations()))
                .add("faults", faults)
                .build();
    }

    private static LuminanceResponse response(Arguments arguments) {
        int wanted = LuminanceResponse.LEVELS.size();
        try {
            List<Double> luminances = new ArrayList<>();
            arguments.words().forEach(w -> luminances.add(Double.valueOf(w)));
            double ambient = Double.parseDouble(arguments.option("ambient").orElse("0"));
            return new LuminanceResponse(luminances, ambient);
        } catch (IllegalArgumentException e) {
            throw new UsageException("display.luminances", wanted);
        }
    }

    private static DisplayClass wanted(String name) {
        String names =
                Stream.of(DisplayClass.values())
                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("|"));
        return Stream.of(DisplayClass.values())
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("word.unknown", name, names));
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        StringBuilder text =
                new StringBuilder(
                        texts.get(
                                "display.checked",
                                number(result, "maximum"),
                                number(result, "ratio"),
                                number(result, "greatestDeviation")));
        text.append('\n');
        List<JsonString> faults = result.getJsonArray("faults").getValuesAs(JsonString.class);
        DisplayClass wanted = DisplayClass.valueOf(result.getString("class"));
        if (faults.isEmpty()) {
            text.append(texts.get("display.good." + wanted)).append('\n');
        }
        for (JsonString fault : faults) {
            double limit = DisplayCheck.Fault.valueOf(fault.getString()).limit(wanted);
            text.append(texts.get("display.fault." + fault.getString(), limit)).append('\n');
        }
        return text.toString();
    }

    private static double number(JsonObject result, String name) {
        JsonNumber number = result.getJsonNumber(name);
        return number.doubleValue();
    }

    @Override
    public int exitCode(JsonObject result) {
        return result.getJsonArray("faults").isEmpty() ? 0 : 1;
    }
}
