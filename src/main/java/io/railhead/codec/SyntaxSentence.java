package io.railhead.codec;

import javax.xml.stream.XMLStreamException;

/**
 * What breaks the rules of XML, in a sentence of ours for what people often do. The parser's own message is only
 * compared with: it repeats content. One that is not known here, as of another version of the parser, gets the plain
 * sentence; so does an end that comes too early.
 */
enum SyntaxSentence {
    PREFIX("Unbound namespace prefix", "a prefix stands here that no xmlns declares."),
    END_TAG("Unexpected end tag", "this end tag is not of the element that is open."),
    ENTITY(
            "General entity reference",
            "an entity stands here that XML does not know; it knows amp, lt, gt, quot, apos."),
    DOUBLE("Duplicate attributes", "this element has an attribute twice."),
    DECLARATION("'xml' (case insensitive) is reserved", "only the very first of a file may be the XML declaration."),
    AMPERSAND("Invalid name start character", "a name is expected here; an & of a text is written &amp;."),
    LESS("expected a name start character", "a name is expected here; a < of a text is written &lt;."),
    QUOTE("Expected a quote", "the value of an attribute stands between quotation marks."),
    CHARACTER("Invalid white space character", "a character is written here that XML does not allow.");

    private final String said;
    private final String sentence;

    SyntaxSentence(String said, String reason) {
        this.said = said;
        this.sentence = "This is not well-formed XML: " + reason;
    }

    static String of(XMLStreamException wrong) {
        String message = String.valueOf(wrong.getMessage());
        for (SyntaxSentence each : values()) {
            if (message.contains(each.said)) {
                return each.sentence;
            }
        }
        return XmlRefused.SYNTAX;
    }
}
