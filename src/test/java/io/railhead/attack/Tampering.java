package io.railhead.attack;

import static io.railhead.attack.Forger.replaced;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be done to an XML document that was good, by name. */
final class Tampering {
    private static final String XSI = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private final String xml;
    private final String element;
    private final String value;
    private final String bic;
    private final Map<String, byte[]> made = new LinkedHashMap<>();

    /**
     * @param element a leaf, written without attributes
     * @param value its text; both are in the document once
     * @param bic a BIC in it
     */
    private Tampering(String xml, String element, String value, String bic) {
        this.xml = xml;
        this.element = element;
        this.value = value;
        this.bic = bic;
    }

    static Map<String, byte[]> of(String xml, String element, String value, String bic) {
        Tampering tampering = new Tampering(xml, element, value, bic);
        tampering.documentTypes();
        tampering.sizes();
        tampering.encodings();
        tampering.values();
        tampering.names();
        return tampering.made;
    }

    private void put(String name, String text) {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] bytes) {
        made.put(name, bytes);
    }

    private String valued(String text) {
        return replaced(xml, ">" + value + "<", ">" + text + "<");
    }

    private String opened(String attributes) {
        return replaced(xml, "<" + element + ">", "<" + element + attributes + ">");
    }

    private void documentTypes() {
        put("xxe-file", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + valued("&x;"));
        put("xxe-http", "<!DOCTYPE a [<!ENTITY x SYSTEM \"http://127.0.0.1:1/\">]>" + valued("&x;"));
        put("xxe-param", "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]>" + xml);
        put("ext-dtd", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\">" + xml);
        put("doctype-empty", "<!DOCTYPE a>" + xml);
        put(
                "billion-laughs",
                "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\"><!ENTITY d \"&c;&c;\">]>" + valued("&d;"));
        put("quadratic", "<!DOCTYPE a [<!ENTITY b \"" + "x".repeat(60_000) + "\">]>" + valued("&b;".repeat(100)));
        put("recursive-entity", "<!DOCTYPE a [<!ENTITY b \"&b;\">]>" + valued("&b;"));
    }

    private void sizes() {
        put("attrs-65", opened(attributes(65)));
        put("attrs-20k", opened(attributes(20_000)));
        put("depth-65", valued("<d>".repeat(65) + "</d>".repeat(65)));
        put("depth-100k", valued("<d>".repeat(100_000) + "</d>".repeat(100_000)));
        put("name-1001", valued("<" + "n".repeat(1001) + "/>"));
        put("text-over-limit", valued("x".repeat(70_000)));
        put("bytes-over-limit", valued("<b/>".repeat(1 << 18)));
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("=\"\"");
        }
        return text.toString();
    }

    private void encodings() {
        put("utf7", xml.replace("<", "+ADw-").replace(">", "+AD4-"));
        put("utf16le-bom", bytes("fffe", xml.getBytes(StandardCharsets.UTF_16LE)));
        put("utf16be-bom", bytes("feff", xml.getBytes(StandardCharsets.UTF_16BE)));
        put("utf16-mislabel", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + bare());
        put("utf32", xml.getBytes(Charset.forName("UTF-32BE")));
        put(
                "ebcdic",
                ("<?xml version=\"1.0\" encoding=\"Cp037\"?>" + bare().replaceAll("[^\\x00-\\xFF]", "?"))
                        .getBytes(Charset.forName("Cp037")));
        put("overlong-utf8", spliced("c0bc"));
        put("surrogate-lone", spliced("eda080"));
        put("nul-literal", spliced("00"));
        put("nul-charref", valued("&#0;"));
        put("xml11", "<?xml version=\"1.1\"?>" + bare());
    }

    /** Without the declaration that it may begin with. */
    private String bare() {
        return xml.startsWith("<?xml") ? xml.substring(xml.indexOf("?>") + 2) : xml;
    }

    private static byte[] bytes(String hex, byte[] rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(HexFormat.of().parseHex(hex));
        all.writeBytes(rest);
        return all.toByteArray();
    }

    /** The bytes in the middle of the value. */
    private byte[] spliced(String hex) {
        int at = xml.indexOf(">" + value + "<") + 2;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(xml.substring(0, at).getBytes(StandardCharsets.UTF_8));
        all.writeBytes(bytes(hex, xml.substring(at).getBytes(StandardCharsets.UTF_8)));
        return all.toByteArray();
    }

    private void values() {
        put("bidi", valued(value.charAt(0) + "\u202e" + value.substring(1)));
        put("zero-width", valued(value.charAt(0) + "\u200b" + value.substring(1)));
        put("homoglyph-bic", replaced(xml, bic, bic.substring(0, bic.length() - 1) + "\u0425"));
        put("comment-in-value", valued(value.charAt(0) + "<!-- -->" + value.substring(1)));
        put("cdata-in-value", valued("<![CDATA[" + value + "]]>"));
        put("entity-in-value", valued("&x;"));
        put("pi-stylesheet", "<?xml-stylesheet href=\"http://127.0.0.1:1/\"?>" + bare());
    }

    private void names() {
        put(
                "xinclude-text",
                valued(
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"file:///etc/passwd\"/>"));
        put(
                "xinclude-xml",
                valued("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"http://127.0.0.1:1/\"/>"));
        put(
                "schemaLocation-ssrf",
                replaced(
                        xml,
                        "<Document ",
                        "<Document" + XSI + " xsi:schemaLocation=\"urn:x http://127.0.0.1:1/x.xsd\" "));
        put(
                "ns-undeclared",
                xml.replace("<" + element + ">", "<p:" + element + ">").replace("</" + element, "</p:" + element));
        put("ns-wrong-version", xml.replaceAll("(xsd:p[a-z]{3}\\.\\d{3}\\.001\\.)\\d\\d", "$199"));
        put(
                "ns-prefix-swap",
                xml.replace("<" + element + ">", "<p:" + element + " xmlns:p=\"urn:evil\">")
                        .replace("</" + element, "</p:" + element));
        put("xsi-type-override", opened(XSI + " xsi:type=\"Max35Text\""));
        put("xsi-nil", replaced(opened(XSI + " xsi:nil=\"true\""), ">" + value + "<", "><"));
    }
}
