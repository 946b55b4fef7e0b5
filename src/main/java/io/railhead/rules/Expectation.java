package io.railhead.rules;

import io.railhead.message.Definition;
import io.railhead.payment.Agent;
import io.railhead.payment.TransferIds;
import org.jspecify.annotations.Nullable;

/**
 * What we know an answer must look like. Null parts are not compared, so the same rules serve before and after the
 * answer has found its payment.
 *
 * @param from who speaks on this link
 * @param to who we are on it
 * @param answered the definition of our message
 * @param ids the names under which our transfer travelled
 * @param endToEndId the payer's reference of it
 */
public record Expectation(
        @Nullable Agent from,
        @Nullable Agent to,
        @Nullable Definition answered,
        @Nullable TransferIds ids,
        @Nullable String endToEndId) {
    /** Nothing is known. */
    public static final Expectation NONE = new Expectation(null, null, null, null, null);

    /** Before the answer has found its payment: who may speak to whom on the link. */
    public static Expectation ofLink(Agent from, Agent to) {
        return new Expectation(from, to, null, null, null);
    }

    /** After it has: the payment it claims to answer. */
    public Expectation about(Definition answeredDefinition, TransferIds transferIds, String payersReference) {
        return new Expectation(from, to, answeredDefinition, transferIds, payersReference);
    }
}
