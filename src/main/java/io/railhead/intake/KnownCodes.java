package io.railhead.intake;

import io.railhead.payment.Agent;
import io.railhead.payment.Instruction;
import io.railhead.payment.Party;
import io.railhead.payment.PostalAddress;
import io.railhead.reference.Countries;
import io.railhead.reference.ReferenceData;
import io.railhead.scheme.Field;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the codes of an instruction against reference data: a currency that is in use, countries that there are. What
 * has the right form has passed before; whether it means anything is asked here. Thread-safe.
 */
public final class KnownCodes {
    private final ReferenceData reference;
    private final InstantSource clock;

    public KnownCodes(ReferenceData reference, InstantSource clock) {
        this.reference = reference;
        this.clock = clock;
    }

    /** Everything that is not known, with its place. */
    List<Refusal.Wrong> unknown(Instruction instruction) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Refusal.Wrong> unknown = new ArrayList<>();
        String currency = instruction.amount().currency().code();
        if (!reference.currencies(today).inUse(currency, today)) {
            unknown.add(Refusal.Wrong.at(
                    Field.CURRENCY,
                    "CURRENCY-NOT-IN-USE",
                    "This currency is not in use any more, or not yet; pay in one that is."));
        }
        Countries countries = reference.countries(today);
        party(instruction.debtor(), Field.DEBTOR_AGENT, Field.DEBTOR_ADDRESS, countries, today, unknown);
        party(instruction.creditor(), Field.CREDITOR_AGENT, Field.CREDITOR_ADDRESS, countries, today, unknown);
        return unknown;
    }

    private static void party(
            Party party,
            Field agent,
            Field address,
            Countries countries,
            LocalDate today,
            List<Refusal.Wrong> unknown) {
        if (party.agent() instanceof Agent.Bic bic && !countries.has(bic.country(), today)) {
            unknown.add(wrong(
                    agent,
                    "/bic",
                    "BIC-COUNTRY-UNKNOWN",
                    "The fifth and sixth characters of a BIC name its country, and there is none of these letters."));
        }
        PostalAddress lives = party.address();
        String country = lives == null ? null : lives.country();
        if (country != null && !countries.has(country, today)) {
            unknown.add(wrong(
                    address,
                    "/country",
                    "COUNTRY-UNKNOWN",
                    "There is no country of these letters; use the two of ISO 3166, like GB."));
        }
    }

    private static Refusal.Wrong wrong(Field field, String below, String code, String text) {
        @Nullable String pointer = field.pointer();
        return new Refusal.Wrong(pointer == null ? null : pointer + below, field.isoPath(), code, text);
    }
}
