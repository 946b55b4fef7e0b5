package io.railhead.cli;

import io.railhead.scheme.Generation;
import io.railhead.scheme.Pack;
import io.railhead.scheme.Scheme;
import io.railhead.scheme.ValidationPack;
import java.util.List;
import java.util.stream.Collectors;

/** When, and to whom, a scheme's other versions of messages are sent, in words. */
final class GenerationText {
    private GenerationText() {}

    static String of(Scheme scheme) {
        List<Generation> generations = switch (scheme) {
            case Pack pack -> pack.messages().generations();
            case ValidationPack pack -> List.of();
        };
        return generations.stream().map(GenerationText::words).collect(Collectors.joining("; "));
    }

    private static String words(Generation generation) {
        String to = generation.counterparties().stream().sorted().collect(Collectors.joining(", "));
        boolean sent = generation.from() != null || !to.isEmpty();
        return generation.definition()
                + (sent ? " sent" : " taken, never sent")
                + (to.isEmpty() ? "" : " to " + to)
                + (generation.from() == null ? "" : " from " + generation.from())
                + (generation.until() == null ? "" : " until " + generation.until());
    }
}
