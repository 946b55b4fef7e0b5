package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The page with cards of messages that others published: what it shows is what the verb says. */
class PublishedCardsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("railhead.test.messages", "../shared/standards/messages"));
    private static final Path PAGE = Path.of("docs/using/published-messages.md");

    private static final List<String> SHOWN = List.of(
            "valid/pacs.008.001.08/moov-io__sample-participant-to-fednow-message.xml",
            "valid/pacs.008.001.12/ballerina-platform__CBPR+_p.2.3.1.a_pacs.008_AtoD.xml",
            "valid/pacs.002.001.10/phoughton__pacs002_status_report_sample.xml",
            "valid/pacs.004.001.09/ballerina-platform__CBPR+_p.2.3.1.b_pacs.004-DtoC.xml",
            "valid/pacs.009.001.11/ballerina-platform__CBPR+_p.2.3.1.b_pacs.009.cov-AtoB.xml",
            "valid/camt.056.001.11/ballerina-platform__CBPR+_c.29.1.1_camt.056-AtoB.xml",
            "valid/camt.029.001.13/ballerina-platform__CBPR+_c.29.1.1_camt.029-BtoA.xml",
            "valid/camt.053.001.02/moov-io__FI_camt_053_sample.xml.xml",
            "valid/pain.001.001.09/phoughton__pain001_credit_initiation_sample.xml",
            "profile-envelope/pain.014.001.07/moov-io__pain014.ACTC.xml");

    private static final String HEAD = """
            # Cards of published messages

            Ten messages that others have published in the open, as `./railhead message show FILE` prints them. None of them
            was written with this program in mind; each keeps the name under which its publisher has it, and is not part of
            this project. [Messages](messages.md) says what the cards show and what `--tree` and `--json` add.
            """;

    @Test
    void thePageShowsWhatTheVerbSays() throws IOException {
        Assumptions.assumeTrue(Files.exists(FOLDER.resolve("INDEX.tsv")), () -> FOLDER + " is not here");
        StringBuilder page = new StringBuilder(HEAD);
        for (String file : SHOWN) {
            String message = file.split("/", -1)[1];
            String publisher = FOLDER.resolve(file).getFileName().toString().replaceFirst("__.*", "");
            page.append("\n## ")
                    .append(message)
                    .append(", published by ")
                    .append(publisher)
                    .append("\n\n```text\n");
            page.append(card(file)).append("```\n");
        }
        if (Boolean.getBoolean("railhead.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page.toString(), Files.readString(PAGE), "run with -Drailhead.regenerate=true");
    }

    private static String card(String file) {
        Path path = FOLDER.resolve(file);
        CliFixture.Ran ran = CliFixture.runAt(FOLDER, "message", "show", path.toString());
        assertEquals(0, ran.status(), ran.err());
        assertTrue(ran.out().lines().count() > 10, "it says something: " + ran.out());
        return ran.out()
                        .replace(path.toString(), path.getFileName().toString().replaceFirst(".*__", ""))
                        .strip()
                + "\n";
    }
}
