package io.railhead.scheme;

import java.util.List;

/** Which scheme an instruction goes over. */
public sealed interface Choice {
    /** @param why a sentence for the payment's timeline */
    record Chosen(Pack pack, String why) implements Choice {}

    /** @param findings why not, all of them errors */
    record NoScheme(List<Finding> findings) implements Choice {
        public NoScheme {
            findings = List.copyOf(findings);
        }

        public List<String> problems() {
            return findings.stream().map(Finding::sentence).toList();
        }
    }
}
