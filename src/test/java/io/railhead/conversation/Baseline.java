package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How books, links and parked things stood when the conversation began; everything is counted from there. */
final class Baseline {
    private final JsonNode ledger;
    private final List<JsonNode> events;
    private final Map<String, JsonNode> links = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> parked = new HashMap<>();

    private Baseline(JsonNode ledger, List<JsonNode> events) {
        this.ledger = ledger;
        this.events = events;
    }

    static Baseline take(Rest rest) {
        Baseline taken = new Baseline(ledger(rest), events(rest));
        for (JsonNode link : links(rest)) {
            String name = link.path("name").asText();
            taken.links.put(name, link);
            taken.parked.put(name, parked(rest, name));
        }
        return taken;
    }

    static JsonNode ledger(Rest rest) {
        return wanted(rest.get("/simulator/ledger"), "/simulator/ledger").json();
    }

    private static List<JsonNode> links(Rest rest) {
        return wanted(rest.getAs("operator", "/v1/links"), "/v1/links").list();
    }

    static JsonNode link(Rest rest, String name) {
        return links(rest).stream()
                .filter(link -> link.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new ScriptError("there is no link " + name));
    }

    private static List<JsonNode> parked(Rest rest, String link) {
        String path = "/v1/links/" + link + "/parked";
        return wanted(rest.getAs("operator", path), path).list();
    }

    private static Answer wanted(Answer answer, String path) {
        if (!answer.well()) {
            throw new AssertionError("GET " + path + " answered " + answer);
        }
        return answer;
    }

    List<String> links() {
        return List.copyOf(links.keySet());
    }

    /** What the ledger says at this place of its JSON, from the beginning. */
    JsonNode ledgerAt(String pointer) {
        return ledger.at(pointer);
    }

    JsonNode linkField(String link, String field) {
        JsonNode known = links.get(link);
        if (known == null) {
            throw new ScriptError("there was no link " + link);
        }
        return known.path(field);
    }

    private static List<JsonNode> events(Rest rest) {
        String path = "/v1/audit/security-events?limit=500";
        return wanted(rest.getAs("auditor", path), path).list();
    }

    /** The security events since. */
    List<JsonNode> newEvents(Rest rest) {
        List<JsonNode> now = new ArrayList<>(events(rest));
        now.removeAll(events);
        return now;
    }

    /** What was set aside on a link since. */
    List<JsonNode> newlyParked(Rest rest, String link) {
        List<JsonNode> now = new ArrayList<>(parked(rest, link));
        parked.getOrDefault(link, List.of()).forEach(now::remove);
        return now;
    }
}
