package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BothBooksTest {
    private static final Set<String> TEN = ids(0, 10);
    private static final GatewayBooks GATEWAY = gateway(TEN, TEN, 1000, 0, 0);
    private static final SchemeBooks SCHEME = scheme(TEN, 1000, 0);

    @Test
    void equalBooksLoseAndDoubleNothing() {
        BothBooks books = new BothBooks(GATEWAY, SCHEME, TEN);

        assertEquals(0, books.lost());
        assertEquals(0, books.doubled());
        assertTrue(books.sumsEqual());
    }

    @Test
    void whatWasPromisedAndIsNotListedIsLost() {
        assertEquals(2, new BothBooks(GATEWAY, SCHEME, ids(0, 12)).lost());
    }

    @Test
    void aPaymentThatNobodyHeardOfDoesNotMakeUpForOneThatIsMissing() {
        assertEquals(1, new BothBooks(GATEWAY, SCHEME, ids(1, 11)).lost());
    }

    @Test
    void morePaymentsThanAnswersAreNoLossBecauseAnAnswerMayHaveBeenCutOff() {
        assertEquals(0, new BothBooks(GATEWAY, SCHEME, ids(0, 8)).lost());
    }

    @Test
    void whatHasNoEndIsLost() {
        assertEquals(3, new BothBooks(gateway(ids(0, 13), TEN, 1000, 3, 0), SCHEME, ids(0, 13)).lost());
    }

    @Test
    void whatOneSideAloneHasSettledIsLostWhicheverSideItIs() {
        assertEquals(1, new BothBooks(GATEWAY, scheme(ids(0, 9), 900, 0), TEN).lost());
        assertEquals(1, new BothBooks(gateway(TEN, ids(0, 9), 900, 0, 0), SCHEME, TEN).lost());
    }

    @Test
    void oneThatIsSettledHereAloneDoesNotMakeUpForOneThatIsSettledThereAlone() {
        BothBooks books = new BothBooks(gateway(ids(0, 11), TEN, 1000, 0, 0), scheme(ids(1, 11), 1000, 0), ids(0, 11));

        assertEquals(2, books.lost());
        assertTrue(books.sumsEqual());
    }

    @Test
    void aTransactionThatWasBookedTwiceIsDoubledAndNotAlsoLost() {
        BothBooks books = new BothBooks(GATEWAY, scheme(TEN, 1100, 1), TEN);

        assertEquals(1, books.doubled());
        assertEquals(0, books.lost());
        assertFalse(books.sumsEqual());
    }

    @Test
    void aRequestThatBecameTwoPaymentsIsDoubled() {
        assertEquals(1, new BothBooks(gateway(TEN, TEN, 1100, 0, 1), scheme(TEN, 1100, 0), TEN).doubled());
    }

    @Test
    void sumsAreComparedToTheMinorUnit() {
        assertFalse(new BothBooks(GATEWAY, scheme(TEN, 999, 0), TEN).sumsEqual());
    }

    @Test
    void onlyWhatCameSinceTheRunBeganCounts() {
        SchemeBooks now = new SchemeBooks(minor(ids(0, 15)), 1700, 3, 2);

        assertEquals(
                new SchemeBooks(minor(ids(10, 15)), 700, 2, 1), now.since(new SchemeBooks(minor(TEN), 1000, 1, 1)));
    }

    private static Set<String> ids(int from, int until) {
        return IntStream.range(from, until).mapToObj(i -> "T" + i).collect(Collectors.toSet());
    }

    private static Map<String, Long> minor(Set<String> ids) {
        return ids.stream().collect(Collectors.toMap(id -> id, id -> 100L));
    }

    private static SchemeBooks scheme(Set<String> settled, long minor, long doubled) {
        return new SchemeBooks(minor(settled), minor, 0, doubled);
    }

    private static GatewayBooks gateway(Set<String> listed, Set<String> settled, long minor, int notFinal, int twice) {
        return new GatewayBooks(listed, minor(settled), minor, notFinal, twice, List.of());
    }
}
