package io.railhead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.railhead.api.DemoTokenIssuer.Role;
import io.railhead.payment.Invalid;
import io.railhead.payment.ParticipantId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code token}: prints a demo token and nothing else, ready for {@code $(…)}. */
@Command(
        name = "token",
        description = "Prints a fresh demo token, good for twelve hours.",
        footer = {"", "Example: curl -H \"Authorization: Bearer $(./railhead token)\" localhost:8080/v1/payments"})
final class TokenCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--client",
            paramLabel = "NAME",
            defaultValue = "demo",
            converter = Client.class,
            description = "Whose token: the participant that payments are made for (default: demo).")
    private ParticipantId client = new ParticipantId("demo");

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "client",
            description = "client, operator, approver or auditor (default: client).")
    private Role role = Role.CLIENT;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the demo (default: data).")
    private @Nullable Path data;

    @Option(names = "--json", description = "The token in a JSON document.")
    private boolean json;

    TokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        Path directory = data != null ? data : terminal.defaultData();
        Optional<String> token = Connection.demoToken(directory, client, role, terminal, report);
        token.ifPresent(made -> print(made, report));
        return token.isPresent() ? Cli.FINE : Cli.REFUSED;
    }

    private void print(String token, Report report) {
        if (json) {
            report.document(JsonNodeFactory.instance.objectNode().put("token", token));
        } else {
            report.line(token);
        }
    }

    static final class Client implements ITypeConverter<ParticipantId> {
        @Override
        public ParticipantId convert(String text) {
            try {
                return new ParticipantId(text);
            } catch (Invalid notOne) {
                throw new TypeConversionException(String.valueOf(notOne.getMessage()));
            }
        }
    }
}
