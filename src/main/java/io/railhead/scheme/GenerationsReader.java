package io.railhead.scheme;

import io.railhead.message.Definition;
import io.railhead.message.MessageKind;
import io.railhead.payment.Agent;
import io.railhead.payment.Invalid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code generations} of a pack's messages. */
final class GenerationsReader {
    private static final Definition NONE = new Definition("xxxx.000.000.00");

    private GenerationsReader() {}

    /** @param usual the pack's usual version of each message */
    static List<Generation> read(Section messages, Map<MessageKind, Definition> usual) {
        List<Generation> generations = new ArrayList<>();
        for (Section entry : messages.sections("generations")) {
            Definition definition = entry.value("definition", NONE, Definition::new);
            Generation generation = new Generation(
                    definition,
                    entry.optionalValue("from", LocalDate::parse),
                    entry.optionalValue("until", LocalDate::parse),
                    counterparties(entry));
            check(entry, generation, usual);
            generations.add(generation);
            entry.done();
        }
        return generations;
    }

    private static Set<String> counterparties(Section entry) {
        Set<String> bics = new HashSet<>();
        for (String written : entry.texts("counterparties")) {
            try {
                bics.add(new Agent.Bic(written).code());
            } catch (Invalid notOne) {
                entry.problem("counterparties", "'" + written + "' is not a BIC");
            }
        }
        return bics;
    }

    private static void check(Section entry, Generation generation, Map<MessageKind, Definition> usual) {
        Definition definition = generation.definition();
        Definition known = usual.get(MessageKind.of(definition));
        if (!definition.equals(NONE) && (known == null || known.equals(definition))) {
            entry.problem(
                    "definition",
                    definition + " is the usual version already, or of a message that is not among 'definitions'");
        }
        LocalDate from = generation.from();
        LocalDate until = generation.until();
        if (from != null && until != null && until.isBefore(from)) {
            entry.problem("until", "this is before 'from'");
        }
        if (until != null && from == null && generation.counterparties().isEmpty()) {
            entry.problem(
                    "until", "a version with an end needs a beginning or counterparties: it is not sent otherwise");
        }
    }
}
