package io.railhead.app.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.reference.Kind;
import io.railhead.reference.ReferenceImport;
import io.railhead.reference.UnusableTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

    @TempDir
    Path work;

    private Path folder() {
        return work.resolve("reference");
    }

    private Path imported(String from) throws IOException, UnusableTable {
        Path given = Files.writeString(work.resolve("given"), "990001 990001 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n");
        ReferenceImport.Said said = new ReferenceImport.Said("7", LocalDate.parse(from), null);
        return new ReferenceImport(folder(), Instant.EPOCH)
                .run(Kind.UK_MODULUS, given, said)
                .file();
    }

    private List<Finding> care(String... links) {
        return ReferenceCheck.care(folder(), null, Set.of(links), TODAY);
    }

    @Test
    void aSchemeThatWouldCheckAccountNumbersAndCannotIsTold() throws Exception {
        Finding warned = care("uk-fps", "sct-inst").getFirst();
        assertEquals(Level.WARN, warned.level());
        assertTrue(warned.found().contains("uk-fps") && !warned.found().contains("sct-inst"), warned::toString);
        imported("2026-02-01");
        assertEquals(1, care("uk-fps").size(), "it is not valid yet");
        imported("2026-01-31");
        assertEquals(List.of(), care("uk-fps"));
    }

    @Test
    void nobodyIsToldOfATableThatNoSchemeOfTheirsUses() {
        assertEquals(List.of(), care("sct-inst"));
        assertEquals(List.of(), care());
    }

    @Test
    void whatWasImportedIsListedAndWhatIsBrokenRefuses() throws Exception {
        assertEquals(List.of(), ReferenceCheck.run(folder()));
        Path file = imported("2026-01-01");
        Finding fine = ReferenceCheck.run(folder()).getFirst();
        assertEquals(Level.PASS, fine.level());
        assertTrue(fine.found().contains("version 7"), fine::toString);
        Files.writeString(file, Files.readString(file) + "990002");
        Finding broken = ReferenceCheck.run(folder()).getFirst();
        assertTrue(broken.refuses(), broken::toString);
        assertEquals(Fault.REFERENCE_INVALID, broken.fault());
    }
}
