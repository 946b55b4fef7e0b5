package io.railhead.payment;

import io.railhead.payment.Invalid.Flaw;
import java.util.Set;
import org.iban4j.Iban4jException;
import org.iban4j.IbanFormatException;
import org.iban4j.IbanUtil;
import org.iban4j.InvalidCheckDigitException;

/**
 * The account at either end of a transfer, in the form its scheme knows. {@link #toString()} is masked in
 * every form, so that an account cannot slip into a log line whole.
 */
public sealed interface Account {
    /**
     * The written form used for comparison and search: the IBAN, sort code and number joined, or routing number and
     * number with a dash between them. No two accounts have the same.
     */
    String identification();

    /** First four and last four characters, for people who need not know the rest. */
    default String masked() {
        return Masked.account(identification());
    }

    /**
     * An account number as ISO 13616 has it.
     *
     * @param value without blanks, check digits verified
     */
    record Iban(String value) implements Account {
        private static final Set<String> NEVER_CHECK_DIGITS = Set.of("00", "01", "99");
        private static final String DIGITS_DO_NOT_FIT = "the IBAN's check digits do not fit its number";

        public Iban {
            check(value);
        }

        /**
         * Reads an IBAN that somebody states, blanks allowed as people write them. Check digits 00, 01 and 99 leave the
         * remainder of 97, 98 and 02, but are never what they come to (ISO 7064); what was stored with them stays readable.
         */
        public static Iban parse(String text) {
            Iban stated = new Iban(text.replace(" ", ""));
            if (NEVER_CHECK_DIGITS.contains(stated.value.substring(2, 4))) {
                throw new Invalid(Flaw.IBAN_CHECK_DIGITS, DIGITS_DO_NOT_FIT);
            }
            return stated;
        }

        private static void check(String value) {
            try {
                IbanUtil.validate(value);
            } catch (InvalidCheckDigitException wrongDigits) {
                throw new Invalid(Flaw.IBAN_CHECK_DIGITS, DIGITS_DO_NOT_FIT);
            } catch (IbanFormatException wrongForm) {
                throw new Invalid(Flaw.IBAN_FORM, "not an IBAN of a known country: length or structure is wrong");
            } catch (Iban4jException other) {
                throw new Invalid(Flaw.IBAN_FORM, "not an IBAN");
            }
        }

        public String country() {
            return value.substring(0, 2);
        }

        /** The part of the IBAN that names the bank, in the country's own form. */
        public String bankCode() {
            return IbanUtil.getBankCode(value);
        }

        @Override
        public String identification() {
            return value;
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    /**
     * A United Kingdom account: six digits of sort code, eight of account number.
     */
    record SortCodeAccount(String sortCode, String accountNumber) implements Account {
        public SortCodeAccount {
            if (!isDigits(sortCode, 6)) {
                throw new Invalid(Flaw.SORT_CODE_FORM, "a sort code has six digits");
            }
            if (!isDigits(accountNumber, 8)) {
                throw new Invalid(Flaw.ACCOUNT_NUMBER_FORM, "an account number has eight digits");
            }
        }

        /** The sort code and number that a GB IBAN contains. */
        public static SortCodeAccount of(Iban iban) {
            if (!"GB".equals(iban.country())) {
                throw new IllegalArgumentException("only a GB IBAN holds a sort code");
            }
            return new SortCodeAccount(
                    iban.value().substring(8, 14), iban.value().substring(14, 22));
        }

        private static boolean isDigits(String text, int length) {
            return text.length() == length && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        @Override
        public String identification() {
            return sortCode + accountNumber;
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    /**
     * A United States account: the bank's routing number and the account's own number, of which only the bank knows
     * the form.
     *
     * @param routingNumber nine digits, the last a check digit, verified
     * @param accountNumber 1 to 17 letters and digits, as the country's clearings carry at most
     */
    record RoutingNumberAccount(String routingNumber, String accountNumber) implements Account {
        private static final int[] WEIGHTS = {3, 7, 1};

        public RoutingNumberAccount {
            if (!routingNumber.matches("[0-9]{9}")) {
                throw new Invalid(Flaw.ROUTING_NUMBER_FORM, "a routing number has nine digits");
            }
            if (weighted(routingNumber) % 10 != 0) {
                throw new Invalid(
                        Flaw.ROUTING_NUMBER_CHECK_DIGIT, "the routing number's last digit does not fit the others");
            }
            if (!accountNumber.matches("[0-9A-Za-z]{1,17}")) {
                throw new Invalid(Flaw.ACCOUNT_NUMBER_FORM, "an account number has 1 to 17 letters and digits");
            }
        }

        private static int weighted(String digits) {
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                sum += WEIGHTS[i % WEIGHTS.length] * (digits.charAt(i) - '0');
            }
            return sum;
        }

        @Override
        public String identification() {
            // joined without a sign it could be read as a sort code with its number
            return routingNumber + "-" + accountNumber;
        }

        @Override
        public String toString() {
            return masked();
        }
    }
}
