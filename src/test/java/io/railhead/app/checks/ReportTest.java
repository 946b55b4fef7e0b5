package io.railhead.app.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Finding BAD = Finding.fail(Fault.DB_PASSWORD, "a.setting", "refused\n  by it.", "Mend it.");
    private static final Finding FINE = Finding.pass(Fault.HEAP, "heap", "1024 MiB");
    private static final Finding SO_SO = Finding.warn(Fault.USER_ROOT, "user", "root", "Another");

    @Test
    void aRefusalHasOneLineForEachThingAndNoneForTheRest() {
        assertEquals(
                "Railhead does not start: 2 things are wrong.\n"
                        + "DB-PASSWORD  a.setting: refused by it. Mend it\n"
                        + "DB-PASSWORD  a.setting: refused by it. Mend it\n",
                Report.refusal(List.of(FINE, BAD, SO_SO, BAD)));
        assertTrue(Report.refusal(List.of(BAD)).startsWith("Railhead does not start: 1 thing is wrong."));
    }

    @Test
    void theTableBeginsWithWhatIsBadAndEndsWithTheCounts() {
        String table = Report.table(List.of(FINE, SO_SO, BAD));
        List<String> lines = table.lines().toList();
        assertTrue(lines.getFirst().startsWith("FAIL  DB-PASSWORD  a.setting: refused by it"), table);
        assertTrue(lines.get(1).strip().equals("-> Mend it"), table);
        assertEquals("1 pass, 1 warn, 1 fail, 0 ask", lines.getLast());
    }

    @Test
    void theDocumentSaysWhetherAStartWouldGoOn() {
        assertTrue(Report.json(List.of(FINE, SO_SO)).contains("\"ok\" : true"));
        assertTrue(Report.json(List.of(FINE, BAD)).contains("\"ok\" : false"));
    }
}
