package io.railhead.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.payment.Account;
import io.railhead.payment.Agent;
import io.railhead.payment.Party;
import io.railhead.payment.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A party as the text of its column: a small JSON object, ours alone. */
final class PartyText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PartyText() {}

    static String write(Party party) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", party.name());
        switch (party.account()) {
            case Account.Iban iban -> node.put("iban", iban.value());
            case Account.SortCodeAccount uk ->
                node.put("sortCode", uk.sortCode()).put("number", uk.accountNumber());
            case Account.RoutingNumberAccount us ->
                node.put("routing", us.routingNumber()).put("number", us.accountNumber());
        }
        switch (party.agent()) {
            case null -> {}
            case Agent.Bic bic -> node.put("bic", bic.code());
            case Agent.ClearingMember member ->
                node.put("system", member.system()).put("member", member.code());
        }
        PostalAddress address = party.address();
        if (address != null) {
            ObjectNode at = node.putObject("address");
            at.put("street", address.streetName());
            at.put("building", address.buildingNumber());
            at.put("postCode", address.postCode());
            at.put("town", address.townName());
            at.put("country", address.country());
            ArrayNode lines = at.putArray("lines");
            address.addressLines().forEach(lines::add);
        }
        return node.toString();
    }

    static Party read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return new Party(node.path("name").asText(), account(node), agent(node), address(node.get("address")));
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored party cannot be read", corrupt);
        }
    }

    private static Account account(JsonNode node) {
        if (node.hasNonNull("iban")) {
            return new Account.Iban(node.get("iban").asText());
        }
        String number = node.path("number").asText();
        return node.hasNonNull("routing")
                ? new Account.RoutingNumberAccount(node.get("routing").asText(), number)
                : new Account.SortCodeAccount(node.path("sortCode").asText(), number);
    }

    private static @Nullable Agent agent(JsonNode node) {
        if (node.hasNonNull("bic")) {
            return new Agent.Bic(node.get("bic").asText());
        }
        return node.hasNonNull("member")
                ? new Agent.ClearingMember(
                        text(node, "system"), node.get("member").asText())
                : null;
    }

    private static @Nullable PostalAddress address(@Nullable JsonNode at) {
        if (at == null) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        at.path("lines").forEach(line -> lines.add(line.asText()));
        return new PostalAddress(
                text(at, "street"),
                text(at, "building"),
                text(at, "postCode"),
                text(at, "town"),
                text(at, "country"),
                lines);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }
}
