package io.railhead.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers that are published as tests of the method, against a published table; skips where there is none. */
class PublishedModulusTest {
    private static final Path TABLES = Path.of("../shared/standards/codesets/modulus");

    private static final String FIT = """
            089999 66374958
            107999 88837491
            202959 63748472
            871427 46238510
            872427 46238510
            871427 09123496
            871427 99123496
            820000 73688637
            827999 73988638
            827101 28748352
            134020 63849203
            118765 64371389
            200915 41011166
            938611 07806039
            938600 42368003
            938063 55065200
            772798 99345694
            086090 06774744
            309070 02355688
            309070 12345668
            309070 12345677
            309070 99345694
            074456 12345112
            070116 34012583
            074456 11104102
            180002 00000190""";

    private static final String FIT_NOT = """
            938063 15764273
            938063 15764264
            938063 15763217
            118765 64371388
            203099 66831036
            203099 58716970
            089999 66374959
            107999 88837493""";

    @Test
    void theImportedTableJudgesThePublishedNumbersAsPublished(@TempDir Path data) throws UnusableTable {
        Path weights = TABLES.resolve("valacdos-v640-updated.txt");
        assumeTrue(Files.exists(weights), "no published table beside the project");
        ReferenceImport importing = new ReferenceImport(data, Instant.parse("2026-01-31T09:00:00Z"));
        ReferenceImport.Said said = new ReferenceImport.Said(null, null, null);
        ReferenceImport.Done done = importing.run(Kind.UK_MODULUS, weights, said);
        assertTrue(
                done.edition().table().size() > 1000,
                "rows: " + done.edition().table().size());
        importing.run(Kind.UK_SUBSTITUTIONS, TABLES.resolve("scsubtab.txt"), said);

        ModulusCheck check = ReferenceData.with(data).modulus(LocalDate.of(2026, 2, 1));
        assertNotNull(check);
        FIT.lines().forEach(line -> assertEquals(ModulusCheck.Verdict.FITS, judge(check, line), line));
        FIT_NOT.lines().forEach(line -> assertEquals(ModulusCheck.Verdict.FITS_NOT, judge(check, line), line));
    }

    private static ModulusCheck.Verdict judge(ModulusCheck check, String line) {
        return check.of(line.substring(0, 6), line.substring(7));
    }
}
