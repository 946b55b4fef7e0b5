package io.railhead.rules;

import io.railhead.message.Definition;
import io.railhead.message.Header;
import io.railhead.payment.Agent;
import io.railhead.payment.Agent.Bic;
import io.railhead.payment.Agent.ClearingMember;
import io.railhead.rules.Judged.ACreditTransfer;
import io.railhead.rules.Judged.ADocument;
import io.railhead.rules.Judged.AMessageReject;
import io.railhead.rules.Judged.AStatusReport;
import io.railhead.rules.Judged.ATransfer;
import io.railhead.scheme.Field;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a business application header must say about the document it goes with. */
final class HeaderChecks {
    private static final int SHORT_BIC = 8;
    private static final String HEAD_OFFICE = "XXX";

    private HeaderChecks() {}

    /**
     * A header with what it is compared to.
     *
     * @param messageId the document's own message id, or null where its kind has none
     */
    record Headed(
            Header header,
            Definition document,
            @Nullable String messageId,
            @Nullable Agent from,
            @Nullable Agent to) {
        static Headed of(Judged judged) {
            return switch (judged) {
                case ACreditTransfer(var message, var document, var transactions) ->
                    new Headed(
                            message.header(),
                            document,
                            message.ids().messageId(),
                            message.instructingAgent(),
                            message.instructedAgent());
                case AStatusReport(var header, var document, var report, var expected) ->
                    new Headed(header, document, report.messageId(), expected.from(), expected.to());
                case AMessageReject(var header, var document, var reject, var expected) ->
                    new Headed(header, document, null, expected.from(), expected.to());
                case ADocument none ->
                    throw new IllegalStateException("the loader keeps this check away from documents");
                case ATransfer none -> throw new IllegalStateException("a transfer has no header yet");
            };
        }
    }

    static void messageId(Headed headed, Scene scene) {
        scene.breachIf(
                headed.messageId() != null
                        && !headed.messageId().equals(headed.header().businessMessageId()),
                Field.HEADER_MESSAGE_ID);
    }

    /** The header names the document's definition, and it is a version that this scheme speaks. */
    static void definition(Headed headed, Scene scene) {
        scene.breachIf(
                !headed.header().definition().equals(headed.document())
                        || !scene.pack().takes(headed.document()),
                Field.HEADER_DEFINITION);
    }

    static void parties(Headed headed, Scene scene) {
        scene.breachIf(
                headed.from() != null && !same(headed.from(), headed.header().from()), Field.HEADER_FROM);
        scene.breachIf(headed.to() != null && !same(headed.to(), headed.header().to()), Field.HEADER_TO);
    }

    static void businessService(Headed headed, Scene scene) {
        scene.breachIf(
                !Objects.equals(
                        scene.pack().messages().businessService(),
                        headed.header().businessService()),
                Field.HEADER_BUSINESS_SERVICE);
    }

    static void time(Headed headed, Scene scene) {
        Duration age = Duration.between(headed.header().creationTime().toInstant(), scene.now());
        boolean tooOld = age.compareTo(scene.duration("maximumAge")) > 0;
        boolean tooEarly = age.negated().compareTo(scene.duration("maximumLead")) > 0;
        scene.breachIf(tooOld || tooEarly, Field.HEADER_CREATION_TIME);
    }

    static void copyFlag(Headed headed, Scene scene) {
        scene.breachIf(headed.header().copyDuplicate() != null, Field.HEADER_COPY_FLAG);
    }

    /** A BIC of eight characters is the head office, which the long form writes XXX. */
    private static boolean same(Agent one, Agent other) {
        return switch (one) {
            case Bic bic -> other instanceof Bic second && full(bic).equals(full(second));
            case ClearingMember member -> member.equals(other);
        };
    }

    private static String full(Bic bic) {
        return bic.code().length() == SHORT_BIC ? bic.code() + HEAD_OFFICE : bic.code();
    }
}
