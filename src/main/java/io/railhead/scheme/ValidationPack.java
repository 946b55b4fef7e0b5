package io.railhead.scheme;

import io.railhead.message.Definition;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A scheme whose messages we judge and never send: it has no link, no clocks and no meanings of statuses, because
 * nothing of ours ever waits for its answer. Immutable, safe for all threads.
 */
public record ValidationPack(
        String name,
        String title,
        String csmProfile,
        ZoneId zone,
        List<String> envelopes,
        List<Definition> headers,
        List<Definition> definitions,
        Map<String, ReasonCode> reasonCodes,
        List<Rule> rules,
        String digest)
        implements Scheme {
    public ValidationPack {
        envelopes = List.copyOf(envelopes);
        headers = List.copyOf(headers);
        definitions = List.copyOf(definitions);
        reasonCodes = Map.copyOf(reasonCodes);
        rules = List.copyOf(rules);
    }

    @Override
    public String toString() {
        return name;
    }
}
