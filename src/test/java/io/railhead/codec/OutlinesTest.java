package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An outline speaks of elements that exist; a slip of the pen would silently show nothing. */
class OutlinesTest {
    private static final Path OUTLINES = Path.of("src/main/resources/outlines");

    @Test
    void theIndexNamesEveryOutlineAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(OUTLINES)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".outline"))
                            .map(name -> name.replace(".outline", ""))
                            .sorted()
                            .toList(),
                    Outlines.messages());
        }
    }

    @Test
    void everyPathStandsInAVersionThatWeHave() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String message : Outlines.messages()) {
            List<Xsd> versions = Xsd.versions(message);
            assertTrue(!versions.isEmpty(), message);
            for (String path : paths(message)) {
                if (versions.stream().noneMatch(version -> version.has(path))) {
                    missing.add(message + " " + path);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyOutlineHasATitleAndASection() {
        for (String message : Outlines.messages()) {
            Outline outline = Outlines.find(message).orElseThrow();
            assertTrue(!outline.title().isBlank(), message);
            assertTrue(!outline.sections().isEmpty(), message);
        }
    }

    /** Whole paths from the root, as the lines of the file name them. */
    private static List<String> paths(String message) throws IOException {
        List<String> paths = new ArrayList<>();
        String section = "";
        for (String line : Files.readAllLines(OUTLINES.resolve(message + ".outline"))) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].equals("section")) {
                section = words[2].equals(".") ? "" : words[2] + "/";
                paths.add(section.isEmpty() ? "" : words[2]);
            } else if (words.length > 2 && words[words.length - 2].equals("=")) {
                paths.add(section + words[words.length - 3]);
            }
        }
        return paths;
    }

    /** A schema, as far as names go. */
    private record Xsd(Document schema) {
        static List<Xsd> versions(String message) throws IOException {
            try (Stream<Path> files = Files.list(Path.of("schemas"))) {
                List<Xsd> versions = new ArrayList<>();
                for (Path file : files.filter(
                                each -> each.getFileName().toString().startsWith(message + "."))
                        .toList()) {
                    versions.add(new Xsd(
                            SafeXml.document(Samples.utf8(Files.readString(file).replaceAll("(?s)<!--.*?-->", "")))));
                }
                return versions;
            }
        }

        boolean has(String path) {
            String root = schema.getElementsByTagNameNS("*", "element").getLength() == 0
                    ? ""
                    : element(schema.getDocumentElement(), null);
            String type = root;
            String[] steps = path.isEmpty() ? new String[0] : path.split("/", -1);
            for (String step : steps) {
                String[] names = step.split("@", -1);
                Element found = type == null ? null : named("complexType", type);
                type = found == null ? null : element(found, names[0]);
                if (type == null) {
                    return false;
                }
                if (names.length == 2) {
                    Element amount = named("complexType", type);
                    return amount != null && attribute(amount, names[1]);
                }
            }
            return true;
        }

        private @Nullable Element named(String kind, String name) {
            NodeList all = schema.getElementsByTagNameNS("*", kind);
            for (int i = 0; i < all.getLength(); i++) {
                Element each = (Element) all.item(i);
                if (each.getAttribute("name").equals(name)) {
                    return each;
                }
            }
            return null;
        }

        /** The type of the element of this name within, or of the root for null. */
        private static @Nullable String element(Element within, @Nullable String name) {
            NodeList all = within.getElementsByTagNameNS("*", "element");
            for (int i = 0; i < all.getLength(); i++) {
                Element each = (Element) all.item(i);
                boolean root = each.getOwnerDocument().getDocumentElement().isSameNode(each.getParentNode());
                if (name == null ? root : !root && each.getAttribute("name").equals(name)) {
                    return each.getAttribute("type");
                }
            }
            return null;
        }

        private static boolean attribute(Element within, String name) {
            NodeList all = within.getElementsByTagNameNS("*", "attribute");
            for (int i = 0; i < all.getLength(); i++) {
                if (((Element) all.item(i)).getAttribute("name").equals(name)) {
                    return true;
                }
            }
            return false;
        }
    }
}
