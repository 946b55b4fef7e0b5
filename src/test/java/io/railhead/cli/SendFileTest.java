package io.railhead.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendFileTest {
    private static final String POST = "POST /v1/files?channel=demo&name=wages.csv";

    @TempDir
    Path folder;

    private CliFixture cli;
    private Path wages;

    @BeforeEach
    void start() throws IOException {
        cli = new CliFixture(folder);
        wages = Files.writeString(folder.resolve("wages.csv"), "endToEndId,amount\n");
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private static String file(String state, int settled, int rejected, int refused) {
        return """
                {"id":"f1","name":"wages.csv","channel":"demo","format":"csv","state":"%s","count":3,"sum":"30.00",\
                "taken":%d,"settled":%d,"rejected":%d,"pending":0,"refused":%d,"problem":null}""".formatted(state, settled + rejected, settled, rejected, refused);
    }

    @Test
    void theFileIsSentAsItIsWithAKeyAndItsKind() {
        cli.gateway.on(POST, 202, file("received", 0, 0, 0));
        CliFixture.Ran ran = cli.run("files", "send", wages.toString(), "--key", "k-1");
        assertEquals(0, ran.status(), ran.err());
        StubGateway.Asked asked = cli.gateway.asked().getFirst();
        assertEquals("endToEndId,amount\n", asked.body());
        assertEquals("k-1", asked.header("Idempotency-Key"));
        assertEquals("text/csv", asked.header("Content-Type"));
        assertTrue(ran.out().contains("received, not checked yet"));
    }

    @Test
    void theKindFollowsTheName() throws IOException {
        for (String name : new String[] {"a.xml", "a.csv.gz", "a.ZIP"}) {
            Files.writeString(folder.resolve(name), "x");
            cli.gateway.on("POST /v1/files?channel=other&name=" + name, 202, file("received", 0, 0, 0));
            cli.run("files", "send", folder.resolve(name).toString(), "--channel", "other");
        }
        assertEquals(
                java.util.List.of("application/xml", "application/gzip", "application/zip"),
                cli.gateway.asked().stream()
                        .map(asked -> asked.header("Content-Type"))
                        .toList());
    }

    @Test
    void waitingTellsHowFarItIsOnceEachAndEndsWhenAllHaveAnOutcome() throws IOException {
        cli.gateway
                .on(POST, 202, file("received", 0, 0, 0))
                .on("GET /v1/files/f1", 200, file("validated", 1, 0, 0))
                .on("GET /v1/files/f1", 200, file("validated", 1, 0, 0))
                .on("GET /v1/files/f1", 200, file("completed", 3, 0, 0));
        CliFixture.Ran ran = cli.run("files", "send", wages.toString(), "--wait", "--json");
        assertEquals(0, ran.status(), ran.err());
        assertEquals("1 of 3 taken, 1 with an outcome\n", ran.err());
        assertEquals(
                "completed", new JsonMapper().readTree(ran.out()).path("state").asText());
    }

    @Test
    void onePaymentThatIsNotPaidIsNoSuccess() {
        cli.gateway.on(POST, 202, file("received", 0, 0, 0)).on("GET /v1/files/f1", 200, file("completed", 2, 0, 1));
        assertEquals(1, cli.run("files", "send", wages.toString(), "--wait").status());
    }

    @Test
    void aFileThatIsRefusedWholeSaysWhereAndWhatToDo() {
        String refused = file("refused", 0, 0, 0)
                .replace(
                        "\"problem\":null",
                        "\"problem\":{\"code\":\"CSV-CELLS\",\"detail\":\"Too many.\",\"advice\":\"Mend it.\",\"errors\":"
                                + "[{\"code\":\"CSV-CELLS\",\"line\":3,\"column\":10,\"text\":\"Too many.\"}]}");
        cli.gateway.on(POST, 202, file("received", 0, 0, 0)).on("GET /v1/files/f1", 200, refused);
        CliFixture.Ran ran = cli.run("files", "send", wages.toString(), "--wait");
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("CSV-CELLS line 3 column 10: Too many."), ran.out());
        assertTrue(ran.out().contains("Mend it."));
    }

    @Test
    void aRefusalTellsTheKeyAndAMissingFileAsksNobody() {
        CliFixture.Ran ran = cli.run("files", "send", wages.toString(), "--key", "k-2");
        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("--key k-2"));
        int asked = cli.gateway.asked().size();
        assertEquals(
                1,
                cli.run("files", "send", folder.resolve("gone.csv").toString()).status());
        assertEquals(asked, cli.gateway.asked().size());
        assertFalse(ran.out().contains("received"));
        assertEquals(2, cli.run("files", "send").status());
    }
}
