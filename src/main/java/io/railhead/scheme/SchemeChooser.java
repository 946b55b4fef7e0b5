package io.railhead.scheme;

import io.railhead.payment.Account;
import io.railhead.payment.Instruction;
import io.railhead.scheme.Choice.Chosen;
import io.railhead.scheme.Choice.NoScheme;
import java.util.ArrayList;
import java.util.List;

/** Finds the pack for an instruction: the one the caller names, or the one that takes its currency and accounts. */
public final class SchemeChooser {
    private static final String RULE = "scheme-choice";

    private SchemeChooser() {}

    /** Never throws for what a caller wrote. */
    public static Choice choose(Instruction instruction, Packs packs) {
        String asked = instruction.scheme();
        return asked != null ? asAsked(asked, instruction, packs) : byForm(instruction, packs);
    }

    private static Choice asAsked(String name, Instruction instruction, Packs packs) {
        Pack pack = packs.find(name);
        if (pack == null && packs.scheme(name) != null) {
            return none(Field.SCHEME, "This scheme is here for checking messages alone; name one to send over.");
        }
        if (pack == null) {
            return none(Field.SCHEME, "No scheme of this name is set up here; " + packs.suggestion(name));
        }
        List<Finding> misfits = new ArrayList<>();
        if (!takesCurrency(pack, instruction)) {
            misfits.add(Finding.error(
                    RULE,
                    Field.CURRENCY,
                    "%s takes %s only.".formatted(name, pack.amounts().currency())));
        }
        misfits.addAll(accountMisfits(pack, instruction));
        return misfits.isEmpty() ? new Chosen(pack, "The caller asked for " + name + ".") : new NoScheme(misfits);
    }

    private static Choice byForm(Instruction instruction, Packs packs) {
        List<Pack> ofCurrency = packs.all().stream()
                .filter(pack -> takesCurrency(pack, instruction))
                .toList();
        if (ofCurrency.isEmpty()) {
            return none(Field.CURRENCY, "No scheme here takes this currency.");
        }
        List<Pack> fitting = ofCurrency.stream()
                .filter(pack -> accountMisfits(pack, instruction).isEmpty())
                .toList();
        if (fitting.isEmpty()) {
            return new NoScheme(ofCurrency.stream()
                    .flatMap(pack -> accountMisfits(pack, instruction).stream())
                    .toList());
        }
        int highest = fitting.stream().mapToInt(Pack::preference).max().getAsInt();
        List<Pack> best =
                fitting.stream().filter(pack -> pack.preference() == highest).toList();
        return best.size() == 1 ? chosen(best.getFirst(), fitting.size()) : ambiguous(best);
    }

    private static Choice chosen(Pack pack, int fitting) {
        return new Chosen(
                pack,
                "%s was chosen: it takes %s, and both ends have %s%s."
                        .formatted(
                                pack.name(),
                                pack.amounts().currency(),
                                pack.accountForm().label(),
                                fitting > 1 ? "; it is preferred among " + fitting : ""));
    }

    private static Choice ambiguous(List<Pack> best) {
        String names = String.join(", ", best.stream().map(Pack::name).toList());
        return none(Field.SCHEME, "More than one scheme could take this payment; name one of: " + names + ".");
    }

    private static boolean takesCurrency(Pack pack, Instruction instruction) {
        return pack.amounts().currency().equals(instruction.amount().currency());
    }

    private static List<Finding> accountMisfits(Pack pack, Instruction instruction) {
        List<Finding> misfits = new ArrayList<>();
        checkForm(pack, Field.DEBTOR_ACCOUNT, instruction.debtor().account(), misfits);
        checkForm(pack, Field.CREDITOR_ACCOUNT, instruction.creditor().account(), misfits);
        return misfits;
    }

    private static void checkForm(Pack pack, Field field, Account account, List<Finding> misfits) {
        if (pack.accountForm().inForm(account) == null) {
            misfits.add(Finding.error(
                    RULE,
                    field,
                    "%s needs %s; %s has another form."
                            .formatted(pack.name(), pack.accountForm().label(), field.label())));
        }
    }

    private static NoScheme none(Field field, String sentence) {
        return new NoScheme(List.of(Finding.error(RULE, field, sentence)));
    }
}
