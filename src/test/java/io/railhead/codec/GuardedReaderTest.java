package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the pull parser behind {@link GuardedReader} lets pass by itself, and XML forbids. */
class GuardedReaderTest {
    @TestFactory
    Stream<DynamicTest> whatIsNotWellFormedIsRefusedAsSuch() {
        return Stream.of(
                        "<a>x]]>y</a>",
                        "<a xmlns:q=\"\"/>",
                        "<a xmlns:=\"urn:q\"/>",
                        "<a xmlns=\"urn:q\" xmlns:=\"urn:q\"/>",
                        "<x: xmlns:x=\"urn:x\"/>",
                        "<x:1 xmlns:x=\"urn:x\"/>",
                        "<x:y:z xmlns:x=\"urn:x\"/>",
                        "<a xmlns:x=\"urn:x\" x:=\"1\"/>",
                        "<a><b xmlns=\"\"/><x: xmlns:x=\"urn:x\"/></a>",
                        "<:a/>",
                        "<a :b=\"1\"/>")
                .map(wrong -> DynamicTest.dynamicTest(wrong, () -> {
                    XmlRefused message =
                            assertThrows(XmlRefused.class, () -> read(SafeXml.reader(Samples.utf8(wrong))));
                    assertEquals("XML-SYNTAX", message.code());
                    InputStream file = new ByteArrayInputStream(Samples.utf8(wrong));
                    assertEquals(
                            "XML-SYNTAX",
                            assertThrows(XmlRefused.class, () -> read(SafeXml.reader(file)))
                                    .code());
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatPeopleOftenDoIsSaid() {
        return Map.of(
                        "<a><z:b/></a>", "a prefix stands here that no xmlns declares.",
                        "<a><b></c></a>", "this end tag is not of the element that is open.",
                        "<a>&nbsp;</a>",
                                "an entity stands here that XML does not know; it knows amp, lt, gt, quot, apos.",
                        "<a b='1' b='2'/>", "this element has an attribute twice.",
                        "<a>Smith & Sons</a>", "a name is expected here; an & of a text is written &amp;.",
                        "<a>x < y</a>", "a name is expected here; a < of a text is written &lt;.",
                        "<a b=1/>", "the value of an attribute stands between quotation marks.",
                        "<a>&#1;</a>", "a character is written here that XML does not allow.")
                .entrySet()
                .stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    XmlRefused message =
                            assertThrows(XmlRefused.class, () -> read(SafeXml.reader(Samples.utf8(each.getKey()))));
                    assertEquals("This is not well-formed XML: " + each.getValue(), message.text());
                }));
    }

    /** The parser's message names the element; ours must not, for logs would repeat it. */
    @Test
    void noSentenceRepeatsContent() {
        XmlRefused message =
                assertThrows(XmlRefused.class, () -> read(SafeXml.reader(Samples.utf8("<a><Ada:Example/></a>"))));
        assertFalse(String.valueOf(message.getMessage()).contains("Ada"), message::text);
    }

    @Test
    void whatIsWellFormedIsRead() throws XMLStreamException {
        for (String fine : List.of(
                "<a>x]] >y</a>",
                "<a xmlns=\"\"/>",
                "<a xmlns=\"urn:q\"><b xmlns=\"\"/></a>",
                "<x:_y1.-z xmlns:x=\"urn:x\" x:ä=\"1\"/>")) {
            read(SafeXml.reader(fine.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            reader.next();
        }
    }
}
