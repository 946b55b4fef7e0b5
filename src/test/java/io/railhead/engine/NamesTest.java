package io.railhead.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.payment.PaymentId;
import io.railhead.payment.TransferIds;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The names under which our payments travel lead back to them. */
class NamesTest {
    @Property(tries = 500)
    void everyNameLeadsBackToItsPayment(@ForAll long high, @ForAll long low) {
        PaymentId id = new PaymentId(new UUID(high, low));
        TransferIds ids = Names.of(id);
        assertEquals(id, Names.paymentOf(ids.messageId()));
        assertEquals(id, Names.paymentOf(ids.instructionId()));
        assertEquals(id, Names.paymentOf(ids.transactionId()));
        assertEquals(27, ids.messageId().length());
        assertTrue(ids.messageId().matches("M[0-9A-Z]{26}"), ids.messageId());
    }

    @Property(tries = 500)
    void noTextOfOthersIsADefect(@ForAll String text) {
        PaymentId id = Names.paymentOf(text);
        if (id != null) {
            assertEquals(27, text.length());
        }
    }

    @Test
    void whatIsNotOursIsNobodys() {
        String ours = Names.of(PaymentId.next()).messageId();
        assertNull(Names.paymentOf(null));
        assertNull(Names.paymentOf(""));
        assertNull(Names.paymentOf("X" + ours.substring(1)));
        assertNull(Names.paymentOf(ours + "0"));
        assertNull(Names.paymentOf("M!!!!!!!!!!!!!!!!!!!!!!!!!!"));
        assertNull(Names.paymentOf("M\u0130" + ours.substring(2)));
    }

    @Test
    void twoClaimsOfOnePaymentHaveDifferentUetrs() {
        PaymentId id = PaymentId.next();
        assertNotEquals(Names.of(id).uetr(), Names.of(id).uetr());
    }
}
