package io.railhead.intake.file;

import io.railhead.store.FileBlock;
import io.railhead.store.FileStore;
import io.railhead.store.StoredFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a table as a whole: its header, and that every line can be taken apart. What a cell says is judged later,
 * line by line.
 */
final class CsvCheck {
    /** Of the digest, as many as an id of ISO 20022 has room for. */
    private static final int DIGITS = 31;

    private CsvCheck() {}

    static FileCheck.Result check(Path file) throws IOException {
        int count = 0;
        BigDecimal sum = BigDecimal.ZERO;
        try (CsvItems rows = new CsvItems(Unpacking.open(file))) {
            for (CsvRow row = rows.nextRow(); row != null; row = rows.nextRow()) {
                count++;
                sum = sum.add(number(row.amount()));
            }
        } catch (CsvRefused refused) {
            return FileCheck.unsound(refused.problem());
        }
        return count > 0 ? new FileCheck.Result.SoundTable(count, sum) : FileCheck.unsound(empty());
    }

    /** What is stored of a sound one. It has no id of its own: what it holds is its name. */
    static FileStore.Validated found(StoredFile file, int count, BigDecimal sum) {
        String id = "CSV-" + file.digest().toString().substring(0, DIGITS);
        FileBlock all = new FileBlock(CsvRow.BLOCK, id, count, sum, null);
        return new FileStore.Validated(
                id, FileFormat.CSV.word(), null, FileFormat.CSV.word(), count, sum, List.of(all));
    }

    private static BigDecimal number(@Nullable String amount) {
        return amount == null ? BigDecimal.ZERO : new BigDecimal(amount);
    }

    private static FileProblem empty() {
        return CsvRefused.at("CSV-NO-PAYMENTS", 2, 1, "There is no line after the header.")
                .problem();
    }
}
