package io.railhead.codec;

import io.railhead.codec.Validation.PartResult;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a file of messages for somebody who wants to know all about it: every part is told, also those before a place
 * where the XML breaks, and errors repeat the values that they are about. In bounded memory, whatever the file's size.
 * Nothing may be decided on what it says; for that there is {@link Validator}. Not thread-safe.
 */
public final class FileExaminer {
    private final PlannedChecks checks;

    /** @throws IllegalStateException when a file of the operator's is not a schema; also from the check */
    public FileExaminer(Schemas schemas) {
        checks = new PlannedChecks(schemas, new SchemaPlans(schemas), XmlUse.LOOK);
    }

    /**
     * What was found.
     *
     * @param parts in their order; where all was read and there was none, one that says so
     * @param broken why the file could not be read to its end; null when it could
     * @param within whether it broke in the last of the parts, and not beside them
     */
    public record Findings(List<PartResult> parts, @Nullable XmlRefused broken, boolean within) {
        public Findings {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Reads the stream to its end or to where it cannot be read, and leaves it open.
     *
     * @throws java.io.UncheckedIOException when the stream fails
     */
    public Findings examine(InputStream file) {
        PartSplitter splitter = new PartSplitter(checks, PartLimits.EXPLAINING);
        try {
            PullEvents.run(SafeXml.guarded(file, XmlUse.LOOK), splitter);
        } catch (XmlRefused refused) {
            return new Findings(splitter.soFar(), refused, splitter.inPart());
        }
        return new Findings(splitter.validation().parts(), null, false);
    }
}
