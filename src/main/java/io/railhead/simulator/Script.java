package io.railhead.simulator;

import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import io.railhead.simulator.Answers.Word;
import io.railhead.simulator.Notary.Seal;
import io.railhead.simulator.PlannedAnswer.JmsType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Turns a behaviour into what is booked and what is answered, in order. */
final class Script {
    private static final Duration AFTER_DEADLINE = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    private static final String DUPLICATE = "AM05";
    private static final String GARBAGE = "Good morning. This is not XML & never was.";

    /** What happens with one payment. */
    record Plan(Outcome outcome, List<PlannedAnswer> answers) {}

    private final Answers answers;
    private final String finalPositive;
    private final Duration deadline;

    /**
     * @param finalPositive the status by which this scheme says that a payment is final
     * @param deadline of the scheme, counted from receipt here
     */
    Script(Answers answers, String finalPositive, Duration deadline) {
        this.answers = answers;
        this.finalPositive = finalPositive;
        this.deadline = deadline;
    }

    Plan play(Behaviour behaviour, PaymentRequest request, String reference) {
        return switch (behaviour.kind()) {
            case SETTLE -> settled(PlannedAnswer.now(positive(request, reference)));
            case REJECT -> rejected(now(request, Word.rejected(behaviour.codeOr("AC03")), reference));
            case UNKNOWN ->
                rejected(now(request, new Word("RJCT", "NARR", "the simulator knows no such behaviour"), reference));
            case SILENT -> rejected();
            case DELAY -> settled(PlannedAnswer.after(seconds(behaviour), positive(request, reference)));
            case LATE -> settled(PlannedAnswer.after(deadline.plus(AFTER_DEADLINE), positive(request, reference)));
            case DUPLICATE_REFUSAL -> settled(now(request, Word.rejected(behaviour.codeOr(DUPLICATE)), reference));
            case NO_BOOKING_REJECT ->
                new Plan(
                        Outcome.UNBOOKED, List.of(now(request, Word.rejected(behaviour.codeOr(DUPLICATE)), reference)));
            case ADMI -> rejected(admi(request, behaviour.codeOr("FF01"), "the message cannot be processed"));
            case ADMI_DUPLICATE -> settled(admi(request, behaviour.codeOr(DUPLICATE), "the message id is not unique"));
            case TWICE -> followedBy((letter, first) -> first, request, reference);
            case NEW_HEADER ->
                followedBy(
                        (letter, first) ->
                                answers.seal(letter.created(letter.created().plusSeconds(1))),
                        request,
                        reference);
            case OTHER_DOCUMENT ->
                followedBy(
                        (letter, first) -> answers.seal(
                                answers.statusReport(letter.messageId(), request, Word.rejected("AC04"), reference)),
                        request,
                        reference);
            case BAD_SIGNATURE -> settled(sealed(request, reference, Seal.BROKEN));
            case WRONG_KEY -> settled(sealed(request, reference, Seal.STRANGER));
            case UNSIGNED_HEADER -> settled(sealed(request, reference, Seal.WITHOUT_HEADER));
            case WRONG_PARTY -> settled(wrongParty(request, reference));
            case NEGATIVE_AFTER_POSITIVE ->
                settled(
                        PlannedAnswer.now(positive(request, reference)),
                        now(request, Word.rejected(behaviour.codeOr("AC03")), reference));
            case POSITIVE_AFTER_NEGATIVE ->
                rejected(
                        now(request, Word.rejected(behaviour.codeOr("AC03")), reference),
                        PlannedAnswer.now(positive(request, reference)));
            case AGREED ->
                settled(now(request, Word.of("ACTC"), reference), PlannedAnswer.now(positive(request, reference)));
            case INFORMED ->
                settled(now(request, Word.of("ACSP"), reference), PlannedAnswer.now(positive(request, reference)));
            case UNKNOWN_PAYMENT ->
                after(right -> now(nobodys(request), Word.of(finalPositive), reference), request, reference);
            case UNKNOWN_MESSAGE ->
                after(right -> PlannedAnswer.now(answers.seal(answers.somethingElse())), request, reference);
            case OBJECT_MESSAGE ->
                after(right -> new PlannedAnswer(Duration.ZERO, right, JmsType.OBJECT), request, reference);
            case TEXT_MESSAGE ->
                after(right -> new PlannedAnswer(Duration.ZERO, right, JmsType.TEXT), request, reference);
            case GARBAGE -> after(right -> PlannedAnswer.now(Xml.utf8(GARBAGE)), request, reference);
            case DOCTYPE -> after(right -> PlannedAnswer.now(withDoctype(right)), request, reference);
        };
    }

