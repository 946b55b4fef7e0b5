package io.railhead.conversation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.conversation.PaymentSpec.Change;
import io.railhead.conversation.PaymentSpec.Transport;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;

/** Writes the JSON of a payment request as a conversation wants it. */
final class RequestBody {
    /** Accounts of payments whose conversation does not care for them, by currency: from, to. */
    private static final Map<String, String[]> ACCOUNTS = Map.of(
            "GBP", new String[] {"202959/63748472", "GB29NWBK60161331926819"},
            "EUR", new String[] {"DE89370400440532013000", "FR1420041010050500013M02606"},
            "USD", new String[] {"021000021/123456789", "121000248/987654321"});

    /** Digits before the slash that make an account one of the United States. */
    private static final int ROUTING_NUMBER = 9;

    private RequestBody() {}

    static ObjectNode json(PaymentSpec spec, String endToEndId) {
        Map<String, String> fields = spec.fields();
        String currency = fields.getOrDefault("currency", "GBP");
        String[] accounts =
                ACCOUNTS.getOrDefault(currency, new String[] {"DE89370400440532013000", "FR1420041010050500013M02606"});
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("amount").put("currency", currency).put("value", fields.getOrDefault("amount", "10.00"));
        party(root, "debtor", fields.getOrDefault("debtor", "Acme Ltd"), fields.getOrDefault("from", accounts[0]));
        party(root, "creditor", fields.getOrDefault("creditor", "Ada Example"), fields.getOrDefault("to", accounts[1]));
        root.put("endToEndId", endToEndId);
        for (String name : new String[] {"reference", "scheme"}) {
            String value = fields.get(name);
            if (value != null) {
                root.put(name, value);
            }
        }
        spec.changes().forEach(change -> apply(root, change));
        return root;
    }

    private static void party(ObjectNode root, String role, String name, String account) {
        ObjectNode party = root.putObject(role).put("name", name);
        int slash = account.indexOf('/');
        if (slash < 0) {
            party.putObject("account").put("iban", account);
        } else {
            party.putObject("account")
                    .put(slash == ROUTING_NUMBER ? "routingNumber" : "sortCode", account.substring(0, slash))
                    .put("accountNumber", account.substring(slash + 1));
        }
    }

    static void apply(ObjectNode root, Change change) {
        JsonPointer pointer = JsonPointer.compile(change.pointer());
        JsonNode parent = root.at(pointer.head());
        String field = pointer.last().getMatchingProperty();
        if (!(parent instanceof ObjectNode object)) {
            throw new ScriptError("the request has no object at " + pointer.head());
        }
        if (change.value() == null) {
            object.remove(field);
        } else {
            object.set(field, change.value());
        }
    }

    /** The bytes as they travel. */
    static byte[] bytes(String text, Transport transport) {
        byte[] whole = text.getBytes(Charset.forName(transport.charset()));
        if (transport.padTo() > whole.length) {
            byte[] padded = Arrays.copyOf(whole, transport.padTo());
            Arrays.fill(padded, whole.length, padded.length, (byte) ' ');
            return padded;
        }
        return Arrays.copyOf(whole, Math.max(0, whole.length - transport.cut()));
    }
}
