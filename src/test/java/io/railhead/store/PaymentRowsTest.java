package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.railhead.engine.Payment;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutState.Unresolved.Cause;
import io.railhead.lifecycle.OutStates;
import io.railhead.lifecycle.PayeeCredited;
import io.railhead.lifecycle.PayerFunds;
import io.railhead.lifecycle.Said;
import io.railhead.lifecycle.Settlement;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.payment.Account;
import io.railhead.payment.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every state that a payment can be in comes back from the database as it went in. */
class PaymentRowsTest {
    private static final Instant LATER = Samples.NOW.plusSeconds(60);
    private static final Said YES = new Said(new StatusCode("ACSC"), null);
    private static final Said NO =
            new Said(new StatusCode("RJCT"), new Reason("AC03", false, "no such account \u00e9"));
    private static final Said OWN = new Said(new StatusCode("PDNG"), new Reason("X1", true, null));

    private static final TestDatabase DATABASE = TestDatabase.fresh("rows");
    private static final SqlLedger LEDGER =
            new SqlLedger(DATABASE.application(), new PlainTransactions(DATABASE.application()));

    private static List<OutState> unsent() {
        return List.of(
                new OutState.Received(),
                new OutState.Held("a person must look", LATER),
                new OutState.Scheduled(LocalDate.parse("2026-12-31")),
                new OutState.Queued(LATER),
                new OutState.Queued(null),
                new OutState.Cancelled("asked by the payer"),
                new OutState.Cancelled(null),
                new OutState.Expired(new Reason("LATE", true, "It could not be sent.")),
                new OutState.Expired(new Reason("HOLD", true, null)));
    }

    private static List<OutState> sent() {
        OutState.Submitted submitted = Samples.submitted();
        List<OutState> states = new ArrayList<>(List.of(
                submitted,
                new OutState.Submitted(submitted.at(), submitted.answerBy(), submitted.sendBy(), OWN),
                new OutState.Accepted(submitted.at(), submitted.answerBy(), submitted.sendBy(), YES),
                new OutState.Rejected(NO),
                new OutState.Unresolved(Cause.SILENCE, PayerFunds.RESERVED, LATER, null),
                new OutState.Unresolved(Cause.DUPLICATE_CLAIMED, PayerFunds.RELEASED, null, NO),
                new OutState.Unresolved(Cause.TOO_OLD_TO_SEND, PayerFunds.RESERVED, null, OWN)));
        for (PayeeCredited credited : PayeeCredited.values()) {
            for (OutState.Settled.Credit credit : OutState.Settled.Credit.values()) {
                states.add(new OutState.Settled(
                        YES,
                        new Settlement(Settlement.Kind.DEFERRED_NET, LocalDate.parse("2026-03-03"), "cycle 2", false),
                        credited,
                        credit));
            }
        }
        states.add(new OutState.Settled(
                YES,
                new Settlement(Settlement.Kind.DEFERRED_NET, null, null, false),
                PayeeCredited.NO,
                OutState.Settled.Credit.USUAL));
        return states;
    }

    private static List<Payment> payments() {
        List<Payment> payments = new ArrayList<>();
        for (OutState state : unsent()) {
            payments.add(Samples.with(Samples.queued(), state, null, LATER));
        }
        for (OutState state : sent()) {
            Payment payment = Samples.queued();
            payments.add(Samples.with(payment, state, Samples.ids(payment), null));
        }
        return payments;
    }

    @Test
    void everyStateSurvivesItsInsert() {
        List<Payment> payments = payments();
        payments.forEach(payment -> LEDGER.commit(
                Samples.accept(Samples.request(payment, payment.id().toString(), "body", null))));
        var found = LEDGER.load(payments.stream().map(Payment::id).toList());
        for (Payment payment : payments) {
            assertEquals(payment, found.get(payment.id()));
        }
    }

    @Test
    void everyStateSurvivesItsUpdateFromEveryOther() {
        for (Payment target : payments()) {
            Payment before = Samples.with(
                    Samples.queued(), new OutState.Held("to be overwritten", Samples.NOW), null, Samples.NOW);
            LEDGER.commit(Samples.accept(Samples.request(before, before.id().toString(), "body", null)));
            Payment after = Samples.with(
                    before, target.state(), target.ids() == null ? null : Samples.ids(before), target.wakeAt());
            LEDGER.commit(Samples.change(after));
            assertEquals(Samples.at(after, 1), LEDGER.load(List.of(after.id())).get(after.id()));
        }
    }

    @Test
    void noStateIsForgottenHere() {
        Set<String> named = payments().stream()
                .map(payment -> OutStates.name(payment.state()))
                .collect(Collectors.toCollection(TreeSet::new));
        int kinds = 0;
        for (Class<?> group : OutState.class.getPermittedSubclasses()) {
            kinds += group.getPermittedSubclasses().length;
        }
        assertEquals(kinds, named.size(), named.toString());
    }

    @Test
    void aPartyOfAnyFormIsReadBack() {
        Payment payment = Samples.queued();
        assertEquals(
                payment.transfer().debtor(),
                PartyText.read(PartyText.write(payment.transfer().debtor())));
        assertEquals(
                payment.transfer().creditor(),
                PartyText.read(PartyText.write(payment.transfer().creditor())));
        Party american = new Party("Acme Inc", new Account.RoutingNumberAccount("021000021", "12345A"));
        assertEquals(american, PartyText.read(PartyText.write(american)));
    }
}
