package io.railhead.intake.file;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Acceptance.Origin;
import io.railhead.intake.Vetting;
import io.railhead.intake.Vetting.Chosen;
import io.railhead.intake.Vetting.Fine;
import io.railhead.intake.Vetting.Result;
import io.railhead.message.InitiatedTransfer;
import io.railhead.message.Reason;
import io.railhead.payment.Currency;
import io.railhead.payment.Instruction;
import io.railhead.payment.Invalid;
import io.railhead.payment.Money;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import io.railhead.payment.Warning;
import io.railhead.scheme.Field;
import io.railhead.scheme.Pack;
import io.railhead.store.FileIds;
import io.railhead.store.RefusedItem;
import io.railhead.store.StoredFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes each transfer of a file a payment that asks to be taken in, or says why not. The moment that counts is
 * that of the file's arrival, so a second reading on another day judges as the first did. Thread-safe.
 */
final class Items {
    /** Stated where the customer wants a piece of paper and no transfer at all. */
    private static final String CHEQUE = "ChqInstr";

    /** What an item is told whose UETR came before; a new one of ours would not be what its customer looks for. */
    static final Reason UETR_USED = new Reason(
            "DU03",
            false,
            "Its UETR is another payment's of this scheme already. Give every payment a UETR of its own.");

    private final Vetting vetting;

    Items(Vetting vetting) {
        this.vetting = vetting;
    }

    /** What an item comes to. */
    sealed interface Judged {
        record Good(Acceptance acceptance) implements Judged {}

        record Bad(RefusedItem item) implements Judged {}
    }

    Judged judge(StoredFile file, Channel channel, BlockTerms terms, InitiatedTransfer stated) {
        return switch (terms) {
            case BlockTerms.Refused refused -> bad(file, refused.block(), stated, refused.reason());
            case BlockTerms.Usable usable -> {
                try {
                    yield new Judged.Good(acceptance(file, channel, usable, stated));
                } catch (Unusable unusable) {
                    yield bad(file, usable.block(), stated, unusable.reason());
                }
            }
        };
    }

    static Judged bad(StoredFile file, int block, InitiatedTransfer stated, Reason reason) {
        return new Judged.Bad(new RefusedItem(
                FileIds.item(file.id(), stated.index()),
                block,
                stated.index(),
                stated.instructionId(),
                stated.endToEndId(),
                stated.amount(),
                stated.currency(),
                reason));
    }

    private Acceptance acceptance(StoredFile file, Channel channel, BlockTerms.Usable terms, InitiatedTransfer stated) {
        Instruction asked = instruction(terms, stated);
        Chosen chosen = passed(vetting.choose(asked));
        List<Warning> warnings = new ArrayList<>(terms.warnings());
        stated.notCarried().forEach(name -> warnings.add(BlockTerms.notCarried(name)));
        Instruction dated = dated(asked, chosen.pack(), channel, file, warnings);
        UUID id = FileIds.item(file.id(), stated.index());
        Fine fine = passed(vetting.judge(new PaymentId(id), dated, chosen.pack(), channel.caller(), file.receivedAt()));
        warnings.addAll(0, fine.warnings());
        Acceptance acceptance = Vetting.acceptance(
                channel.caller(),
                chosen,
                new Fine(fine.transfer(), warnings, fine.postponedTo()),
                new Origin.Item(file.id(), terms.block(), stated.index(), stated.instructionId()),
                file.id(),
                file.receivedAt());
        return new Acceptance(
                acceptance.payment().under(uetr(stated.uetr())),
                acceptance.origin(),
                acceptance.postponedTo(),
                acceptance.facts());
    }

    private static @Nullable Uetr uetr(@Nullable String stated) {
        try {
            return stated == null ? null : Uetr.parse(stated);
        } catch (Invalid invalid) {
            throw new Unusable("NARR", "The UETR has to be a version 4 UUID in lower case.");
        }
    }

    static Instruction instruction(BlockTerms.Usable terms, InitiatedTransfer stated) {
        if (stated.notCarried().contains(CHEQUE)) {
            throw new Unusable("AG03", "A cheque is asked for; only credit transfers are carried out.");
        }
        return new Instruction(
                amount(stated.currency(), stated.amount()),
                terms.debtor(),
                Parties.creditor(stated.creditor(), stated.creditorAccount(), stated.creditorAgent()),
                stated.endToEndId(),
                stated.remittanceText(),
                terms.scheme(),
                terms.executionDate());
    }

    private static Money amount(@Nullable String currency, @Nullable String amount) {
        if (currency == null || amount == null) {
            throw new Unusable("AM12", "The amount has to be stated as InstdAmt, in the currency of the transfer.");
        }
        Currency known = Unusable.checked(Field.CURRENCY, () -> Currency.of(currency));
        return Unusable.checked(Field.AMOUNT, () -> {
            Money money = Money.parse(known, amount);
            if (!money.isPositive()) {
                throw new Invalid(Invalid.Flaw.AMOUNT_NOT_POSITIVE, "an amount is more than zero");
            }
            return money;
        });
    }

    private static Instruction dated(
            Instruction asked, Pack pack, Channel channel, StoredFile file, List<Warning> warnings) {
        LocalDate day = asked.executionDate();
        boolean over = day != null && day.isBefore(pack.settlement().dayOf(file.receivedAt()));
        return switch (channel.pastDates()) {
            // Vetting says no to a day that is over.
            case REFUSE -> asked;
            case TODAY -> {
                if (over) {
                    warnings.add(new Warning(
                            "DAY-MOVED",
                            "/executionDate",
                            "The execution date was over; the payment was moved to the day the file came."));
                }
                yield over ? withoutDate(asked) : asked;
            }
        };
    }

    private static Instruction withoutDate(Instruction asked) {
        return new Instruction(
                asked.amount(),
                asked.debtor(),
                asked.creditor(),
                asked.endToEndId(),
                asked.reference(),
                asked.scheme(),
                null);
    }

    private static <T> T passed(Result<T> result) {
        return switch (result) {
            case Result.Passed<T>(var value) -> value;
            case Result.Failed<T>(var refusal) -> throw new Unusable(IsoReasons.of(refusal));
        };
    }
}
