package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BothBooksTest {
    private static final GatewayBooks TEN = gateway(10, 10, 1000, 0, 0);
    private static final SchemeBooks TEN_BOOKED = new SchemeBooks(10, 1000, 0, 0);

    @Test
    void equalBooksLoseAndDoubleNothing() {
        BothBooks books = new BothBooks(TEN, TEN_BOOKED, 10);

        assertEquals(0, books.lost());
        assertEquals(0, books.doubled());
        assertTrue(books.sumsEqual());
    }

    @Test
    void whatWasPromisedAndIsNotListedIsLost() {
        assertEquals(2, new BothBooks(TEN, TEN_BOOKED, 12).lost());
    }

    @Test
    void morePaymentsThanAnswersAreNoLossBecauseAnAnswerMayHaveBeenCutOff() {
        assertEquals(0, new BothBooks(TEN, TEN_BOOKED, 8).lost());
    }

    @Test
    void whatHasNoEndIsLost() {
        assertEquals(3, new BothBooks(gateway(13, 10, 1000, 3, 0), TEN_BOOKED, 13).lost());
    }

    @Test
    void whatOneSideAloneHasSettledIsLostWhicheverSideItIs() {
        assertEquals(1, new BothBooks(TEN, new SchemeBooks(9, 900, 0, 0), 10).lost());
        assertEquals(1, new BothBooks(gateway(10, 9, 900, 0, 0), TEN_BOOKED, 10).lost());
    }

    @Test
    void aTransactionThatWasBookedTwiceIsDoubledAndNotAlsoLost() {
        BothBooks books = new BothBooks(TEN, new SchemeBooks(11, 1100, 0, 1), 10);

        assertEquals(1, books.doubled());
        assertEquals(0, books.lost());
        assertFalse(books.sumsEqual());
    }

    @Test
    void aRequestThatBecameTwoPaymentsIsDoubled() {
        assertEquals(1, new BothBooks(gateway(11, 11, 1100, 0, 1), new SchemeBooks(11, 1100, 0, 0), 10).doubled());
    }

    @Test
    void sumsAreComparedToTheMinorUnit() {
        assertFalse(new BothBooks(TEN, new SchemeBooks(10, 999, 0, 0), 10).sumsEqual());
    }

    @Test
    void onlyWhatCameSinceTheRunBeganCounts() {
        SchemeBooks now = new SchemeBooks(15, 1700, 3, 2);

        assertEquals(new SchemeBooks(5, 700, 2, 1), now.since(new SchemeBooks(10, 1000, 1, 1)));
    }

    private static GatewayBooks gateway(int payments, int settled, long minor, int notFinal, int twice) {
        return new GatewayBooks(payments, settled, minor, notFinal, twice, List.of());
    }
}
