package io.railhead.cli;

import io.railhead.api.DemoTokenIssuer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Runs verbs against a stub gateway, with a demo key in the data directory and no waiting. */
final class CliFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-31T09:00:00Z");

    final StubGateway gateway = new StubGateway();
    private final Path data;

    CliFixture(Path data) throws IOException {
        this.data = data;
        DemoTokenIssuer.ensureKeys(data.resolve("secrets"));
    }

    record Ran(int status, String out, String err) {}

    /** Runs the verb with the stub's port added. */
    Ran run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--port=" + gateway.port());
        return runAt(data, all.toArray(String[]::new));
    }

    static Ran runAt(Path data, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out, true), new PrintWriter(err, true), InstantSource.fixed(NOW), length -> {}, data);
        int status = Cli.run(terminal, args);
        return new Ran(status, out.toString(), err.toString());
    }

    @Override
    public void close() {
        gateway.close();
    }

    /** A payment as the gateway shows it. */
    static String payment(String id, String state, String certainty, boolean isFinal) {
        return """
                {"id":"%s","direction":"out","state":"%s","final":%s,"certainty":"%s","payeeCredited":"not-known",\
                "payerFunds":"debited","settlement":null,"status":{"code":"ACSC","reason":null,"text":null},\
                "scheme":"uk-fps","amount":{"currency":"GBP","value":"10.00"},\
                "debtor":{"name":"Acme Ltd","account":{"sortCode":"202959","accountNumber":"****8472"}},\
                "creditor":{"name":"Ada Example","account":{"iban":"GB29**************6819"}},\
                "endToEndId":"INV-1001","uetr":"u","reference":"Invoice 1001","related":[],\
                "receivedAt":"2026-01-31T09:00:00Z","warnings":[],"warningDetails":[]}""".formatted(id, state, isFinal, certainty);
    }
}
