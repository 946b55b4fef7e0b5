package io.railhead.rules;

import io.railhead.codec.MessageTree;
import io.railhead.payment.Account;
import io.railhead.payment.Account.SortCodeAccount;
import io.railhead.payment.Invalid;
import io.railhead.payment.Transfer;
import io.railhead.reference.Currencies;
import io.railhead.reference.Lei;
import io.railhead.reference.ModulusCheck;
import io.railhead.rules.Judged.ADocument;
import io.railhead.scheme.AccountForm;
import io.railhead.scheme.Field;

/** What reference data says of payments and messages. A table that nobody imported says nothing. */
final class ReferenceChecks {
    private static final String PLACES = "at";
    private static final String CURRENCY = "@Ccy";

    private ReferenceChecks() {}

    static void ukModulus(Transfer transfer, Scene scene) {
        ModulusCheck check = scene.reference().modulus(scene.today());
        if (check != null) {
            ukModulus(transfer.debtor().account(), Field.DEBTOR_ACCOUNT, check, scene);
            ukModulus(transfer.creditor().account(), Field.CREDITOR_ACCOUNT, check, scene);
        }
    }

    private static void ukModulus(Account account, Field field, ModulusCheck check, Scene scene) {
        if (AccountForm.SORT_CODE.inForm(account) instanceof SortCodeAccount number) {
            boolean wrong = check.of(number.sortCode(), number.accountNumber()) == ModulusCheck.Verdict.FITS_NOT;
            scene.breachIf(wrong, field);
        }
    }

    static void leiCheckDigits(ADocument asked, Scene scene) {
        for (MessageTree.Place place : asked.tree().places(scene.word(PLACES))) {
            if (!Lei.fits(place.text("."))) {
                scene.breach(place);
            }
        }
    }

    /** Of IBANs: length and structure of their country, and check digits. The schema asks for none of it. */
    static void ibanValid(ADocument asked, Scene scene) {
        for (MessageTree.Place place : asked.tree().places(scene.word(PLACES))) {
            try {
                Account.Iban.parse(place.text("."));
            } catch (Invalid _) {
                scene.breach(place);
            }
        }
    }

    /** Of reasons: one that the scheme has, which is every published one and its own. */
    static void reasonCodeKnown(ADocument asked, Scene scene) {
        for (MessageTree.Place place : asked.tree().places(scene.word(PLACES))) {
            if (scene.scheme().reasonCode(place.text(".")) == null) {
                scene.breach(place);
            }
        }
    }

    static void countryKnown(ADocument asked, Scene scene) {
        for (MessageTree.Place place : asked.tree().places(scene.word(PLACES))) {
            if (!scene.reference().countries(scene.today()).has(place.text("."), scene.today())) {
                scene.breach(place);
            }
        }
    }

    /** Of amounts: a currency in use, and no more decimals than it has. Zeros that say nothing are allowed. */
    static void currencyDigits(ADocument asked, Scene scene) {
        for (MessageTree.Place place : asked.tree().places(scene.word(PLACES))) {
            String code = place.text(CURRENCY);
            Currencies.Entry currency = scene.reference().currency(code);
            Integer digits = currency == null ? null : currency.digits();
            boolean inUse = scene.reference().currencies(scene.today()).inUse(code, scene.today());
            if (!inUse || digits == null || decimals(place.text(".")) > digits) {
                scene.breach(place);
            }
        }
    }

    private static int decimals(String amount) {
        int point = amount.indexOf('.');
        int end = amount.length();
        while (point >= 0 && end > point + 1 && amount.charAt(end - 1) == '0') {
            end--;
        }
        return point < 0 ? 0 : end - point - 1;
    }

    static void codeKnown(ADocument asked, Scene scene) {
        for (MessageTree.Place place : asked.tree().places(scene.word(PLACES))) {
            if (!scene.reference().codes(scene.today()).has(scene.word("set"), place.text("."), scene.today())) {
                scene.breach(place);
            }
        }
    }
}
