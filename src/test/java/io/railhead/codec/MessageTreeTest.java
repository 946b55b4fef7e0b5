package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.codec.MessageTree.Place;
import io.railhead.message.Definition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTreeTest {
    private static final MessagePart HEADER =
            part("head.001.001.02", "<h:AppHdr xmlns:h=\"NS\"><h:A>1</h:A></h:AppHdr>");
    private static final MessagePart DOCUMENT = part(
            "pacs.008.001.08",
            "<Document xmlns=\"NS\"><X><T><Amt Ccy=\"EUR\">1.50</Amt></T><T><Amt Ccy=\"GBP\">2</Amt></T><N>2</N></X></Document>");

    private static MessagePart part(String name, String xml) {
        Definition definition = new Definition(name);
        return new MessagePart(
                definition, xml.replace("NS", definition.namespace()).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void headerAndDocumentAreOneTreeWithoutNamespaces() {
        MessageTree tree = MessageTree.of(HEADER, DOCUMENT);
        Place header = tree.places("/Message/AppHdr").getFirst();
        assertTrue(header.holds("A = 1 and /Message/Document/X/N = count(/Message/Document/X/T)"));
        assertTrue(header.holds("/Message/@definition = 'pacs.008.001.08'"));
        assertTrue(header.holds("sum(//Amt) = 3.5"));
        assertFalse(header.holds("//Amt[@Ccy = 'USD']"));
        assertEquals(List.of(), MessageTree.of(null, DOCUMENT).places("/Message/AppHdr"));
    }

    @Test
    void aPlaceIsWrittenInIsoNamesWithItsNumberAmongSeveral() {
        MessageTree tree = MessageTree.of(HEADER, DOCUMENT);
        assertEquals(
                List.of("Document/X/T[1]/Amt", "Document/X/T[2]/Amt"),
                tree.places("//Amt").stream().map(Place::isoPath).toList());
        assertEquals("AppHdr/A", tree.places("//A").getFirst().isoPath());
        assertEquals("Amt", tree.places("//Amt").getFirst().name());
    }

    @Test
    void questionsThatAreNoneAreToldAndNothingOutsideCanBeAsked() {
        assertNull(MessageTree.complaint("count(/Message/Document//Amt) > 1"));
        for (String wrong : List.of("a[", "noSuchFunction(.)", "java:java.lang.System.exit(0)", "$variable", "")) {
            assertNotNull(MessageTree.complaint(wrong), wrong);
        }
        // document() belongs to another language
        assertNotNull(MessageTree.complaint("document('file:///etc/passwd')"));
        MessageTree tree = MessageTree.of(null, DOCUMENT);
        assertThrows(IllegalArgumentException.class, () -> tree.places("a["));
        assertThrows(IllegalArgumentException.class, () -> tree.places("count(//Amt)"), "a number is no place");
    }
}