    /** A payment whose ids are taken by another one. */
    PlannedAnswer clash(PaymentRequest request) {
        Word word = new Word("RJCT", DUPLICATE, "the ids belong to another payment");
        return PlannedAnswer.now(answers.seal(answers.statusReport(request, word, null)));
    }

    /** A payment that this scheme does not take, whatever it asks for. */
    Plan refuse(PaymentRequest request, String code, String reference) {
        return rejected(now(request, Word.rejected(code), reference));
    }

    /** The right answer, and then another message made of it. */
    private Plan followedBy(BiFunction<Letter, byte[], byte[]> second, PaymentRequest request, String reference) {
        Letter letter = answers.statusReport(request, Word.of(finalPositive), reference);
        byte[] first = answers.seal(letter);
        return settled(PlannedAnswer.now(first), PlannedAnswer.now(second.apply(letter, first)));
    }

    /** Something that nobody should act upon, and then the right answer. */
    private Plan after(Function<byte[], PlannedAnswer> nuisance, PaymentRequest request, String reference) {
        byte[] right = positive(request, reference);
        return settled(nuisance.apply(right), PlannedAnswer.now(right));
    }

    private byte[] positive(PaymentRequest request, String reference) {
        return answers.seal(answers.statusReport(request, Word.of(finalPositive), reference));
    }

    private PlannedAnswer now(PaymentRequest request, Word word, String reference) {
        return PlannedAnswer.now(answers.seal(answers.statusReport(request, word, reference)));
    }

    private PlannedAnswer sealed(PaymentRequest request, String reference, Seal seal) {
        return PlannedAnswer.now(answers.seal(answers.statusReport(request, Word.of(finalPositive), reference), seal));
    }

    private PlannedAnswer wrongParty(PaymentRequest request, String reference) {
        Letter letter = answers.statusReport(request, Word.of(finalPositive), reference);
        return PlannedAnswer.now(answers.seal(letter.from("ZZZZGB2LXXX")));
    }

    private PlannedAnswer admi(PaymentRequest request, String code, String text) {
        return PlannedAnswer.now(answers.seal(answers.reject(request.messageId(), code, text)));
    }

    private static PaymentRequest nobodys(PaymentRequest request) {
        String id = PaymentId.next().compact();
        return request.withIds("M" + id, "I" + id, "T" + id, Uetr.random().toString());
    }

    private static byte[] withDoctype(byte[] message) {
        return Xml.utf8("<!DOCTYPE BizMsgEnvlp [<!ENTITY host SYSTEM \"file:///etc/hostname\">]>"
                + new String(message, StandardCharsets.UTF_8));
    }

    private static Duration seconds(Behaviour behaviour) {
        String text = behaviour.codeOr("8");
        Duration wanted = text.chars().allMatch(Character::isDigit) && text.length() < 7
                ? Duration.ofSeconds(Integer.parseInt(text))
                : Duration.ofSeconds(8);
        return wanted.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wanted;
    }

    private static Plan settled(PlannedAnswer... answers) {
        return new Plan(Outcome.SETTLED, List.of(answers));
    }

    private static Plan rejected(PlannedAnswer... answers) {
        return new Plan(Outcome.REJECTED, List.of(answers));
    }
}
