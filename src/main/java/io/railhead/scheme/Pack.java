package io.railhead.scheme;

import io.railhead.lifecycle.Meaning;
import io.railhead.lifecycle.Terms;
import io.railhead.message.CreditTransferMessage;
import io.railhead.message.Definition;
import io.railhead.message.MessageKind;
import io.railhead.message.MessageReject;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.payment.Agent;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that differs between the schemes that we send over, read from a folder {@code config/schemes/NAME/}. Immutable, safe for all
 * threads.
 *
 * @param name the folder's name, by which callers and links refer to it
 * @param csmProfile which clearing's dialect of the scheme this is
 * @param preference among packs that all fit an instruction the highest is taken
 * @param rules what {@code rules.Judge} checks, in the order of the file
 * @param digest SHA-256 over the files the pack was read from, lower-case hex
 */
public record Pack(
        String name,
        String title,
        String csmProfile,
        int preference,
        Messages messages,
        SettlementRule settlement,
        Coded coded,
        Clocks clocks,
        Terms.OnSilence onSilence,
        Amounts amounts,
        AccountForm accountForm,
        AgentRule agents,
        Texts texts,
        Meanings meanings,
        Map<String, ReasonCode> reasonCodes,
        List<Rule> rules,
        String digest)
        implements Scheme {
    public Pack {
        reasonCodes = Map.copyOf(reasonCodes);
        rules = List.copyOf(rules);
    }

    /**
     * Which definitions travel.
     *
     * @param envelope what wraps header and document
     * @param versions the usual version of each message
     * @param generations other versions, which are taken as well
     * @param businessService what the header names as usage guideline, or null
     */
    public record Messages(
            Definition envelope,
            Definition header,
            Map<MessageKind, Definition> versions,
            List<Generation> generations,
            @Nullable String businessService) {
        public Messages {
            versions = Map.copyOf(versions);
            generations = List.copyOf(generations);
        }
    }

    /** The coded elements that the scheme fixes in every credit transfer; null where it uses none. */
    public record Coded(
            @Nullable String serviceLevel,
            @Nullable String localInstrument,
            boolean localInstrumentProprietary,
            String chargeBearer) {}

    /** What one payment may be worth, both ends included. */
    public record Amounts(Currency currency, Money minimum, Money maximum) {}

    /** The usual version of a message in this scheme, or null when it does not know the message. */
    public @Nullable Definition definition(MessageKind kind) {
        return messages.versions().get(kind);
    }

    /** The version of a message to send to a counterparty on a day of the scheme's; null when it does not know the message. */
    public @Nullable Definition definition(MessageKind kind, LocalDate day, Agent to) {
        Definition other = Generation.toSend(messages.generations(), kind, day, to);
        return other == null ? definition(kind) : other;
    }

    /** Whether messages of this definition are taken, whoever sends them and whenever: one side is always first. */
    public boolean takes(Definition definition) {
        return definition.equals(definition(MessageKind.of(definition)))
                || Generation.have(messages.generations(), definition);
    }

    /** What a transfer runs under, for the lifecycle machine. */
    public Terms terms() {
        return new Terms(onSilence, settlement.kind());
    }

    /** The coded elements of a credit transfer message, for the codec. */
    public CreditTransferMessage.Terms messageTerms() {
        return new CreditTransferMessage.Terms(
                settlement.method(),
                settlement.clearingSystem(),
                settlement.clearingSystemProprietary(),
                coded.serviceLevel(),
                coded.localInstrument(),
                coded.localInstrumentProprietary(),
                coded.chargeBearer());
    }

    /** Whether the message carries the moment the payer's bank took the order: the scheme's clock runs from it. */
    public boolean stampsAcceptanceTime() {
        return clocks.anchor() == Clocks.Anchor.ACCEPTANCE_TIME;
    }

    /** See {@link Clocks#deadlines}. */
    public Deadlines deadlines(Instant claimedAt, @Nullable Instant acceptanceTime) {
        return clocks.deadlines(claimedAt, acceptanceTime);
    }

    /** Until when a payment queued now may wait for its link, or null for ever. */
    public @Nullable Instant expiryOf(Instant queuedAt) {
        return clocks.queuedLifetime() == null ? null : queuedAt.plus(clocks.queuedLifetime());
    }

    /**
     * What a status says.
     *
     * @param answered the message they answer
     * @return null when this pack has no meaning for it: keep it, flag it, park it
     */
    public @Nullable Meaning meaning(
            MessageKind answered, Speaker speaker, StatusCode status, @Nullable Reason reason) {
        Meaning meaning = meanings.of(answered, speaker, status);
        return meaning == Meaning.FINAL_NEGATIVE && reason != null && claimsDuplicate(reason.code())
                ? Meaning.DUPLICATE_CLAIMED
                : meaning;
    }

    /** As {@link #meaning(MessageKind, Speaker, StatusCode, Reason)}, for the definition answered. */
    public @Nullable Meaning meaning(Definition answered, Speaker speaker, StatusCode status, @Nullable Reason reason) {
        return meaning(MessageKind.of(answered), speaker, status, reason);
    }

    /** What it says that a message of ours could not be treated at all. */
    public Meaning meaning(MessageReject reject) {
        return claimsDuplicate(reject.reasonCode()) ? Meaning.DUPLICATE_CLAIMED : meanings.messageReject();
    }

    /** Whether a reason says that they had it before, which our own resend may have caused. */
    public boolean claimsDuplicate(String reasonCode) {
        ReasonCode known = reasonCodes.get(reasonCode);
        return known != null && known.duplicate();
    }

    @Override
    public ZoneId zone() {
        return settlement.zone();
    }

    @Override
    public List<Definition> headers() {
        return List.of(messages.header());
    }

    @Override
    public List<Definition> definitions() {
        return Stream.concat(
                        messages.versions().values().stream(),
                        messages.generations().stream().map(Generation::definition))
                .distinct()
                .sorted(Comparator.comparing(Definition::name))
                .toList();
    }

    @Override
    public List<String> envelopes() {
        return List.of(messages.envelope().namespace());
    }

    @Override
    public String toString() {
        return name;
    }
}
