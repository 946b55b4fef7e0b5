package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An account as people type it: an IBAN, sort code and number like {@code 202959-63748472} or
 * {@code 20-29-59 63748472}, or routing number and number like {@code 021000021-123456789}. Only the form is looked at here; whether the account can exist is the
 * gateway's to say, in one place and with its own code.
 *
 * @param json the account as the API takes it
 */
record AccountText(JsonNode json) {
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}");
    private static final Pattern SORT_CODE = Pattern.compile("([0-9]{2})-?([0-9]{2})-?([0-9]{2})-?([0-9]{8})");
    private static final Pattern ROUTING_NUMBER = Pattern.compile("([0-9]{9})-([0-9A-Z]{1,17})");

    /** Tells picocli how to read one; anything else is wrong use. */
    static final class Reader implements ITypeConverter<AccountText> {
        @Override
        public AccountText convert(String text) {
            String bare = text.replace(" ", "").toUpperCase(Locale.ROOT);
            ObjectNode account = JsonNodeFactory.instance.objectNode();
            Matcher sortCode = SORT_CODE.matcher(bare);
            Matcher routing = ROUTING_NUMBER.matcher(bare);
            if (sortCode.matches()) {
                account.put("sortCode", sortCode.group(1) + sortCode.group(2) + sortCode.group(3));
                account.put("accountNumber", sortCode.group(4));
            } else if (routing.matches()) {
                account.put("routingNumber", routing.group(1));
                account.put("accountNumber", routing.group(2));
            } else if (IBAN.matcher(bare).matches()) {
                account.put("iban", bare);
            } else {
                throw new TypeConversionException(
                        "an account is an IBAN, a sort code and number like 202959-63748472, or a routing number and number"
                                + " like 021000021-123456789");
            }
            return new AccountText(account);
        }
    }
}
