package io.railhead.cli;

import io.railhead.api.DemoTokenIssuer;
import io.railhead.api.DemoTokenIssuer.Role;
import io.railhead.payment.ParticipantId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every verb shares: which gateway, as whom, and for whom the answer is written. */
final class Connection {
    private static final ParticipantId DEMO = new ParticipantId("demo");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the demo, whose key signs the token (default: data).")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            converter = Bounded.Port.class,
            description = "Port of the gateway on this machine (default: 8080).")
    private int port;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Bearer token to use (default: a fresh one of client demo).")
    private @Nullable String token;

    @Option(names = "--json", description = "JSON on standard output, messages on standard error.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** A gateway to ask, or nothing when there is no token; why is printed already. */
    Optional<Gateway> open(Terminal terminal, Report report) {
        return bearer(terminal, report).map(bearer -> new Gateway(URI.create("http://localhost:" + port), bearer));
    }

    private Optional<String> bearer(Terminal terminal, Report report) {
        return token != null
                ? Optional.of(token)
                : demoToken(data != null ? data : terminal.defaultData(), DEMO, Role.CLIENT, terminal, report);
    }

    /** A fresh demo token, or nothing and a message that says what to do. */
    static Optional<String> demoToken(Path data, ParticipantId client, Role role, Terminal terminal, Report report) {
        Path secrets = data.resolve("secrets");
        try {
            Optional<DemoTokenIssuer> issuer = DemoTokenIssuer.open(secrets, terminal.clock());
            if (issuer.isEmpty()) {
                report.say("There is no demo key in " + secrets.toAbsolutePath()
                        + ": start `railhead demo` with this data directory once, or name it with --data,"
                        + " or pass --token.");
            }
            return issuer.map(found -> found.issue(client, role));
        } catch (IOException unreadable) {
            report.say("The demo key cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
