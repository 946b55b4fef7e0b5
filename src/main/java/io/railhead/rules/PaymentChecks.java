package io.railhead.rules;

import io.railhead.payment.Account;
import io.railhead.payment.Money;
import io.railhead.payment.PostalAddress;
import io.railhead.payment.Transfer;
import io.railhead.scheme.CharacterSet;
import io.railhead.scheme.Field;
import io.railhead.scheme.Pack.Amounts;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a payment itself must be, whether it is only asked for or about to leave. */
final class PaymentChecks {
    private PaymentChecks() {}

    static void currency(Transfer transfer, Scene scene) {
        Amounts amounts = scene.pack().amounts();
        if (!sameCurrency(transfer, amounts)) {
            scene.breach(Field.CURRENCY, amounts.currency());
        }
    }

    static void amountMinimum(Transfer transfer, Scene scene) {
        Amounts amounts = scene.pack().amounts();
        if (sameCurrency(transfer, amounts) && transfer.amount().compareTo(amounts.minimum()) < 0) {
            scene.breach(Field.AMOUNT, amounts.minimum());
        }
    }

    static void amountMaximum(Transfer transfer, Scene scene) {
        Amounts amounts = scene.pack().amounts();
        if (sameCurrency(transfer, amounts) && transfer.amount().compareTo(amounts.maximum()) > 0) {
            scene.breach(Field.AMOUNT, amounts.maximum());
        }
    }

    /** Amounts of another currency are the currency rule's matter; they cannot be compared. */
    private static boolean sameCurrency(Transfer transfer, Amounts amounts) {
        return transfer.amount().currency().equals(amounts.currency());
    }

    /** Decimals that are used: 10.500 of a currency with three is one decimal. */
    static void amountDecimals(Transfer transfer, Scene scene) {
        Money amount = transfer.amount();
        int used = BigDecimal.valueOf(amount.minorUnits(), amount.currency().digits())
                .stripTrailingZeros()
                .scale();
        int maximum = scene.number("maximum");
        if (used > maximum) {
            scene.breach(Field.AMOUNT, maximum);
        }
    }

    static void accountForm(Transfer transfer, Scene scene) {
        accountForm(transfer.debtor().account(), Field.DEBTOR_ACCOUNT, scene);
        accountForm(transfer.creditor().account(), Field.CREDITOR_ACCOUNT, scene);
    }

    private static void accountForm(Account account, Field field, Scene scene) {
        if (!account.equals(scene.pack().accountForm().inForm(account))) {
            scene.breach(field, scene.pack().accountForm().label());
        }
    }

    static void differentAccounts(Transfer transfer, Scene scene) {
        scene.breachIf(transfer.debtor().account().equals(transfer.creditor().account()), Field.CREDITOR_ACCOUNT);
    }

    static void agentsNamed(Transfer transfer, Scene scene) {
        scene.breachIf(transfer.debtor().agent() == null, Field.DEBTOR_AGENT);
        scene.breachIf(transfer.creditor().agent() == null, Field.CREDITOR_AGENT);
    }

    static void structuredAddress(Transfer transfer, Scene scene) {
        structuredAddress(transfer.debtor().address(), Field.DEBTOR_ADDRESS, scene);
        structuredAddress(transfer.creditor().address(), Field.CREDITOR_ADDRESS, scene);
    }

    private static void structuredAddress(@Nullable PostalAddress address, Field field, Scene scene) {
        if (address == null) {
            return;
        }
        int longest = scene.number("maximumLineLength");
        boolean fits = address.isStructured()
                && address.addressLines().size() <= scene.number("maximumLines")
                && address.addressLines().stream().allMatch(line -> length(line) <= longest);
        scene.breachIf(!fits, field);
    }

    static void textLength(Transfer transfer, Scene scene) {
        int maximum = scene.number("maximum");
        forTexts(transfer, scene, (field, text) -> {
            if (length(text) > maximum) {
                scene.breach(field, maximum);
            }
        });
    }

    static void textCharacters(Transfer transfer, Scene scene) {
        CharacterSet characters = scene.characters("characters");
        forTexts(transfer, scene, (field, text) -> scene.breachIf(!characters.accepts(text), field));
    }

    private static void forTexts(Transfer transfer, Scene scene, BiConsumer<Field, String> use) {
        for (Field field : scene.fields("fields")) {
            String text = text(transfer, field);
            if (text != null) {
                use.accept(field, text);
            }
        }
    }

    /** Fields that hold no free text have none; a rule that names one never speaks. */
    private static @Nullable String text(Transfer transfer, Field field) {
        if (field == Field.DEBTOR_NAME) {
            return transfer.debtor().name();
        }
        if (field == Field.CREDITOR_NAME) {
            return transfer.creditor().name();
        }
        return field == Field.REFERENCE ? transfer.reference() : null;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
