package io.railhead.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.railhead.conversation.PaymentSpec.Bearer;
import io.railhead.conversation.PaymentSpec.Change;
import io.railhead.conversation.PaymentSpec.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands what a conversation says of a payment it asks for. */
final class PaymentParser {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> FIELDS = Set.of("from", "to", "debtor", "creditor", "reference", "scheme");

    private final Map<String, String> fields = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private @Nullable String body;
    private Transport transport = Transport.USUAL;

    private PaymentParser() {}

    static PaymentSpec parse(String name, Words words) {
        PaymentParser parser = new PaymentParser();
        if (words.nextIs("[A-Z]{3}")) {
            parser.fields.put("currency", words.text("a currency"));
            parser.fields.put("amount", words.text("an amount"));
        }
        while (!words.isEmpty()) {
            parser.option(words);
        }
        return new PaymentSpec(name, parser.fields, parser.changes, parser.body, parser.transport);
    }

    private void option(Words words) {
        Bearer bearer = bearer(words);
        if (bearer != null) {
            transport = new Transport(
                    bearer,
                    transport.key(),
                    transport.prefer(),
                    transport.type(),
                    transport.charset(),
                    transport.cut(),
                    transport.padTo());
            return;
        }
        if (words.take("no", "key")) {
            transport = keyed(new PaymentSpec.Key.None());
            return;
        }
        String option = words.text("an option");
        if (FIELDS.contains(option)) {
            fields.put(option, words.text("a value for " + option));
            return;
        }
        switch (option) {
            case "prefer" -> transport = preferring(words.text("wait=N"));
            case "key" ->
                transport = keyed(
                        words.take("of")
                                ? new PaymentSpec.Key.Of(words.name("a payment"))
                                : new PaymentSpec.Key.Given(words.name("a key")));
            case "with" -> changes.add(new Change(words.text("a JSON pointer"), value(words.word("a value"))));
            case "without" -> changes.add(new Change(words.text("a JSON pointer"), null));
            case "type" -> transport = travelling(words.text("a media type"), transport.charset(), 0, 0);
            case "in" -> transport = travelling(transport.type(), words.text("a character set"), 0, 0);
            case "cut" -> transport = travelling(transport.type(), transport.charset(), words.number("bytes"), 0);
            case "padded" -> transport = travelling(transport.type(), transport.charset(), 0, words.number("bytes"));
            case "body" -> body = words.rest();
            default -> throw new ScriptError("a payment has no '" + option + "'");
        }
    }

    /** A token other than the demo's own, when one is named next. */
    static @Nullable Bearer bearer(Words words) {
        if (words.take("no", "token")) {
            return new Bearer.None();
        }
        if (words.take("expired", "token")) {
            return new Bearer.Expired();
        }
        if (words.take("forged", "token")) {
            return new Bearer.Forged();
        }
        if (words.take("as", "client")) {
            return new Bearer.Of(words.text("a client's name"), "client");
        }
        return words.take("as") ? new Bearer.Of("demo", words.text("a role")) : null;
    }

    /** A quoted value is a text; a bare one is JSON where it can be. */
    private static JsonNode value(Words.Word word) {
        if (word.quoted()) {
            return TextNode.valueOf(word.text());
        }
        try {
            return JSON.readTree(word.text());
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(word.text());
        }
    }

    private Transport keyed(PaymentSpec.Key key) {
        return new Transport(
                transport.bearer(),
                key,
                transport.prefer(),
                transport.type(),
                transport.charset(),
                transport.cut(),
                transport.padTo());
    }

    private Transport preferring(String prefer) {
        return new Transport(
                transport.bearer(),
                transport.key(),
                prefer,
                transport.type(),
                transport.charset(),
                transport.cut(),
                transport.padTo());
    }

    private Transport travelling(String type, String charset, int cut, int padTo) {
        return new Transport(transport.bearer(), transport.key(), transport.prefer(), type, charset, cut, padTo);
    }
}
