package io.railhead.scheme;

import io.railhead.reference.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages of our own making that show what a pack's rules say: good ones that keep all of them, and for each rule a
 * way to spoil one of these so that the rule speaks. They lie in {@code samples.yaml} and the folder {@code samples/}
 * of the pack, and are read for trying the pack alone, never when a gateway starts.
 *
 * @param at the moment at which the good ones are judged
 * @param reference texts of tables that the rules are tried with, of those that do not come with the program
 * @param good texts by file name, in the order of the file; the answers among them answer the payment among them
 * @param alone more that keep all rules, and belong to none of the others
 */
public record PackSamples(
        Instant at,
        Map<Kind, String> reference,
        Map<String, String> good,
        Map<String, String> alone,
        List<Spoilt> spoilt) {
    static final PackSamples NONE = new PackSamples(Instant.EPOCH, Map.of(), Map.of(), Map.of(), List.of());

    public PackSamples {
        reference = Map.copyOf(reference);
        spoilt = List.copyOf(spoilt);
    }

    /** Every message that keeps all rules, by file name, in the order of the file. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(good);
        all.putAll(alone);
        return all;
    }

    /**
     * One change that breaks one rule.
     *
     * @param rule the rule's id
     * @param sample the file that is changed
     * @param replace stands exactly once in it
     * @param with what stands there instead
     * @param code by which the breach is told; another than the rule's own where the schema or the reader sees it first
     * @param at the moment of judging, where it is another one, for rules with dates
     * @param line of {@code samples.yaml}, for complaints
     */
    public record Spoilt(
            String rule,
            String sample,
            String replace,
            String with,
            String code,
            @Nullable Instant at,
            int line) {}
}
