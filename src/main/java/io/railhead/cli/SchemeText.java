package io.railhead.cli;

import io.railhead.message.Definition;
import io.railhead.message.StatusCode;
import io.railhead.scheme.Clocks;
import io.railhead.scheme.Meanings;
import io.railhead.scheme.Named;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Packs;
import io.railhead.scheme.Rule;
import io.railhead.scheme.Scheme;
import io.railhead.scheme.SettlementRule;
import io.railhead.scheme.Texts;
import io.railhead.scheme.ValidationPack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a pack says, in words. */
final class SchemeText {
    private final Scheme scheme;
    private final Packs packs;
    private final List<String> lines = new ArrayList<>();

    SchemeText(Scheme scheme, Packs packs) {
        this.scheme = scheme;
        this.packs = packs;
    }

    /** The scheme's line in the list. */
    static List<String> row(Scheme scheme) {
        String messages = names(scheme.definitions());
        return switch (scheme) {
            case Pack pack ->
                List.of(
                        pack.name(),
                        "sending",
                        words(pack.clocks().answerWithin()) + " from "
                                + Named.written(pack.clocks().anchor()),
                        pack.amounts().minimum() + " to "
                                + pack.amounts().maximum().decimal(),
                        messages);
            case ValidationPack pack -> List.of(pack.name(), "checking", "-", "-", messages);
        };
    }

    List<String> lines() {
        lines.add(scheme.name() + "  " + scheme.title());
        List<String[]> facts = new ArrayList<>();
        fact(facts, "profile", scheme.csmProfile());
        switch (scheme) {
            case Pack pack -> sending(facts, pack);
            case ValidationPack pack -> fact(facts, "use", "for checking messages alone; nothing is sent over it");
        }
        fact(facts, "messages", names(scheme.definitions()));
        fact(facts, "other versions", GenerationText.of(scheme));
        fact(facts, "headers", names(scheme.headers()));
        fact(facts, "envelopes", String.join(", ", scheme.envelopes()));
        fact(facts, "days of", scheme.zone().getId());
        Text.pairs(facts).forEach(line -> lines.add("  " + line));
        if (scheme instanceof Pack pack) {
            texts(pack);
            meanings(pack);
        }
        rules();
        reasons();
        return lines;
    }

    private static void sending(List<String[]> facts, Pack pack) {
        fact(facts, "use", "for sending");
        fact(
                facts,
                "amounts",
                pack.amounts().minimum() + " to " + pack.amounts().maximum());
        fact(facts, "accounts", pack.accountForm().label());
        SettlementRule settlement = pack.settlement();
        fact(
                facts,
                "settlement",
                Named.written(settlement.kind()) + ", calendar " + Named.written(settlement.calendar()));
        if (!settlement.cycles().isEmpty()) {
            fact(
                    facts,
                    "cycles",
                    settlement.cycles().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        fact(facts, "method", settlement.method());
        fact(facts, "clearing system", settlement.clearingSystem());
        fact(facts, "service level", pack.coded().serviceLevel());
        fact(facts, "local instrument", pack.coded().localInstrument());
        fact(facts, "charge bearer", pack.coded().chargeBearer());
        Clocks clocks = pack.clocks();
        fact(facts, "answer within", words(clocks.answerWithin()) + ", counted from " + Named.written(clocks.anchor()));
        fact(facts, "sent at most", words(clocks.sendByAge()) + " old");
        Duration queued = clocks.queuedLifetime();
        fact(facts, "queued at most", queued == null ? "for ever" : words(queued));
        new TreeMap<>(clocks.steps()).forEach((step, length) -> fact(facts, step, words(length)));
        fact(
                facts,
                "on silence",
                switch (pack.onSilence()) {
                    case HOLD -> "the payer's funds stay reserved until the outcome is certain";
                    case RELEASE -> "the payer gets the funds back, and the outcome stays unknown";
                });
    }

    private void texts(Pack pack) {
        lines.add("texts");
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<Texts.Kind, Texts.Limit> text :
                new TreeMap<>(pack.texts().limits()).entrySet()) {
            Texts.Limit limit = text.getValue();
            rows.add(List.of(
                    "  " + Named.written(text.getKey()),
                    "at most " + limit.maximum(),
                    "longer: " + Named.written(limit.onTooLong()),
                    "other characters: " + Named.written(limit.onForeignCharacter())));
        }
        lines.addAll(Text.table(rows));
    }

    private void meanings(Pack pack) {
        Map<String, List<List<String>>> bySpeaker = new TreeMap<>();
        pack.meanings().table().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Meanings.Key::status)))
                .forEach(entry -> {
                    Meanings.Key key = entry.getKey();
                    String heading = "what the %s's status of a %s means"
                            .formatted(
                                    Named.written(key.speaker()), key.answered().message());
                    bySpeaker
                            .computeIfAbsent(heading, none -> new ArrayList<>())
                            .add(List.of(
                                    "  " + key.status(),
                                    Named.written(entry.getValue()),
                                    packs.statusText(new StatusCode(key.status()))));
                });
        bySpeaker.forEach((heading, rows) -> {
            lines.add(heading);
            lines.addAll(Text.table(rows));
        });
        lines.add("a message of ours that could not be treated (admi.002): "
                + Named.written(pack.meanings().messageReject()));
    }

    private void rules() {
        lines.add("rules");
        for (Rule rule : scheme.rules()) {
            String days = (rule.from() == null ? "" : " from " + rule.from())
                    + (rule.until() == null ? "" : " until " + rule.until());
            lines.add("  %s  %s%s  of %s"
                    .formatted(
                            rule.id(),
                            Named.written(rule.severity()),
                            days,
                            rule.appliesTo().stream()
                                    .map(Named::written)
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
            lines.add("      " + rule.sentence());
            String published = rule.publishedName();
            lines.add("      " + (published == null ? "" : published + ", ") + rule.source());
        }
    }

    private void reasons() {
        lines.add("reason codes");
        new TreeMap<>(scheme.reasonCodes())
                .forEach((code, reason) -> lines.add("  " + code + "  " + reason.explanation()
                        + (reason.duplicate() ? " (no rejection: our own resend may have caused it)" : "")));
    }

    private static String names(List<Definition> definitions) {
        return definitions.stream().map(Definition::name).collect(Collectors.joining(", "));
    }

    private static void fact(List<String[]> facts, String label, @Nullable String value) {
        facts.add(new String[] {label, value == null ? "" : value});
    }

    /** {@code 15 s}, {@code 10 min}, {@code 24 h}: the largest unit that fits whole. */
    static String words(Duration length) {
        if (length.toMillis() % 1000 != 0) {
            return length.toMillis() + " ms";
        }
        if (length.toSeconds() % 60 != 0) {
            return length.toSeconds() + " s";
        }
        return length.toMinutes() % 60 == 0 ? length.toHours() + " h" : length.toMinutes() + " min";
    }
}
