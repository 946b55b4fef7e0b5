package io.railhead.rules;

import io.railhead.message.CreditTransferMessage;
import io.railhead.rules.Judged.ACreditTransfer;
import io.railhead.scheme.Field;
import java.time.Duration;
import java.util.Objects;

/** What a credit transfer message must say beside the payment itself; the pack holds the values. */
final class MessageChecks {
    private MessageChecks() {}

    static void singleTransaction(ACreditTransfer leaving, Scene scene) {
        scene.breachIf(leaving.transactions() != 1, Field.NUMBER_OF_TRANSACTIONS);
    }

    static void settlementMethod(ACreditTransfer leaving, Scene scene) {
        String wanted = scene.pack().settlement().method();
        scene.breachIf(!wanted.equals(leaving.message().terms().settlementMethod()), Field.SETTLEMENT_METHOD);
    }

    static void clearingSystem(ACreditTransfer leaving, Scene scene) {
        CreditTransferMessage.Terms wanted = scene.pack().messageTerms();
        CreditTransferMessage.Terms written = leaving.message().terms();
        scene.breachIf(
                !Objects.equals(wanted.clearingSystem(), written.clearingSystem())
                        || wanted.clearingSystemProprietary() != written.clearingSystemProprietary(),
                Field.CLEARING_SYSTEM);
    }

    /** Not before the scheme's day of the message's creation: the past cannot settle. */
    static void settlementDate(ACreditTransfer leaving, Scene scene) {
        CreditTransferMessage message = leaving.message();
        scene.breachIf(
                message.settlementDate()
                        .isBefore(scene.pack()
                                .settlement()
                                .dayOf(message.creationTime().toInstant())),
                Field.SETTLEMENT_DATE);
    }

    static void serviceLevel(ACreditTransfer leaving, Scene scene) {
        String wanted = scene.pack().coded().serviceLevel();
        scene.breachIf(!Objects.equals(wanted, leaving.message().terms().serviceLevel()), Field.SERVICE_LEVEL);
    }

    static void localInstrument(ACreditTransfer leaving, Scene scene) {
        CreditTransferMessage.Terms wanted = scene.pack().messageTerms();
        CreditTransferMessage.Terms written = leaving.message().terms();
        scene.breachIf(
                !Objects.equals(wanted.localInstrument(), written.localInstrument())
                        || wanted.localInstrumentProprietary() != written.localInstrumentProprietary(),
                Field.LOCAL_INSTRUMENT);
    }

    static void chargeBearer(ACreditTransfer leaving, Scene scene) {
        String wanted = scene.pack().coded().chargeBearer();
        scene.breachIf(!wanted.equals(leaving.message().terms().chargeBearer()), Field.CHARGE_BEARER);
    }

    /**
     * Present, not later than the message's creation (which may be written in whole seconds), and not so old that the
     * clock has run out already.
     */
    static void acceptanceTime(ACreditTransfer leaving, Scene scene) {
        CreditTransferMessage message = leaving.message();
        if (message.acceptanceTime() == null) {
            scene.breach(Field.ACCEPTANCE_TIME);
            return;
        }
        Duration age = Duration.between(message.acceptanceTime(), message.creationTime());
        scene.breachIf(
                age.plusSeconds(1).isNegative() || age.compareTo(scene.duration("maximumAge")) > 0,
                Field.ACCEPTANCE_TIME);
    }
}
