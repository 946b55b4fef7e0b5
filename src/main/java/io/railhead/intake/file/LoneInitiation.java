package io.railhead.intake.file;

import io.railhead.codec.InitiationReader;
import io.railhead.codec.Validation;
import io.railhead.codec.Validation.PartResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was validated in a file is one pain.001 of a version that is read, with a header at most. What the
 * reader finds in such a file is that one document; in any other it might be one that no schema was asked about.
 */
final class LoneInitiation {
    /** What to do about a file that is none. */
    static final String ADVICE = "Send one " + String.join(" or ", InitiationReader.DEFINITIONS) + " document a file.";

    private static final String HEADER = "head.001.";

    private LoneInitiation() {}

    /** What is wrong with the parts of a file that keep to their schemas, or null. */
    static @Nullable FileProblem problem(Validation valid, String isoReason) {
        List<String> documents = valid.parts().stream()
                .map(PartResult::definition)
                .filter(name -> !name.startsWith(HEADER))
                .toList();
        if (documents.size() > 1 || valid.parts().size() > 2) {
            return FileProblem.whole(
                    "READ-SEVERAL-DOCUMENTS", isoReason, "The file holds several documents or headers.", ADVICE);
        }
        return documents.isEmpty() || !InitiationReader.DEFINITIONS.contains(documents.getFirst())
                ? FileProblem.whole(
                        "READ-DEFINITION",
                        isoReason,
                        "There is no " + String.join(" or ", InitiationReader.DEFINITIONS) + " in this file.",
                        ADVICE)
                : null;
    }
}
