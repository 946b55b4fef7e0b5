package io.railhead.cli;

import io.railhead.reference.ReferenceData;
import io.railhead.reference.UnusableTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The reference data that a verb works with: ours, and what was imported into a data directory. */
final class ReferenceTables {
    private static final String FOLDER = "reference";

    private ReferenceTables() {}

    static Path folder(Path data) {
        return data.resolve(FOLDER);
    }

    /** @return null when what is there cannot be used, after saying why */
    static @Nullable ReferenceData inData(Path data, Report report) {
        try {
            return ReferenceData.with(folder(data));
        } catch (UnusableTable unusable) {
            unusable.problems().forEach(problem -> report.say(problem.toString()));
            return null;
        }
    }

    /**
     * The same, as what this process goes by: messages are read with it too.
     *
     * @return null when what is there cannot be used, after saying why
     */
    static @Nullable ReferenceData adopted(Path data, Report report) {
        ReferenceData reference = inData(data, report);
        if (reference != null) {
            ReferenceData.adopt(reference);
        }
        return reference;
    }

    /** The day by which editions are chosen. */
    static LocalDate today(Terminal terminal) {
        return LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC);
    }
}
