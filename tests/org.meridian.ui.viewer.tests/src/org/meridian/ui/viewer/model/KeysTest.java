package org.meridian.ui.viewer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/** The keys of the image view as the platform reads them. */
class KeysTest {
    private static final String DEFAULT = "org.meridian.ui.viewer.keys";
    private static final String IMAGE = "org.meridian.ui.viewer.image";
    private static final String HANDLE = "org.meridian.ui.viewer.handle";

    private static final Path BUNDLE =
            Path.of(System.getProperty("meridian.root"), "bundles", "org.meridian.ui.viewer");

    private record Key(String sequence, String command, String scheme, String context) {}

    private static Document plugin() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(BUNDLE.resolve("plugin.xml").toFile());
    }

    private static List<Element> elements(String name) throws Exception {
        var nodes = plugin().getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static List<Key> keys() throws Exception {
        return elements("key").stream()
                .map(
                        e ->
                                new Key(
                                        e.getAttribute("sequence"),
                                        e.getAttribute("commandId"),
                                        e.getAttribute("schemeId"),
                                        e.getAttribute("contextId")))
                .toList();
    }

    @Test
    void everyActionIsACommandWithANameInBothLanguagesAndAKey() throws Exception {
        Set<String> commands =
                elements("command").stream()
                        .map(e -> e.getAttribute("id"))
                        .collect(Collectors.toSet());
        assertEquals(
                Stream.of(ViewerAction.values())
                        .map(ViewerAction::command)
                        .collect(Collectors.toSet()),
                commands);
        Set<String> bound =
                keys().stream()
                        .filter(k -> k.scheme().equals(DEFAULT))
                        .map(Key::command)
                        .collect(Collectors.toSet());
        assertEquals(commands, bound);
        for (Element command : elements("command")) {
            String key = command.getAttribute("name").substring(1);
            assertTrue(!name(key, "bundle").isBlank());
            assertTrue(!name(key, "bundle_zh_CN").isBlank());
        }
    }

    private static String name(String key, String file) throws Exception {
        java.util.Properties texts = new java.util.Properties();
        try (var reader =
                java.nio.file.Files.newBufferedReader(
                        BUNDLE.resolve("OSGI-INF/l10n/" + file + ".properties"))) {
            texts.load(reader);
        }
        return texts.getProperty(key, "");
    }

    @Test
    void noKeyOfASchemeMeansTwoThings() throws Exception {
        Set<String> seen = new HashSet<>();
        for (Key key : keys()) {
            assertTrue(seen.add(key.scheme() + key.context() + key.sequence()), key.toString());
        }
    }

    /** A Chinese input method takes single letters for itself. */
    @Test
    void everyActionIsReachedWithoutASingleLetter() throws Exception {
        Set<String> reached =
                keys().stream()
                        .filter(k -> k.scheme().equals(DEFAULT))
                        .filter(k -> !k.sequence().matches("(M2\\+)?[A-Z]"))
                        .map(Key::command)
                        .collect(Collectors.toSet());
        for (ViewerAction action : ViewerAction.values()) {
            assertTrue(reached.contains(action.command()), action.toString());
        }
    }

    /** A scheme's own key takes the place of the default's. */
    @ParameterizedTest
    @ValueSource(strings = {"weasis", "ohif"})
    void everyActionIsReachedInTheOtherSchemesToo(String scheme) throws Exception {
        Map<List<String>, String> commands = new HashMap<>();
        for (String of : List.of(DEFAULT, DEFAULT + "." + scheme)) {
            keys().stream()
                    .filter(k -> k.scheme().equals(of))
                    .forEach(k -> commands.put(List.of(k.sequence(), k.context()), k.command()));
        }
        Set<String> withoutLetters =
                commands.entrySet().stream()
                        .filter(e -> !e.getKey().getFirst().matches("(M2\\+)?[A-Z]"))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet());
        for (ViewerAction action : ViewerAction.values()) {
            assertTrue(withoutLetters.contains(action.command()), action.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ARROW_DOWN, NEXT_IMAGE",
        "ARROW_UP, PREVIOUS_IMAGE",
        "HOME, FIRST_IMAGE",
        "END, LAST_IMAGE",
        "ARROW_LEFT, PREVIOUS_SERIES",
        "ARROW_RIGHT, NEXT_SERIES",
        "0, AUTO_WINDOW",
        "+, ZOOM_IN",
        "-, ZOOM_OUT",
        "M1++, ZOOM_IN",
        "M1+-, ZOOM_OUT",
        "1, PRESET_1",
        "9, PRESET_9",
        "W, TOOL_WINDOW",
        "T, TOOL_PAN",
        "Z, TOOL_ZOOM",
        "S, TOOL_SCROLL",
        "D, TOOL_LENGTH",
        "A, TOOL_ANGLE",
        "Y, TOOL_POLYGON",
        "SPACE, OVERLAYS",
        "I, INVERT",
        "C, CINE",
        "M1+ARROW_RIGHT, NEXT_STUDY",
        "M1+ARROW_LEFT, PREVIOUS_STUDY",
        "M1+ARROW_DOWN, NEXT_PATIENT",
        "M1+ARROW_UP, PREVIOUS_PATIENT",
        "F11, FULL_SCREEN",
        "K, KEY_IMAGE",
        "ESC, CANCEL",
        "M1+Z, UNDO",
        "M1+Y, REDO"
    })
    void theHandsKnowTheKeys(String sequence, ViewerAction action) throws Exception {
        assertTrue(keys().contains(new Key(sequence, action.command(), DEFAULT, IMAGE)));
    }

    /** The platform prefers the key of a scheme of its own to that of a nearer context. */
    @Test
    void whereAHandleIsHeldNoSchemeTakesItsKeysAway() throws Exception {
        List<Key> atHandles = keys().stream().filter(k -> k.context().equals(HANDLE)).toList();
        assertTrue(
                atHandles.contains(
                        new Key(
                                "ARROW_LEFT",
                                ViewerAction.HANDLE_LEFT.command(),
                                DEFAULT,
                                HANDLE)));
        for (Key own : keys()) {
            atHandles.stream()
                    .filter(
                            k ->
                                    !own.scheme().equals(DEFAULT)
                                            && k.scheme().equals(DEFAULT)
                                            && k.sequence().equals(own.sequence()))
                    .forEach(
                            k ->
                                    assertTrue(
                                            atHandles.contains(
                                                    new Key(
                                                            k.sequence(),
                                                            k.command(),
                                                            own.scheme(),
                                                            HANDLE)),
                                            own.toString()));
        }
    }

    @Test
    void everyButtonHasADrawing() {
        ResourceBundle drawings =
                ResourceBundle.getBundle("org.meridian.ui.viewer.icons", Locale.ROOT);
        for (Tool tool : Tool.values()) {
            assertTrue(drawings.containsKey("TOOL_" + tool), tool.toString());
        }
        for (Plane plane : Plane.values()) {
            assertTrue(drawings.containsKey("PLANE_" + plane), plane.toString());
        }
    }
}
