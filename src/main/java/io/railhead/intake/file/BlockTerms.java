package io.railhead.intake.file;

import io.railhead.message.PaymentBlock;
import io.railhead.message.Reason;
import io.railhead.payment.Party;
import io.railhead.payment.Warning;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all items of a block have in common, read once: who pays, and when. Or why none of them can be a payment.
 */
sealed interface BlockTerms {
    int block();

    /**
     * @param executionDate null for as soon as may be
     * @param scheme asked for, or null
     * @param warnings what the block states and the payments will not carry
     */
    record Usable(
            int block,
            Party debtor,
            @Nullable LocalDate executionDate,
            @Nullable String scheme,
            List<Warning> warnings) implements BlockTerms {
        public Usable {
            warnings = List.copyOf(warnings);
        }
    }

    record Refused(int block, Reason reason) implements BlockTerms {}

    /** Says nothing about a payment: how the customer wants his own account booked. */
    Set<String> WITHOUT_EFFECT = Set.of("BtchBookg");

    /** The charges as instant schemes have them, whether said so or not. */
    Set<String> USUAL_CHARGES = Set.of("SLEV", "SHAR");

    /** @param refusal what the check of the whole file found wrong with the block, or null */
    static BlockTerms of(PaymentBlock stated, @Nullable Reason refusal) {
        if (refusal != null) {
            return new Refused(stated.index(), refusal);
        }
        try {
            Party debtor = Parties.debtor(stated.debtor(), stated.debtorAccount(), stated.debtorAgent());
            return new Usable(stated.index(), debtor, day(stated.requestedExecutionDate()), null, warnings(stated));
        } catch (Unusable unusable) {
            return new Refused(stated.index(), unusable.reason());
        }
    }

    /** The day of a date, or of a date and time; instant schemes carry out the earlier hour of a day as well. */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException wrong) {
            throw new Unusable("DT01", "The execution date is not a day of the calendar.");
        }
    }

    private static List<Warning> warnings(PaymentBlock stated) {
        List<Warning> warnings = new ArrayList<>();
        String charges = stated.chargeBearer();
        if (charges != null && !USUAL_CHARGES.contains(charges)) {
            warnings.add(new Warning(
                    "CHARGES-SHARED", "ChrgBr", "The file asks for other charges (ChrgBr); the scheme shares them."));
        }
        for (String name : stated.notCarried()) {
            if (!WITHOUT_EFFECT.contains(name)) {
                warnings.add(notCarried(name));
            }
        }
        return warnings;
    }

    static Warning notCarried(String isoName) {
        return new Warning("NOT-CARRIED", isoName, "The file states " + isoName + ", which is not carried on.");
    }
}
