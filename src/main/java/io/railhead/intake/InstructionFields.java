package io.railhead.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.railhead.payment.Account;
import io.railhead.payment.Agent;
import io.railhead.payment.Currency;
import io.railhead.payment.Instruction;
import io.railhead.payment.Invalid;
import io.railhead.payment.Money;
import io.railhead.payment.Party;
import io.railhead.payment.PostalAddress;
import io.railhead.scheme.Field;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the fields of one payment request out of its JSON and notes each that cannot be used. Single use. */
final class InstructionFields {
    private final JsonNode root;
    private final List<Refusal.Wrong> wrong = new ArrayList<>();

    InstructionFields(JsonNode root) {
        this.root = root;
    }

    List<Refusal.Wrong> wrong() {
        return wrong;
    }

    /** The instruction, or null when something is wrong. */
    @Nullable Instruction instruction() {
        only(root, "", "amount", "debtor", "creditor", "endToEndId", "reference", "scheme", "executionDate");
        Money amount = amount();
        Party debtor =
                party("debtor", Field.DEBTOR_NAME, Field.DEBTOR_ACCOUNT, Field.DEBTOR_AGENT, Field.DEBTOR_ADDRESS);
        Party creditor = party(
                "creditor", Field.CREDITOR_NAME, Field.CREDITOR_ACCOUNT, Field.CREDITOR_AGENT, Field.CREDITOR_ADDRESS);
        String endToEndId = text(root, "endToEndId", "/endToEndId", Field.END_TO_END_ID, false);
        String reference = text(root, "reference", "/reference", Field.REFERENCE, false);
        String scheme = text(root, "scheme", "/scheme", Field.SCHEME, false);
        LocalDate date = date();
        if (amount == null || debtor == null || creditor == null || !wrong.isEmpty()) {
            return null;
        }
        return new Instruction(
                amount,
                debtor,
                creditor,
                endToEndId == null ? Instruction.NOT_PROVIDED : endToEndId,
                reference,
                scheme,
                date);
    }

    private @Nullable Money amount() {
        JsonNode amount = object(root, "amount", "/amount", Field.AMOUNT);
        if (amount == null) {
            return null;
        }
        only(amount, "/amount", "currency", "value");
        String code = text(amount, "currency", "/amount/currency", Field.CURRENCY, true);
        String value = text(amount, "value", "/amount/value", Field.AMOUNT, true);
        if (code == null || value == null) {
            return null;
        }
        Currency currency = checked("/amount/currency", Field.CURRENCY, () -> Currency.of(code));
        return currency == null
                ? null
                : checked("/amount/value", Field.AMOUNT, () -> positive(Money.parse(currency, value)));
    }

    private static Money positive(Money money) {
        if (!money.isPositive()) {
            throw new Invalid(Invalid.Flaw.AMOUNT_NOT_POSITIVE, "an amount is more than zero");
        }
        return money;
    }

    private @Nullable Party party(
            String name, Field nameField, Field accountField, Field agentField, Field addressField) {
        String at = "/" + name;
        JsonNode party = object(root, name, at, nameField);
        if (party == null) {
            return null;
        }
        only(party, at, "name", "account", "agent", "address");
        String partyName = text(party, "name", at + "/name", nameField, true);
        Account account = account(party, at + "/account", accountField);
        Agent agent = agent(party, at + "/agent", agentField);
        PostalAddress address = address(party, at + "/address", addressField);
        return partyName == null || account == null ? null : new Party(partyName, account, agent, address);
    }

    private @Nullable Account account(JsonNode party, String at, Field field) {
        JsonNode account = object(party, "account", at, field);
        if (account == null) {
            return null;
        }
        only(account, at, "iban", "sortCode", "routingNumber", "accountNumber");
        boolean twoBanks = account.has("sortCode") && account.has("routingNumber");
        boolean numbered = account.has("sortCode") || account.has("routingNumber") || account.has("accountNumber");
        if (twoBanks || (account.has("iban") && numbered)) {
            note(
                    at,
                    field,
                    "FIELD-CONFLICT",
                    "Give either an IBAN, or an account number with a sort code or a routing number.");
            return null;
        }
        if (account.has("iban")) {
            String iban = text(account, "iban", at + "/iban", field, true);
            return iban == null ? null : checked(at + "/iban", field, () -> Account.Iban.parse(iban));
        }
        String bankIn = account.has("routingNumber") ? "routingNumber" : "sortCode";
        String bank = text(account, bankIn, at + "/" + bankIn, field, true);
        String number = text(account, "accountNumber", at + "/accountNumber", field, true);
        if (bank == null || number == null) {
            return null;
        }
        return checked(
                at,
                field,
                () -> account.has("routingNumber")
                        ? new Account.RoutingNumberAccount(bank, number)
                        : new Account.SortCodeAccount(bank.replace("-", ""), number));
    }

