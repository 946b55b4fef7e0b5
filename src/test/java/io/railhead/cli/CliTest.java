package io.railhead.cli;

import static io.railhead.cli.CliFixture.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.cli.CliFixture.Ran;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FILE = """
            {"id":"f1","name":"salaries.xml","channel":"demo","state":"done","count":3,"sum":"30.00",\
            "settled":2,"rejected":1,"pending":0,"refused":0}""";

    @TempDir
    Path data;

    private CliFixture cli;

    @BeforeEach
    void start() throws Exception {
        cli = new CliFixture(data);
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    @Test
    void theTokenStandsAlone() throws Exception {
        Ran ran = CliFixture.runAt(data, "token", "--client", "acme", "--role", "approver");

        assertEquals(0, ran.status());
        assertEquals(1, ran.out().lines().count());
        JsonNode claims = JSON.readTree(new String(
                Base64.getUrlDecoder().decode(ran.out().strip().split("\\.", -1)[1]), StandardCharsets.UTF_8));
        assertEquals("acme", claims.path("participant").asText());
        assertEquals("approver", claims.path("groups").path(0).asText());
    }

    @Test
    void withoutADemoKeyTheMessageSaysWhatToDo() {
        Ran ran = CliFixture.runAt(data.resolve("elsewhere"), "token");

        assertEquals(1, ran.status());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("railhead demo"));
        assertEquals(
                1,
                CliFixture.runAt(data.resolve("elsewhere"), "payments", "list").status());
        assertFalse(data.resolve("elsewhere").toFile().exists());
    }

    @Test
    void aGivenTokenIsUsedAsItIs() {
        cli.gateway.on("GET /v1/payments?limit=50", 200, "{\"payments\":[],\"next\":null}");

        assertEquals(0, cli.run("payments", "list", "--token", "abc").status());
        assertEquals("Bearer abc", cli.gateway.asked().getFirst().header("Authorization"));
    }

    @Test
    void aListFollowsItsCursorUntilThereAreEnough() {
        String page = String.join(
                ",",
                IntStream.range(0, 100)
                        .mapToObj(i -> payment("p" + i, "settled", "moved", true))
                        .toList());
        cli.gateway.on(
                "GET /v1/payments?state=settled&limit=100", 200, "{\"payments\":[" + page + "],\"next\":\"c/1\"}");
        cli.gateway.on(
                "GET /v1/payments?state=settled&limit=50&cursor=c%2F1",
                200, "{\"payments\":[" + payment("last", "settled", "moved", true) + "],\"next\":null}");

        Ran ran = cli.run("payments", "list", "--state", "settled", "--limit", "150", "--json");

        assertEquals(0, ran.status(), ran.err());
        assertEquals(101, ran.out().lines().count());
        assertTrue(ran.out().lines().allMatch(line -> line.startsWith("{\"id\":")));
    }

    @Test
    void aTableHasHeadingsAndAnEmptyListHasNone() {
        cli.gateway.on(
                "GET /v1/payments?scheme=uk-fps&endToEndId=a+b&limit=50",
                200,
                "{\"payments\":[" + payment("p1", "settled", "moved", true) + "],\"next\":null}");
        cli.gateway.on("GET /v1/payments?limit=50", 200, "{\"payments\":[]}");

        List<String> lines = cli.run("payments", "list", "--scheme=uk-fps", "--end-to-end-id=a b")
                .out()
                .lines()
                .toList();
        assertEquals(2, lines.size());
        assertEquals(lines.get(0).indexOf("AMOUNT"), lines.get(1).indexOf("GBP 10.00"));
        assertEquals("", cli.run("payments", "list").out());
    }

    @Test
    void showTellsThePaymentItsTimelineAndItsMessages() throws Exception {
        cli.gateway.on("GET /v1/payments/p1", 200, payment("p1", "settled", "moved", true));
        cli.gateway.on(
                "GET /v1/payments/p1/timeline",
                200,
                "{\"timeline\":[{\"at\":\"2026-01-31T09:00:00Z\",\"text\":\"rule \\u001b[2Jmet\",\"who\":null}]}");
        cli.gateway.on(
                "GET /v1/payments/p1/messages",
                200,
                "{\"messages\":[{\"id\":\"m1\",\"definition\":\"pacs.008.001.08\"}]}");

        Ran human = cli.run("payments", "show", "p1");
        assertEquals(0, human.status(), human.err());
        assertTrue(human.out().contains("pacs.008.001.08"));
        assertTrue(human.out().contains("rule ?[2Jmet"), "a stranger's text cannot steer the terminal");

        JsonNode json =
                JSON.readTree(cli.run("payments", "show", "p1", "--json").out());
        assertEquals("p1", json.path("payment").path("id").asText());
        assertEquals(
                "2026-01-31T09:00:00Z", json.path("timeline").path(0).path("at").asText());
        assertEquals("m1", json.path("messages").path(0).path("id").asText());
    }

    @Test
    void whatWasChangedIsShownWithItsPlaceAndPaymentsAreListedByIt() {
        String changed = payment("p1", "settled", "moved", true).replace("\"warnings\":[],\"warningDetails\":[]", """
                        "warnings":["Cut off."],"warningDetails":[\
                        {"code":"RULE-TEXT-SHORTENED","field":"/creditor/name","text":"Cut off."},\
                        {"code":"LOOKS-LIKE-ANOTHER","field":null,"text":"Twice?"}]""");
        cli.gateway.on("GET /v1/payments/p1", 200, changed);
        cli.gateway.on("GET /v1/payments/p1/timeline", 200, "{\"timeline\":[]}");
        cli.gateway.on("GET /v1/payments/p1/messages", 200, "{\"messages\":[]}");
        cli.gateway.on(
                "GET /v1/payments?warning=RULE-TEXT-SHORTENED&limit=50", 200, "{\"payments\":[" + changed + "]}");

        String shown = cli.run("payments", "show", "p1").out();
        assertTrue(shown.contains("RULE-TEXT-SHORTENED at /creditor/name: Cut off."), shown);
        assertTrue(shown.contains("LOOKS-LIKE-ANOTHER: Twice?"), shown);
        Ran listed = cli.run("payments", "list", "--warning", "RULE-TEXT-SHORTENED");
        assertEquals(2, listed.out().lines().count(), listed.err());
    }

    @Test
    void anUnknownPaymentIsARefusal() {
        Ran ran = cli.run("payments", "show", "no/such thing");

        assertEquals(1, ran.status());
        assertTrue(ran.err().startsWith("NOT_FOUND: There is no such thing."), ran.err());
        assertEquals(
                "GET /v1/payments/no%2Fsuch%20thing",
                cli.gateway.asked().getFirst().line());
    }

    @Test
    void watchingOnePaymentPrintsEachChangeOnceAndEndsWithIt() {
        cli.gateway.on("GET /v1/payments/p1", 200, payment("p1", "submitted", "not-known", false));
        cli.gateway.on("GET /v1/payments/p1", 200, payment("p1", "submitted", "not-known", false));
        cli.gateway.on("GET /v1/payments/p1", 200, payment("p1", "settled", "moved", true));

        Ran ran = cli.run("payments", "watch", "p1");

        assertEquals(0, ran.status(), ran.err());
        assertEquals(2, ran.out().lines().count(), ran.out());
        assertEquals(3, cli.gateway.asked().size());
    }

    @Test
    void watchingOnePaymentThatIsRejectedIsNoSuccess() {
        cli.gateway.on("GET /v1/payments/p1", 200, payment("p1", "rejected", "not-moved", true));

        assertEquals(1, cli.run("payments", "watch", "p1").status());
    }

    @Test
    void watchingAllPrintsWhatIsNewOrChangedOldestFirst() {
        String line = "GET /v1/payments?limit=100";
        String old = payment("p0", "settled", "moved", true);
        cli.gateway.on(
                line, 200, "{\"payments\":[" + payment("p1", "submitted", "not-known", false) + "," + old + "]}");
        cli.gateway.on(
                line,
                200,
                "{\"payments\":[" + payment("p2", "queued", "not-moved", false) + ","
                        + payment("p1", "settled", "moved", true) + "," + old + "]}");
        cli.gateway.on(line, 401, "");

        Ran ran = cli.run("payments", "watch", "--json");

        assertEquals(1, ran.status());
        List<String> lines = ran.out().lines().toList();
        assertEquals(2, lines.size(), ran.out());
        assertTrue(lines.get(0).contains("\"p1\"") && lines.get(1).contains("\"p2\""));
        assertTrue(ran.err().contains("token"), ran.err());
    }

    @Test
    void filesAreListedAndShown() throws Exception {
        cli.gateway.on("GET /v1/files?limit=50", 200, "{\"files\":[" + FILE + "]}");
        cli.gateway.on("GET /v1/files/f1", 200, FILE);

        assertTrue(cli.run("files", "list").out().contains("salaries.xml"));
        assertEquals(
                JSON.readTree(FILE),
                JSON.readTree(cli.run("files", "list", "--json").out()));
        assertTrue(
                cli.run("files", "show", "f1").out().contains("settled   2"),
                cli.run("files", "show", "f1").out());
        assertEquals(
                JSON.readTree(FILE),
                JSON.readTree(cli.run("files", "show", "f1", "--json").out()));
    }

    @Test
    void everyVerbHasHelpWithAnExample() {
        List<List<String>> verbs = List.of(
                List.of("token"),
                List.of("pay"),
                List.of("payments"),
                List.of("payments", "list"),
                List.of("payments", "show"),
                List.of("payments", "watch"),
                List.of("files"),
                List.of("files", "list"),
                List.of("files", "show"));
        for (List<String> verb : verbs) {
            String[] args = Stream.concat(verb.stream(), Stream.of("--help")).toArray(String[]::new);
            Ran ran = CliFixture.runAt(data, args);
            assertEquals(0, ran.status(), verb.toString());
            assertTrue(ran.out().contains("Example: "), verb.toString());
            assertEquals("", ran.err());
        }
    }

    @Test
    void wrongUseIsTwoAndSaysSoOnStandardError() {
        for (String[] args : new String[][] {
            {"payments"},
            {"files"},
            {"frob"},
            {"payments", "frob"},
            {"payments", "show"},
            {"token", "--role", "king"},
            {"token", "--client", "a b"},
            {"payments", "list", "--limit", "0"},
            {"payments", "list", "--port", "x"},
            {}
        }) {
            Ran ran = CliFixture.runAt(data, args);
            assertEquals(2, ran.status(), String.join(" ", args));
            assertEquals("", ran.out(), String.join(" ", args));
            assertFalse(ran.err().isEmpty());
        }
    }
}
