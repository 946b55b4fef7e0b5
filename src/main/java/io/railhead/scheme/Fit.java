package io.railhead.scheme;

import io.railhead.payment.Transfer;
import java.util.List;

/** What became of an instruction that was to take a pack's form. */
public sealed interface Fit {
    /** @param warnings what was changed on the way, for the caller to see */
    record Fitted(Transfer transfer, List<Finding> warnings) implements Fit {
        public Fitted {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param findings why not; warnings may be among the errors */
    record Misfit(List<Finding> findings) implements Fit {
        public Misfit {
            findings = List.copyOf(findings);
        }
    }
}
