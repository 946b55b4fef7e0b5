package io.railhead.api;

import io.railhead.intake.Problem;
import io.railhead.intake.file.FileFormat;
import io.railhead.intake.file.ReportOnDemand;
import io.railhead.store.StoredFile;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In which form a report is wanted. */
final class ReportForm {
    private static final MediaType TABLE = new MediaType("text", "csv");

    private ReportForm() {}

    /**
     * The first that is accepted and can be had.
     *
     * @throws Refused when none is
     */
    static FileFormat of(List<MediaType> accepted, StoredFile file) {
        for (MediaType type : accepted) {
            FileFormat form = form(type, FileFormat.of(file.format()));
            if (form != null && ReportOnDemand.has(file, form)) {
                return form;
            }
        }
        throw new Refused(Problem.NOT_ACCEPTABLE);
    }

    private static @Nullable FileFormat form(MediaType type, FileFormat own) {
        if (type.isWildcardType()) {
            return own;
        }
        if (TABLE.isCompatible(type)) {
            return FileFormat.CSV;
        }
        return MediaType.APPLICATION_XML_TYPE.isCompatible(type) ? FileFormat.PAIN_001 : null;
    }
}
