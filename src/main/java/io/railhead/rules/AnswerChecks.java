package io.railhead.rules;

import io.railhead.message.OriginalReference;
import io.railhead.payment.TransferIds;
import io.railhead.rules.Judged.AMessageReject;
import io.railhead.rules.Judged.AStatusReport;
import io.railhead.scheme.Field;
import org.jspecify.annotations.Nullable;

/** What an answer must say, and how it must name what it answers. */
final class AnswerChecks {
    private static final String REJECTED = "RJCT";

    private AnswerChecks() {}

    static void rejectionReason(AStatusReport answer, Scene scene) {
        scene.breachIf(isRejection(answer) && answer.report().reason() == null, Field.STATUS_REASON);
    }

    static void rejectionWithoutSettlementDate(AStatusReport answer, Scene scene) {
        scene.breachIf(isRejection(answer) && answer.report().settlementDate() != null, Field.STATUS_SETTLEMENT_DATE);
    }

    static void reasonKnown(AStatusReport answer, Scene scene) {
        scene.breachIf(
                answer.report().reason() != null
                        && scene.pack().reasonCode(answer.report().reason().code()) == null,
                Field.STATUS_REASON);
    }

    /** Enough to find our message: its id, or one of the transaction's own names. */
    static void originalNamed(AStatusReport answer, Scene scene) {
        OriginalReference original = answer.report().original();
        scene.breachIf(
                original.messageId() == null && original.transactionId() == null && original.uetr() == null,
                Field.ORIGINAL_IDS);
    }

    /** Every id they quote is ours; what they leave out proves nothing. */
    static void originalMatches(AStatusReport answer, Scene scene) {
        OriginalReference quoted = answer.report().original();
        Expectation expected = answer.expectation();
        TransferIds ids = expected.ids();
        boolean message = ids == null || agrees(quoted.messageId(), ids.messageId());
        boolean name = expected.answered() == null
                || agrees(quoted.messageName(), expected.answered().name())
                || agrees(quoted.messageName(), expected.answered().message());
        boolean transaction = ids == null
                || (agrees(quoted.instructionId(), ids.instructionId())
                        && agrees(quoted.transactionId(), ids.transactionId())
                        && agrees(quoted.uetr(), ids.uetr().toString()));
        boolean payers = expected.endToEndId() == null || agrees(quoted.endToEndId(), expected.endToEndId());
        scene.breachIf(!message || !name, Field.ORIGINAL_MESSAGE);
        scene.breachIf(!transaction || !payers, Field.ORIGINAL_IDS);
    }

    static void rejectReference(AMessageReject answer, Scene scene) {
        TransferIds ids = answer.expectation().ids();
        scene.breachIf(ids != null && !ids.messageId().equals(answer.reject().reference()), Field.REJECT_REFERENCE);
    }

    private static boolean isRejection(AStatusReport answer) {
        return answer.report().status().code().equals(REJECTED);
    }

    private static boolean agrees(@Nullable String quoted, String ours) {
        return quoted == null || quoted.equals(ours);
    }
}
