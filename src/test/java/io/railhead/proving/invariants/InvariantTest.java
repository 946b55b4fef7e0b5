package io.railhead.proving.invariants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.simulator.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each invariant is silent about sound books and speaks about those that are spoilt in its place. */
class InvariantTest {
    private static final String UNKNOWN = "0190d6f0-0000-7000-8000-000000000000";

    @TempDir
    Path logs;

    private Picture picture;

    @BeforeEach
    void aSoundPicture() throws Exception {
        picture = new Picture("invariants", logs);
        picture.settled();
        picture.settled();
        picture.played("unresolved", "received", "queued", "submitted", "unresolved");
        picture.booked(2, Outcome.SETTLED);
        picture.played("rejected", "received", "queued", "submitted", "rejected");
        picture.booked(3, Outcome.REJECTED);
        for (Invariant invariant : Invariant.values()) {
            if (invariant != Invariant.I5) {
                assertEquals(List.of(), picture.says(invariant), invariant::sentence);
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        picture.close();
    }

    private void isBroken(Invariant invariant) throws Exception {
        assertFalse(picture.says(invariant).isEmpty(), invariant.sentence());
    }

    @Test
    void i1APromiseWithoutAPayment() throws Exception {
        ClientAnswer good = picture.answers.getFirst();
        picture.answers.add(
                new ClientAnswer(good.asked(), good.answered(), good.kind(), 9, "key-9", 202, UNKNOWN, good.digest()));
        isBroken(Invariant.I1);
    }

    @Test
    void i1APromiseThatNamesNoPayment() throws Exception {
        ClientAnswer good = picture.answers.getFirst();
        picture.answers.add(
                new ClientAnswer(good.asked(), good.answered(), good.kind(), 9, "key-9", 202, "", good.digest()));
        isBroken(Invariant.I1);
    }

    @Test
    void i1APromiseOfSomethingElse() throws Exception {
        ClientAnswer good = picture.answers.getFirst();
        picture.answers.set(
                0,
                new ClientAnswer(
                        good.asked(), good.answered(), good.kind(), 1, good.key(), 202, good.payment(), good.digest()));
        isBroken(Invariant.I1);
    }

    @Test
    void i2ABookingOfAnotherAmountCurrencyOrPayment() throws Exception {
        int wrong = 0;
        for (String spoilt : List.of("amount", "currency", "name")) {
            int number = picture.payments.size();
            picture.payment("settled", "received", "queued", "submitted", "settled");
            picture.booked(
                    number,
                    Outcome.SETTLED,
                    Picture.LOAD.minor(number) + (spoilt.equals("amount") ? 1 : 0),
                    spoilt.equals("currency") ? "EUR" : "GBP",
                    spoilt.equals("name") ? "another" : picture.name(number),
                    List.of());
            assertEquals(++wrong, picture.says(Invariant.I2).size(), spoilt);
        }
    }

    @Test
    void i2AnUnresolvedPaymentWhoseMessageIsNowhere() throws Exception {
        UUID payment = picture.played("unresolved", "received", "queued", "submitted", "unresolved");
        assertTrue(picture.says(Invariant.I2).getFirst().isLoss());
        picture.sql("insert into outbox values ('" + UUID.randomUUID() + "', '" + payment
                + "', 'uk-fps', 'a', now() + interval '1 h', now())");
        assertEquals(List.of(), picture.says(Invariant.I2), "it waits to be sent");
    }

    @Test
    void i2APaymentThatIsThereTwice() throws Exception {
        picture.settled();
        picture.sql(
                "update payment set end_to_end_id = '" + Picture.LOAD.endToEndId(0) + "' where transaction_id = 'T4'");
        isBroken(Invariant.I2);
    }

    @Test
    void i2ABookingTwice() throws Exception {
        picture.booked(0, Outcome.SETTLED);
        isBroken(Invariant.I2);
    }

    @Test
    void i2ABookingOfWhatTheGatewayDoesNotKnow() throws Exception {
        picture.booked(99, Outcome.SETTLED);
        isBroken(Invariant.I2);
    }

    @Test
    void i2AndI3SettledHereAlone() throws Exception {
        picture.payment("settled", "received", "queued", "submitted", "settled");
        isBroken(Invariant.I2);
        isBroken(Invariant.I3);
    }

    @Test
    void i3ABookingTwice() throws Exception {
        picture.booked(0, Outcome.SETTLED);
        isBroken(Invariant.I3);
    }

    @Test
    void i3AndI4RejectedHereAndSettledThere() throws Exception {
        picture.payment("rejected", "received", "queued", "submitted", "rejected");
        picture.booked(4, Outcome.SETTLED);
        isBroken(Invariant.I3);
        isBroken(Invariant.I4);
    }

    @Test
    void i4AcceptsAContradictionThatIsParked() throws Exception {
        UUID payment = picture.payment("settled", "received", "queued", "submitted", "settled");
        picture.booked(4, Outcome.REJECTED);
        isBroken(Invariant.I4);
        isBroken(Invariant.I3);
        picture.sql("insert into parked (id, link, payment_id, kind, code, security, detail, parked_at) values ('"
                + UUID.randomUUID() + "', 'uk-fps', '" + payment
                + "', 'payment', 'PARK-CONTRADICTION', false, '', now())");
        assertEquals(List.of(), picture.says(Invariant.I4));
        assertEquals(List.of(), picture.says(Invariant.I3));
    }

    @Test
    void i5AChainThatDoesNotFollow() throws Exception {
        assertEquals(List.of(), picture.says(Invariant.I5), "no batch, no chain");
        picture.sql("insert into audit_batch values ('" + UUID.randomUUID() + "', 1, decode('" + "00".repeat(32)
                + "', 'hex'), decode('" + "11".repeat(32) + "', 'hex'), 0, now())");
        isBroken(Invariant.I5);
    }

    @Test
    void i7AMessageThatWaitsPastItsTime() throws Exception {
        picture.sql("insert into outbox values ('" + UUID.randomUUID() + "', '" + picture.payments.get(2)
                + "', 'uk-fps', 'a', now() - interval '1 h', now() - interval '2 h')");
        assertEquals(List.of(), picture.says(Invariant.I7), "it belongs to an unresolved payment");
        picture.sql("insert into outbox values ('" + UUID.randomUUID() + "', '" + picture.payments.get(0)
                + "', 'uk-fps', 'a', now() - interval '1 h', now() - interval '2 h')");
        isBroken(Invariant.I7);
    }

    @Test
    void i7AMessageThatNobodySendsThoughItsTimeIsNotOver() throws Exception {
        String insert = "insert into outbox values ('%s', '" + picture.payments.get(0)
                + "', 'uk-fps', 'a', now() + interval '8 min', now() - interval '%d s')";
        picture.sql(insert.formatted(UUID.randomUUID(), 30));
        assertEquals(List.of(), picture.says(Invariant.I7));
        picture.sql(insert.formatted(UUID.randomUUID(), 90));
        isBroken(Invariant.I7);
    }

    @Test
    void i8AnAnswerThatIsNowhere() throws Exception {
        picture.payment("settled", "received", "queued", "submitted", "settled");
        picture.answered(4, Picture.ANSWER, true);
        isBroken(Invariant.I8);
        picture.received(Picture.ANSWER);
        assertEquals(List.of(), picture.says(Invariant.I8));
    }

    @Test
    void i8AMessageOfAWrongKindThatIsNotParked() throws Exception {
        picture.payment("settled", "received", "queued", "submitted", "settled");
        picture.answered(4, Picture.ANSWER, false);
        isBroken(Invariant.I8);
    }

    @Test
    void i9AnotherAnswerToTheSameKey() throws Exception {
        ClientAnswer good = picture.answers.getFirst();
        picture.answers.add(
                new ClientAnswer(good.asked(), good.answered(), good.kind(), 0, good.key(), 202, good.payment(), "00"));
        isBroken(Invariant.I9);
    }

    @Test
    void i10AStateThatTheAuditDoesNotKnow() throws Exception {
        picture.payment("settled", "received", "queued", "submitted");
        isBroken(Invariant.I10);
    }

    @Test
    void i10AWayThatNoStateTakes() throws Exception {
        picture.payment("settled", "received", "queued", "submitted", "rejected", "settled");
        isBroken(Invariant.I10);
    }

    @Test
    void i11AnAccountOrASecretInALog() throws Exception {
        Files.writeString(logs.resolve("node-a.log"), "paying GB29NWBK60161331926819 now\n");
        isBroken(Invariant.I11);
        Files.writeString(logs.resolve("node-a.log"), "login with a-password-of-24-letters\n");
        isBroken(Invariant.I11);
        Files.writeString(logs.resolve("node-a.log"), "paying GB29…6819 now\n");
        assertEquals(List.of(), picture.says(Invariant.I11));
    }

    @Test
    void i12APaymentWithoutAnEnd() throws Exception {
        picture.payment("submitted", "received", "queued", "submitted");
        isBroken(Invariant.I12);
    }

    @Test
    void i12APaymentOfTheLoadThatTheSchemeSettledAndWeDidNot() throws Exception {
        picture.payment("unresolved", "received", "queued", "submitted", "unresolved");
        picture.booked(4, Outcome.SETTLED);
        isBroken(Invariant.I12);
    }

    @Test
    void i13AStrangerWhoIsAnswered() throws Exception {
        picture.strangers.put("/v1/payments/" + picture.payments.getFirst() + "/timeline", 200);
        isBroken(Invariant.I13);
    }

    @Test
    void i14AMessageThatTheSchemeRefuses() throws Exception {
        Files.writeString(logs.resolve("simulator.log"), "WARNING: uk-fps: message M1 refused: no signature\n");
        isBroken(Invariant.I14);
    }
}