    private @Nullable Agent agent(JsonNode party, String at, Field field) {
        if (!party.hasNonNull("agent")) {
            return null;
        }
        JsonNode agent = object(party, "agent", at, field);
        if (agent == null) {
            return null;
        }
        only(agent, at, "bic");
        String bic = text(agent, "bic", at + "/bic", field, true);
        return bic == null ? null : checked(at + "/bic", field, () -> new Agent.Bic(bic));
    }

    private @Nullable PostalAddress address(JsonNode party, String at, Field field) {
        if (!party.hasNonNull("address")) {
            return null;
        }
        JsonNode address = object(party, "address", at, field);
        if (address == null) {
            return null;
        }
        only(address, at, "streetName", "buildingNumber", "postCode", "townName", "country", "addressLines");
        return new PostalAddress(
                part(address, at, "streetName"),
                part(address, at, "buildingNumber"),
                part(address, at, "postCode"),
                part(address, at, "townName"),
                part(address, at, "country"),
                lines(address.path("addressLines"), at + "/addressLines", field));
    }

    private List<String> lines(JsonNode given, String at, Field field) {
        List<String> lines = new ArrayList<>();
        if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
            note(at, field, "FIELD-TYPE", "Address lines are an array of texts.");
            return lines;
        }
        for (JsonNode line : given) {
            if (!line.isTextual()) {
                note(at + "/" + lines.size(), field, "FIELD-TYPE", "Write this line as a text in quotes.");
            } else if (line.asText().isBlank()) {
                note(at + "/" + lines.size(), field, "FIELD-EMPTY", "Leave the line out rather than empty.");
            }
            lines.add(line.asText());
        }
        return lines;
    }

    private @Nullable String part(JsonNode address, String at, String name) {
        return text(address, name, at + "/" + name, null, false);
    }

    private @Nullable LocalDate date() {
        String text = text(root, "executionDate", "/executionDate", null, false);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notOne) {
            note("/executionDate", null, "DATE-FORM", "Write the date like 2026-01-31.");
            return null;
        }
    }

    private @Nullable JsonNode object(JsonNode from, String name, String at, Field field) {
        JsonNode node = from.get(name);
        if (node == null || node.isNull()) {
            note(at, field, "FIELD-MISSING", "This field is needed.");
            return null;
        }
        if (!node.isObject()) {
            note(at, field, "FIELD-TYPE", "This field is a JSON object.");
            return null;
        }
        return node;
    }

    private @Nullable String text(JsonNode from, String name, String at, @Nullable Field field, boolean needed) {
        JsonNode node = from.get(name);
        if (node == null || node.isNull()) {
            if (needed) {
                note(at, field, "FIELD-MISSING", "This field is needed.");
            }
            return null;
        }
        if (!node.isTextual()) {
            note(at, field, "FIELD-TYPE", "Write this field as a text in quotes.");
            return null;
        }
        if (node.asText().isBlank()) {
            note(
                    at,
                    field,
                    "FIELD-EMPTY",
                    needed ? "This field must not be empty." : "Leave the field out rather than empty.");
            return null;
        }
        return node.asText();
    }

    private <T> @Nullable T checked(String at, Field field, Supplier<T> value) {
        try {
            return value.get();
        } catch (Invalid invalid) {
            String text = String.valueOf(invalid.getMessage());
            note(at, field, invalid.flaw().name().replace('_', '-'), sentence(text));
            return null;
        }
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private void only(JsonNode object, String at, String... known) {
        Set<String> names = Set.of(known);
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                // The name is the caller's and may hold anything; JSON pointer escaping keeps it one step.
                String shown = name.length() > 64 ? name.substring(0, 64) : name;
                note(
                        at + "/" + shown.replace("~", "~0").replace("/", "~1"),
                        null,
                        "FIELD-UNKNOWN",
                        "There is no such field here; known are " + String.join(", ", known) + ".");
            }
        });
    }

    private void note(String at, @Nullable Field field, String code, String text) {
        wrong.add(new Refusal.Wrong(at, field == null ? null : field.isoPath(), code, text));
    }
}
