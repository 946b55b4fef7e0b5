package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.helpers.DefaultHandler;

/** The attacks on a parser that an XML message can carry, by name, with the code each is refused by. */
class SafeXmlTest {
    private record Vector(String name, String code, byte[] bytes) {
        Vector(String name, String code, String text) {
            this(name, code, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final String BIG = "x".repeat(70_000);

    private static Stream<Vector> everywhere() {
        return Stream.of(
                new Vector(
                        "xxe-file",
                        "XML-DOCTYPE",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
                new Vector(
                        "xxe-http",
                        "XML-DOCTYPE",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"http://127.0.0.1:1/\">]><a>&x;</a>"),
                new Vector(
                        "xxe-param",
                        "XML-DOCTYPE",
                        "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><a/>"),
                new Vector("ext-dtd", "XML-DOCTYPE", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>"),
                new Vector("doctype-empty", "XML-DOCTYPE", "<?xml version=\"1.0\"?>\n<!DOCTYPE a><a/>"),
                new Vector("doctype-late", "XML-DOCTYPE", "<a><!DOCTYPE a></a>"),
                new Vector("doctype-lower-case", "XML-DOCTYPE", "<!doctype a><a/>"),
                new Vector(
                        "billion-laughs",
                        "XML-DOCTYPE",
                        "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>"),
                new Vector("quadratic", "XML-DOCTYPE", "<!DOCTYPE a [<!ENTITY b \"" + BIG + "\">]><a>&b;&b;</a>"),
                new Vector("recursive-entity", "XML-DOCTYPE", "<!DOCTYPE a [<!ENTITY b \"&b;\">]><a>&b;</a>"),
                new Vector("attrs-65", "XML-ATTRIBUTES", "<a" + attributes(65) + "/>"),
                new Vector("attrs-5k", "XML-ATTRIBUTES", "<a" + attributes(5_000) + "/>"),
                new Vector("attrs-20k", "XML-TEXT", "<a" + attributes(20_000) + "/>"),
                new Vector("depth-65", "XML-DEPTH", "<a>".repeat(65) + "</a>".repeat(65)),
                new Vector("depth-100k", "XML-DEPTH", "<a>".repeat(100_000) + "</a>".repeat(100_000)),
                new Vector("name-1001", "XML-SIZE", "<a><" + "n".repeat(1001) + "/></a>"),
                new Vector("names-6000", "XML-SIZE", "<a>" + names(6_000) + "</a>"),
                new Vector("text-over-limit", "XML-TEXT", "<a>" + BIG + "</a>"),
                new Vector("attribute-over-limit", "XML-TEXT", "<a b=\"" + BIG.replace('x', '>') + "\"/>"),
                new Vector("pi-stylesheet", "XML-INSTRUCTION", "<?xml-stylesheet href=\"http://127.0.0.1:1/\"?><a/>"),
                new Vector("pi-within", "XML-INSTRUCTION", "<a><?php 1 ?></a>"),
                new Vector(
                        "declaration-twice", "XML-INSTRUCTION", "<?xml version=\"1.0\"?><?xml version=\"1.0\"?><a/>"),
                new Vector("cdata-in-value", "XML-CDATA", "<a><![CDATA[x]]></a>"),
                new Vector("entity-in-value", "XML-SYNTAX", "<a>&x;</a>"),
                new Vector("nul-literal", "XML-SYNTAX", "<a>\0</a>"),
                new Vector("nul-charref", "XML-SYNTAX", "<a>&#0;</a>"),
                new Vector("control-literal", "XML-SYNTAX", "<a>\u001b</a>"),
                new Vector("control-charref", "XML-SYNTAX", "<a>&#27;</a>"),
                new Vector("utf7-declared", "XML-ENCODING", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>"),
                new Vector("utf7", "XML-SYNTAX", "+ADw-a/+AD4-"),
                new Vector("utf16le-bom", "XML-ENCODING", hex("fffe3c0061002f003e00")),
                new Vector("utf16be-bom", "XML-ENCODING", hex("feff003c0061002f003e")),
                new Vector("utf16be", "XML-ENCODING", "<a/>".getBytes(StandardCharsets.UTF_16BE)),
                new Vector("utf16le", "XML-ENCODING", "<a/>".getBytes(StandardCharsets.UTF_16LE)),
                new Vector("utf16-mislabel", "XML-ENCODING", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>"),
                new Vector("latin-1-declared", "XML-ENCODING", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>"),
                new Vector("latin-1-undeclared", "XML-ENCODING", "<a>é</a>".getBytes(StandardCharsets.ISO_8859_1)),
                new Vector("utf32", "XML-ENCODING", "<a/>".getBytes(Charset.forName("UTF-32BE"))),
                new Vector("utf32-le", "XML-ENCODING", "<a/>".getBytes(Charset.forName("UTF-32LE"))),
                new Vector(
                        "ebcdic",
                        "XML-ENCODING",
                        "<?xml version=\"1.0\" encoding=\"Cp037\"?><a/>".getBytes(Charset.forName("Cp037"))),
                new Vector("overlong-utf8", "XML-ENCODING", hex("3c613ec0bc3c2f613e")),
                new Vector("overlong-utf8-three", "XML-ENCODING", hex("3c613ee080bc3c2f613e")),
                new Vector("surrogate-lone", "XML-ENCODING", hex("3c613eeda0803c2f613e")),
                new Vector("beyond-unicode", "XML-ENCODING", hex("3c613ef49080803c2f613e")),
                new Vector("noncharacter", "XML-ENCODING", hex("3c613eefbfbe3c2f613e")),
                new Vector("utf8-cut-off", "XML-ENCODING", hex("3c613ee282")),
                new Vector("xml11", "XML-VERSION", "<?xml version=\"1.1\"?><a/>"),
                new Vector("xml20", "XML-VERSION", "<?xml version='2.0' encoding='UTF-8'?><a/>"),
                new Vector("declaration-broken", "XML-SYNTAX", "<?xml encoding=\"UTF-8\"?><a/>"),
                new Vector("declaration-endless", "XML-SYNTAX", "<?xml version=\"1.0\"" + " ".repeat(1_000) + "?><a/>"),
                new Vector("ns-undeclared", "XML-SYNTAX", "<p:a/>"),
                new Vector("attribute-twice", "XML-SYNTAX", "<a b=\"1\" b=\"2\"/>"),
                new Vector(
                        "attribute-twice-by-namespace",
                        "XML-SYNTAX",
                        "<a xmlns:p=\"u\" xmlns:q=\"u\" p:b=\"1\" q:b=\"2\"/>"),
                new Vector("not-closed", "XML-SYNTAX", "<a><b></a>"),
                new Vector("two-roots", "XML-SYNTAX", "<a/><b/>"),
                new Vector("trailing-text", "XML-SYNTAX", "<a/>x"),
                new Vector("leading-text", "XML-SYNTAX", "x<a/>"),
                new Vector("empty", "XML-SYNTAX", ""),
                new Vector("blank", "XML-SYNTAX", "  \n "),
                new Vector("cut-off", "XML-SYNTAX", "<a>"));
    }

    private static Stream<Vector> inMessages() {
        return Stream.of(
                new Vector("comment-in-value", "XML-COMMENT", "<a>GB29<!-- -->NWBK</a>"),
                new Vector("comment-before", "XML-COMMENT", "<!-- hello --><a/>"),
                new Vector("bytes-over-limit", "XML-SIZE", "<a>" + "<b/>".repeat(1 << 18) + "</a>"));
    }

    @TestFactory
    Stream<DynamicTest> everyWayOfReadingAMessageRefuses() {
        return Stream.concat(everywhere(), inMessages())
                .flatMap(vector -> Stream.of(
                        refused(vector, "pull", () -> pull(SafeXml.reader(vector.bytes()))),
                        refused(
                                vector,
                                "events",
                                () -> SafeXml.sax().parse(vector.bytes(), XmlUse.MESSAGE, new DefaultHandler())),
                        refused(vector, "tree", () -> SafeXml.document(vector.bytes()))));
    }

    @TestFactory
    Stream<DynamicTest> everyWayOfReadingAFileRefuses() {
        return everywhere()
                .flatMap(vector -> Stream.of(
                        refused(vector, "pull", () -> pull(SafeXml.reader(new ByteArrayInputStream(vector.bytes())))),
                        refused(vector, "pull by single bytes", () -> pull(SafeXml.reader(dripping(vector.bytes())))),
                        refused(
                                vector,
                                "events",
                                () -> SafeXml.sax()
                                        .parse(new ByteArrayInputStream(vector.bytes()), new DefaultHandler()))));
    }

    private static DynamicTest refused(Vector vector, String way, Runnable reading) {
        return DynamicTest.dynamicTest(vector.name() + " by " + way, () -> {
            XmlRefused refused = assertThrows(XmlRefused.class, reading::run);
            assertEquals(vector.code(), refused.code());
            assertFalse(refused.text().isBlank());
            assertTrue(refused.line() >= 0 && refused.column() >= 0);
        });
    }

    @TestFactory
    Stream<DynamicTest> honestXmlIsRead() {
        return Stream.of(
                        "<a/>",
                        "\n <a/> \n",
                        "\uFEFF<a/>",
                        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone='no' ?>\r\n<a b='>'>]] &gt; &#169; é € 😀</a>",
                        "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\"/></a>",
                        "<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"u http://127.0.0.1:1/\"/>",
                        "<a>".repeat(64) + "</a>".repeat(64),
                        "<a" + attributes(64) + "/>")
                .map(text -> DynamicTest.dynamicTest(
                        text.substring(0, Math.min(60, text.length())).strip(), () -> {
                            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                            assertDoesNotThrow(() -> pull(SafeXml.reader(bytes)));
                            assertDoesNotThrow(() -> pull(SafeXml.reader(dripping(bytes))));
                            assertDoesNotThrow(() -> SafeXml.sax().parse(bytes, XmlUse.MESSAGE, new DefaultHandler()));
                            String content =
                                    SafeXml.document(bytes).getDocumentElement().getTextContent();
                            assertFalse(content.contains("root:"), "nothing outside the document is read");
                        }));
    }

    @Test
    void aFileMayHoldCommentsButNoEndlessOne() {
        byte[] fine = "<!-- one --><a>x<!-- - two <b> <? -->y</a><!-- three -->".getBytes(StandardCharsets.UTF_8);
        assertDoesNotThrow(() -> pull(SafeXml.reader(new ByteArrayInputStream(fine))));
        byte[] endless = ("<a><!-- " + BIG.replace('x', '<') + " --></a>").getBytes(StandardCharsets.UTF_8);
        XmlRefused refused =
                assertThrows(XmlRefused.class, () -> pull(SafeXml.reader(new ByteArrayInputStream(endless))));
        assertEquals("XML-TEXT", refused.code());
    }

    @Test
    void aRefusalTellsWhereAndNeverWhat() {
        byte[] bytes = "<a>\n  <b>Ada Example</b>\n  <!-- Ada --></a>".getBytes(StandardCharsets.UTF_8);
        XmlRefused refused = assertThrows(XmlRefused.class, () -> SafeXml.check(bytes));
        assertEquals(3, refused.line());
        assertEquals(3, refused.column());
        assertFalse(String.valueOf(refused.getMessage()).contains("Ada"));
    }

    @Test
    void anEndlessFileIsRefusedBeforeItIsRead() {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream("<a>".getBytes(StandardCharsets.UTF_8)), new EndlessLetters());
        XmlRefused refused = assertThrows(XmlRefused.class, () -> pull(SafeXml.reader(endless)));
        assertEquals("XML-TEXT", refused.code());
    }

    @Test
    void aBrokenStreamIsNotTakenForBadXml() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream(("<a>" + " ".repeat(5_000)).getBytes(StandardCharsets.UTF_8)),
                new BrokenDisk());
        assertThrows(UncheckedIOException.class, () -> pull(SafeXml.reader(broken)));
    }

    @Test
    void aMessageMayBeExactlyAsLongAsTheLimit() {
        byte[] whole = new byte[1 << 20];
        Arrays.fill(whole, (byte) ' ');
        byte[] element = "<a/>".getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + 30_000 < whole.length; at += 30_000) {
            System.arraycopy(element, 0, whole, at, 4);
        }
        System.arraycopy("<b>".getBytes(StandardCharsets.UTF_8), 0, whole, 0, 3);
        System.arraycopy("</b>".getBytes(StandardCharsets.UTF_8), 0, whole, whole.length - 4, 4);
        assertDoesNotThrow(() -> pull(SafeXml.reader(whole)));
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        longer[whole.length] = ' ';
        assertEquals(
                "XML-SIZE",
                assertThrows(XmlRefused.class, () -> SafeXml.reader(longer)).code());
    }

    @Test
    void thePullParserIsReplacedBeforeItsNamesFillMemory() {
        for (int i = 0; i < 4_500; i++) {
            byte[] bytes = ("<a" + i + "/>").getBytes(StandardCharsets.UTF_8);
            assertDoesNotThrow(() -> pull(SafeXml.reader(bytes)));
        }
    }

    private static void pull(XMLStreamReader reader) {
        try {
            while (reader.hasNext()) {
                reader.next();
            }
            reader.close();
        } catch (XMLStreamException never) {
            throw new AssertionError("a guarded reader translates parser errors", never);
        }
    }

    private static InputStream dripping(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, 1));
            }
        };
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("=\"\"");
        }
        return text.toString();
    }

    private static String names(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("<n").append(i).append("/>");
        }
        return text.toString();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static final class EndlessLetters extends InputStream {
        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            Arrays.fill(bytes, from, from + length, (byte) 'x');
            return length;
        }
    }

    private static final class BrokenDisk extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("disk");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("disk");
        }
    }
}
