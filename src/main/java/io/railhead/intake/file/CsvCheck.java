package io.railhead.intake.file;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Checks a table as a whole: its header, and that every line can be taken apart. What a cell says is judged later,
 * line by line.
 */
final class CsvCheck {
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

    private static BigDecimal number(@Nullable String amount) {
        return amount == null ? BigDecimal.ZERO : new BigDecimal(amount);
    }

    private static FileProblem empty() {
        return CsvRefused.at("CSV-NO-PAYMENTS", 2, 1, "There is no line after the header.")
                .problem();
    }
}
