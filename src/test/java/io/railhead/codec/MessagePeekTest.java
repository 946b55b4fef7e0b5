package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.railhead.message.Definition;
import io.railhead.message.MessageKind;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MessagePeekTest {
    @Test
    void eachOfOurMessagesIsKnownByItsDocument() {
        look(MessageKind.CREDIT_TRANSFER, CreditTransferWriter.write(Samples.creditTransfer()));
        look(
                MessageKind.STATUS_REPORT,
                StatusReportWriter.write(Samples.header("pacs.002.001.10"), Samples.statusReport()));
        look(
                MessageKind.MESSAGE_REJECT,
                MessageRejectWriter.write(Samples.header("admi.002.001.01"), Samples.messageReject()));
    }

    private static void look(MessageKind kind, CanonicalMessage message) {
        MessagePeek peek = MessagePeek.at(Samples.wire(message));
        assertEquals(kind, peek.kind());
        assertEquals("M0001", peek.businessMessageId());
        assertEquals(kind, MessagePeek.at(message.document()).kind());
    }

    @Test
    void prefixesAndForeignWrappersDoNotHideIt() {
        String xml = "<w:Msg xmlns:w='urn:w' xmlns:h='urn:iso:std:iso:20022:tech:xsd:head.001.001.01'"
                + " xmlns:d='urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10'><h:AppHdr/><d:Document/></w:Msg>";
        assertEquals(
                new Definition("pacs.002.001.10"),
                MessagePeek.at(Samples.utf8(xml)).definition());
    }

    @Test
    void aHeaderAloneIsAHeader() {
        byte[] header = Samples.header(CreditTransferWriter.write(Samples.creditTransfer()));
        assertEquals(new Definition("head.001.001.02"), MessagePeek.at(header).definition());
    }

    @Test
    void whatIsNoMessageIsOther() {
        for (String text : new String[] {
            "",
            "<",
            "<a",
            "<Document",
            "<Document>",
            "hello",
            "<a xmlns='urn:iso:std:iso:20022:tech:xsd:'>",
            "<BizMsgIdr>"
        }) {
            MessagePeek peek = MessagePeek.at(Samples.utf8(text));
            assertEquals(MessageKind.OTHER, peek.kind(), text);
            assertNull(peek.businessMessageId());
        }
    }

    @Property(tries = 300)
    void randomBytesNeverMakeItThrow(@ForAll byte[] bytes) {
        assertDoesNotThrow(() -> MessagePeek.at(bytes));
    }

    @Property(tries = 300)
    void aDamagedMessageNeverMakesItThrow(@ForAll int seed) {
        byte[] wire = Samples.wire(CreditTransferWriter.write(Samples.creditTransfer()));
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            wire[random.nextInt(wire.length)] = (byte) random.nextInt();
        }
        byte[] damaged = Arrays.copyOf(wire, random.nextInt(wire.length));
        assertDoesNotThrow(() -> MessagePeek.at(damaged));
    }

    @Test
    void bytesMadeToBeSlowAreLookedAtOnce() {
        byte[] open = new byte[1 << 20];
        Arrays.fill(open, (byte) '<');
        open[open.length - 1] = '>';
        assertEquals(MessageKind.OTHER, MessagePeek.at(open).kind());
        byte[] tags = new byte[1 << 20];
        for (int i = 0; i + 3 < tags.length; i += 3) {
            tags[i] = '<';
            tags[i + 1] = 'a';
            tags[i + 2] = '>';
        }
        assertEquals(MessageKind.OTHER, MessagePeek.at(tags).kind());
    }
}
