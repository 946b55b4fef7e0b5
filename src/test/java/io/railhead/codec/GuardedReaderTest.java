package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
