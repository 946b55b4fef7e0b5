package io.railhead.intake.file;

import static io.railhead.intake.file.Statuses.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.railhead.lifecycle.Certainty;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.lifecycle.PayeeCredited;
import io.railhead.lifecycle.PayerFunds;
import io.railhead.lifecycle.Said;
import io.railhead.lifecycle.Settlement;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.store.FileItem.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusesTest {
    private static final Instant AT = Instant.parse("2030-05-06T09:00:00Z");
    private static final Said YES = new Said(new StatusCode("ACSC"), null);

    private static Said no(@Nullable Reason reason) {
        return new Said(new StatusCode("RJCT"), reason);
    }

    private static OutState settled(PayeeCredited credited) {
        return new OutState.Settled(
                YES,
                new Settlement(Settlement.Kind.GROSS, LocalDate.EPOCH, null, true),
                credited,
                OutState.Settled.Credit.USUAL);
    }

    private static final OutState UNRESOLVED =
            new OutState.Unresolved(OutState.Unresolved.Cause.SILENCE, PayerFunds.RESERVED, null, null);

    private static Statuses.Told told(OutState state) {
        return Statuses.of(new Outcome.Taken(state));
    }

    private static void is(String code, OutState state) {
        assertEquals(code, told(state).status().code());
    }

    @Test
    void everyStateHasItsStatus() {
        is("ACSP", new OutState.Received());
        is("ACSP", new OutState.Queued(null));
        is("ACSP", new OutState.Scheduled(LocalDate.EPOCH));
        is("ACSP", new OutState.Submitted(AT, AT, AT, null));
        is("ACSP", new OutState.Accepted(AT, AT, AT, YES));
        is("PDNG", new OutState.Held("a check", AT));
        is("PDNG", UNRESOLVED);
        is("ACSC", settled(PayeeCredited.NOT_KNOWN));
        is("ACSC", settled(PayeeCredited.NO));
        is("ACCC", settled(PayeeCredited.YES));
        is("RJCT", new OutState.Rejected(no(new Reason("AC03", false, null))));
        is("RJCT", new OutState.Cancelled(null));
        is("RJCT", new OutState.Expired(new Reason("TM01", false, null)));
    }

    @Test
    void noStateThatIsNotKnownIsCalledRejectedOrSettled() {
        List<OutState> states =
                List.of(new OutState.Submitted(AT, AT, AT, null), new OutState.Accepted(AT, AT, AT, YES), UNRESOLVED);
        for (OutState state : states) {
            assertEquals(Certainty.NOT_KNOWN, OutStates.certainty(state));
            assertNotEquals(Statuses.REJECTED, told(state).status());
            assertNotEquals(Statuses.SETTLED, told(state).status());
            assertNotEquals(Statuses.CREDITED, told(state).status());
        }
    }

    @Test
    void aRejectionAlwaysHasAReasonAndKeepsTheirs() {
        assertEquals(
                new Reason("AC03", false, "closed"),
                told(new OutState.Rejected(no(new Reason("AC03", false, "closed"))))
                        .reason());
        assertNotNull(told(new OutState.Rejected(no(null))).reason());
        Reason own = told(new OutState.Rejected(no(new Reason("X-TOO-LONG", false, null))))
                .reason();
        assertEquals(new Reason("X-TOO-LONG", true, null), own);
    }

    @Test
    void theSecondStageKnowsOnlyGoodAndBad() {
        assertEquals(
                "ACCP",
                Statuses.ofValidation(new Outcome.Taken(UNRESOLVED)).status().code());
        assertEquals(
                "RJCT",
                Statuses.ofValidation(new Outcome.Refused(new Reason("AC03", false, null)))
                        .status()
                        .code());
    }

    @Test
    void aGroupIsWhatItsMembersAreTogether() {
        assertEquals("ACSC", together(codes("ACSC")).code());
        assertEquals("RJCT", together(codes("RJCT")).code());
        assertEquals("PDNG", together(codes("PDNG")).code());
        assertEquals("ACSC", together(codes("ACSC", "ACCC")).code());
        assertEquals("ACSP", together(codes("ACSC", "ACSP")).code());
        assertEquals("PART", together(codes("ACSC", "PDNG")).code());
        assertEquals("PART", together(codes("ACSC", "RJCT")).code());
        assertEquals("PART", together(codes("ACCP", "RJCT")).code());
        assertEquals("PART", together(codes("ACCP", "RJCT", "PDNG")).code());
    }

    private static Set<StatusCode> codes(String... codes) {
        return Arrays.stream(codes).map(StatusCode::new).collect(Collectors.toSet());
    }
}
