package io.railhead.cli;

import static io.railhead.cli.CliFixture.payment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.railhead.cli.CliFixture.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayCommandTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String POST = "POST /v1/payments";

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
    void whatIsTypedBecomesTheInstructionOfTheApi() throws Exception {
        cli.gateway.on(POST, 201, payment("p1", "settled", "moved", true));

        Ran ran = pay("--reference=@ Invoice 1001", "--end-to-end-id=INV-1001", "--key=k-1", "--wait=10");

        assertEquals(0, ran.status(), ran.err());
        StubGateway.Asked asked = cli.gateway.asked().getFirst();
        assertEquals(JSON.readTree("""
                        {"amount":{"currency":"GBP","value":"10.00"},
                         "debtor":{"name":"Acme Ltd","account":{"sortCode":"202959","accountNumber":"63748472"}},
                         "creditor":{"name":"Ada Example","account":{"iban":"GB29NWBK60161331926819"}},
                         "endToEndId":"INV-1001","reference":"@ Invoice 1001"}"""), JSON.readTree(asked.body()));
        assertEquals("k-1", asked.header("Idempotency-Key"));
        assertEquals("wait=10", asked.header("Prefer"));
        assertEquals("application/json", asked.header("Content-Type"));
        assertTrue(asked.header("Authorization").startsWith("Bearer ey"));
    }

    @Test
    void theOutcomeIsShownWithAccountsAsTheGatewayMasksThem() {
        cli.gateway.on(POST, 201, payment("p1", "settled", "moved", true));

        Ran ran = pay("--wait=10");

        assertTrue(ran.out().contains("state           settled, moved, final"), ran.out());
        assertTrue(ran.out().contains("Acme Ltd  202959-****8472"));
        assertTrue(ran.out().contains("GB29**************6819"));
        assertFalse(ran.out().contains("63748472"));
        assertEquals("", ran.err());
    }

    @Test
    void withJsonThereIsOneDocumentAndNothingElse() throws Exception {
        cli.gateway.on(POST, 202, payment("p1", "submitted", "not-known", false));

        Ran ran = pay("--json");

        assertEquals(0, ran.status());
        assertEquals(1, ran.out().lines().count());
        assertEquals("p1", JSON.readTree(ran.out()).path("id").asText());
        assertEquals("", ran.err());
        assertEquals("null", cli.gateway.asked().getFirst().header("Prefer"));
    }

    @Test
    void everyRunWithoutAKeyAsksForAnotherPayment() {
        cli.gateway.on(POST, 202, payment("p1", "submitted", "not-known", false));

        pay();
        pay();

        List<StubGateway.Asked> asked = cli.gateway.asked();
        assertNotEquals(asked.get(0).header("Idempotency-Key"), asked.get(1).header("Idempotency-Key"));
    }

    @Test
    void aPaymentThatEndedWithoutMoneyMovingIsNoSuccess() {
        cli.gateway.on(POST, 201, payment("p1", "rejected", "not-moved", true));

        assertEquals(1, pay("--wait=10").status());
    }

    @Test
    void anOutcomeThatIsStillOpenIsNoFailure() {
        cli.gateway.on(POST, 202, payment("p1", "unresolved", "not-known", false));

        assertEquals(0, pay("--wait=1").status());
    }

    @Test
    void aProblemNamesItsCodeItsSentenceAndTheFields() throws Exception {
        String problem = """
                {"type":"about:blank","title":"Invalid","status":400,"code":"FIELD_INVALID","retryable":false,\
                "detail":"One field is wrong.","errors":[{"pointer":"/creditor/account/iban",\
                "isoPath":"CdtTrfTxInf/CdtrAcct/Id/IBAN","detail":"the check digits do not fit"}]}""";
        cli.gateway.on(POST, 400, problem);

        Ran human = pay();
        assertEquals(1, human.status());
        assertEquals("", human.out());
        assertEquals("""
                FIELD_INVALID: One field is wrong. (HTTP 400)
                  /creditor/account/iban (CdtTrfTxInf/CdtrAcct/Id/IBAN): the check digits do not fit
                """, human.err());

        Ran json = pay("--json");
        assertEquals(1, json.status());
        assertEquals("FIELD_INVALID", JSON.readTree(json.out()).path("code").asText());
    }

    @Test
    void aRefusalThatMayBeRepeatedTellsTheKeyToRepeatItWith() {
        cli.gateway.on(POST, 503, "{\"code\":\"UNKNOWN\",\"retryable\":true,\"detail\":\"Ask again.\"}");

        assertTrue(pay("--key=k-7").err().contains("--key k-7"));
    }

    @Test
    void anAnswerWithoutJsonIsAFailureAndMayHaveBeenTakenIn() {
        cli.gateway.on(POST, 502, "<html>");

        Ran ran = pay("--key=k-8");

        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("HTTP 502") && ran.err().contains("--key k-8"), ran.err());
    }

    @Test
    void whenNobodyListensNothingWasTakenIn() {
        cli.gateway.close();

        Ran ran = pay();

        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("No gateway answers"), ran.err());
        assertFalse(ran.err().contains("--key"));
    }

    @Test
    void wrongUseAsksNothing() {
        assertEquals(2, pay("--wait=31").status());
        assertEquals(2, pay("--debtor-acount=x").status());
        assertEquals(2, cli.run("pay", "--amount=10.00").status());
        Ran account = pay("--scheme", "uk-fps", "extra");
        assertEquals(2, account.status());
        assertEquals(2, CliFixture.runAt(data, "pay", "--port=0").status());

        assertEquals(List.of(), cli.gateway.asked());
    }

    @Test
    void accountsAreReadAsPeopleWriteThem() throws Exception {
        AccountText.Reader reader = new AccountText.Reader();

        assertEquals(reader.convert("202959-63748472"), reader.convert("20-29-59 63748472"));
        assertEquals(
                "{\"iban\":\"GB29NWBK60161331926819\"}",
                reader.convert("gb29 NWBK 6016 1331 9268 19").json().toString());
        assertEquals(2, cli.run(arguments("12345678").toArray(String[]::new)).status());
    }

    private Ran pay(String... more) {
        List<String> args = arguments("202959-63748472");
        args.addAll(List.of(more));
        return cli.run(args.toArray(String[]::new));
    }

    private static List<String> arguments(String debtorAccount) {
        return new ArrayList<>(List.of(
                "pay",
                "--amount=10.00",
                "--currency=GBP",
                "--debtor-name=Acme Ltd",
                "--debtor-account=" + debtorAccount,
                "--creditor-name=Ada Example",
                "--creditor-account=GB29NWBK60161331926819"));
    }
}
