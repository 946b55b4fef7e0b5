package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import io.railhead.reference.ReferenceData;
import io.railhead.reference.UnusableTable;
import java.nio.file.Path;

/** Makes what an operator imported into a data directory the reference data of this process. */
final class ImportedTables {
    private ImportedTables() {}

    /** @throws Refusal with everything there that cannot be used */
    static void adopt(Path folder) {
        try {
            ReferenceData.adopt(ReferenceData.with(folder));
        } catch (UnusableTable unusable) {
            throw new Refusal("imported reference data cannot be used; import it again, or move it away:\n"
                    + unusable.getMessage());
        }
    }
}
