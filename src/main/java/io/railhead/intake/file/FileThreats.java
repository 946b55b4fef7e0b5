package io.railhead.intake.file;

import io.railhead.audit.SecurityEvent;
import io.railhead.audit.Threat;
import io.railhead.store.StoredFile;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which refused files are security events: those that are not of a form that we read at all, those with parts that
 * no message has, and tables and archives that no program writes by mistake. A file whose values are wrong, or that does not add up, is its sender's mistake.
 */
public final class FileThreats {
    private static final String FORM = "XML-";
    private static final Set<String> STRANGE_PARTS = Set.of("XSD-UNEXPECTED", "XSD-UNKNOWN");
    private static final Set<String> STRANGE_TABLES = Set.of("CSV-CONTROL", "CSV-TOO-LONG", "CSV-TOO-MANY-COLUMNS");
    private static final Set<String> STRANGE_ARCHIVES =
            Set.of("ARCHIVE-RATIO", "ARCHIVE-NESTED", "ARCHIVE-SEVERAL", "ARCHIVE-TOO-LARGE");

    private FileThreats() {}

    /** The event that a refusal is, or null when it is none. */
    public static @Nullable SecurityEvent of(StoredFile refused, Instant at) {
        String problem = refused.problem();
        String code = problem == null ? "" : FileProblem.ofJson(problem).code();
        return isThreat(code)
                ? new SecurityEvent(Threat.FORM, code, "channel " + refused.channel(), refused.clientId(), at)
                : null;
    }

    static boolean isThreat(String code) {
        return code.startsWith(FORM)
                || STRANGE_PARTS.contains(code)
                || STRANGE_TABLES.contains(code)
                || STRANGE_ARCHIVES.contains(code);
    }
}
