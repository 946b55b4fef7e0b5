package io.railhead.intake.file;

import io.railhead.intake.file.CsvHeader.Column;
import io.railhead.message.InitiatedTransfer;
import io.railhead.message.Reason;
import io.railhead.message.StatedAccount;
import io.railhead.message.StatedAgent;
import io.railhead.message.StatedParty;
import io.railhead.payment.Account;
import io.railhead.payment.Currency;
import io.railhead.payment.Instruction;
import io.railhead.payment.Invalid;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.scheme.Field;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table, made into what a transfer of a pain.001 and its block would state. A cell whose form is wrong
 * refuses the line alone, with the place in words.
 */
final class CsvRow {
    /** All rows of a table are one block. */
    static final int BLOCK = 0;

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,5})?");
    private static final Pattern SORT_CODE_AND_NUMBER = Pattern.compile("(\\d{6})-(\\d{8})");
    private static final Pattern ROUTING_AND_NUMBER = Pattern.compile("(\\d{9})-([0-9A-Za-z]{1,17})");

    private final CsvHeader header;
    private final CsvLines.Line line;
    private final int index;

    /** @param index of the row, from 0 */
    CsvRow(CsvHeader header, CsvLines.Line line, int index) {
        if (line.cells().size() != header.width()) {
            throw CsvRefused.at(
                    "CSV-CELLS",
                    line.number(),
                    Math.min(line.cells().size(), header.width()) + 1,
                    "The line has %d cells and the header %d. Is a comma missing, or one too many and not in quotation marks?"
                            .formatted(line.cells().size(), header.width()));
        }
        this.header = header;
        this.line = line;
        this.index = index;
    }

    /** The amount as a plain decimal number, or null where it is none. */
    @Nullable String amount() {
        String written = cell(Column.AMOUNT);
        return AMOUNT.matcher(written).matches() ? written : null;
    }

    ItemSource.Item item() {
        try {
            requireMoney();
            Party debtor = new Party(
                    name(Column.DEBTOR_NAME, "BE08"),
                    account(Column.DEBTOR_ACCOUNT, Field.DEBTOR_ACCOUNT, "AC02"),
                    null,
                    null);
            name(Column.CREDITOR_NAME, "BE22");
            Account creditor = account(Column.CREDITOR_ACCOUNT, Field.CREDITOR_ACCOUNT, "AC03");
            BlockTerms terms = new BlockTerms.Usable(BLOCK, debtor, null, optional(Column.SCHEME), List.of());
            return new ItemSource.Item(terms, transfer(creditor));
        } catch (Unusable unusable) {
            return new ItemSource.Item(new BlockTerms.Refused(BLOCK, unusable.reason()), transfer(null));
        }
    }

    private InitiatedTransfer transfer(@Nullable Account creditor) {
        String endToEndId = optional(Column.END_TO_END_ID);
        return new InitiatedTransfer(
                index,
                line.number(),
                null,
                endToEndId == null ? Instruction.NOT_PROVIDED : endToEndId,
                null,
                cell(Column.CURRENCY),
                amount(),
                new StatedParty(optional(Column.CREDITOR_NAME), null, null),
                creditor == null ? null : stated(creditor),
                creditor instanceof Account.RoutingNumberAccount us
                        ? new StatedAgent(null, Parties.US_ROUTING_NUMBERS, us.routingNumber())
                        : null,
                optional(Column.REFERENCE),
                List.of());
    }

    private static StatedAccount stated(Account account) {
        return switch (account) {
            case Account.Iban(String value) -> new StatedAccount(value, null, null);
            case Account.SortCodeAccount both -> new StatedAccount(null, both.identification(), null);
            case Account.RoutingNumberAccount us -> new StatedAccount(null, us.accountNumber(), null);
        };
    }

    private void requireMoney() {
        Currency currency = checked(Column.CURRENCY, Field.CURRENCY, () -> Currency.of(cell(Column.CURRENCY)));
        String amount = amount();
        if (amount == null) {
            throw unusable(Column.AMOUNT, "AM12", "write the amount with digits and a point alone, like 1250.00.");
        }
        checked(Column.AMOUNT, Field.AMOUNT, () -> {
            Money money = Money.parse(currency, amount);
            if (!money.isPositive()) {
                throw new Invalid(Invalid.Flaw.AMOUNT_NOT_POSITIVE, "an amount is more than zero");
            }
            return money;
        });
    }

    private String name(Column column, String code) {
        String name = optional(column);
        if (name == null) {
            throw unusable(column, code, "the name is missing.");
        }
        return name;
    }

    private Account account(Column column, Field field, String code) {
        String written = optional(column);
        if (written == null) {
            throw unusable(column, code, "the account is missing.");
        }
        var number = SORT_CODE_AND_NUMBER.matcher(written);
        if (number.matches()) {
            return new Account.SortCodeAccount(number.group(1), number.group(2));
        }
        var routing = ROUTING_AND_NUMBER.matcher(written);
        if (routing.matches()) {
            return checked(column, field, () -> new Account.RoutingNumberAccount(routing.group(1), routing.group(2)));
        }
        if (!Character.isLetter(written.charAt(0))) {
            throw unusable(
                    column,
                    code,
                    "an account is an IBAN, sort code and account number like 202959-63748472, or routing number and"
                            + " account number like 021000021-123456789.");
        }
        return checked(column, field, () -> Account.Iban.parse(written));
    }

    private <T> T checked(Column column, Field field, Supplier<T> value) {
        try {
            return value.get();
        } catch (Invalid invalid) {
            Reason reason = IsoReasons.of(invalid, field);
            throw unusable(column, reason.code(), invalid.getMessage() + ".");
        }
    }

    private Unusable unusable(Column column, String code, String text) {
        return new Unusable(
                code,
                "line %d column %d (%s): %s".formatted(line.number(), header.place(column), column.title(), text));
    }

    private String cell(Column column) {
        return line.cells().get(header.place(column) - 1);
    }

    private @Nullable String optional(Column column) {
        String written = cell(column);
        return written.isEmpty() ? null : written;
    }
}
