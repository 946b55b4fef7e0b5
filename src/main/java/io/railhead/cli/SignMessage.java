package io.railhead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.railhead.signing.EnvelopeSigner;
import io.railhead.signing.KeyFiles;
import io.railhead.signing.KeyStores;
import io.railhead.signing.KeysUnusable;
import io.railhead.signing.Preparation;
import io.railhead.signing.SignedMessage;
import io.railhead.signing.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code message sign}: signs a message in a file as the gateway signs those that it sends. */
@Command(
        name = "sign",
        description = {
            "Signs a message as the gateway does: in its header, over header and document.",
            "A password of the key stands in a file or in RAILHEAD_KEY_PASSWORD, never in the command."
        },
        footer = {"", "Example: railhead message sign payment.xml --key signing.p12 --password-file secret"})
final class SignMessage implements Callable<Integer> {
    private static final String PASSWORD = "RAILHEAD_KEY_PASSWORD";

    private final Terminal terminal;
    private final UnaryOperator<@Nullable String> environment;

    @Parameters(paramLabel = "FILE", description = "An unsigned message, or - for standard input.")
    private String file = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "The private key: PKCS#8 in PEM, or PKCS#12.")
    private Path key = Path.of("");

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Its certificate in PEM; not needed when it stands in the PKCS#12 file.")
    private @Nullable Path certificate;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Holds the password of the key's file.")
    private @Nullable Path passwordFile;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes it there (default: standard output).")
    private @Nullable Path out;

    @Option(names = "--json", description = "One JSON document about it, with the message as text.")
    private boolean json;

    SignMessage(Terminal terminal, UnaryOperator<@Nullable String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        byte[] message = LoneMessage.read(file, terminal, report);
        if (message == null) {
            return Cli.REFUSED;
        }
        try {
            SigningKey own = KeyFiles.read(key, certificate, password());
            return switch (Preparation.of(message)) {
                case Preparation.Unfit unfit -> {
                    report.say(file + "  " + unfit.fault().code() + "  " + unfit.text());
                    yield Cli.REFUSED;
                }
                case Preparation.Ready ready -> {
                    tell(report, own, EnvelopeSigner.withJdk(own).sign(ready.message()));
                    yield Cli.FINE;
                }
            };
        } catch (KeysUnusable unusable) {
            report.say(String.valueOf(unusable.getMessage()));
        } catch (IOException failed) {
            report.say(out == null ? String.valueOf(failed.getMessage()) : OutFile.refused(out, failed));
        }
        return Cli.REFUSED;
    }

    private Optional<char[]> password() {
        return passwordFile != null
                ? Optional.of(KeyStores.password(passwordFile))
                : Optional.ofNullable(environment.apply(PASSWORD)).map(String::toCharArray);
    }

    private void tell(Report report, SigningKey own, SignedMessage signed) throws IOException {
        String text = new String(signed.wire(), StandardCharsets.UTF_8);
        if (out != null) {
            Files.write(out, signed.wire());
        }
        String subject = own.certificate().getSubjectX500Principal().getName();
        if (json) {
            report.document(JsonNodeFactory.instance
                    .objectNode()
                    .put("file", file)
                    .put("signer", subject)
                    .put("certificate", signed.keyId().hex())
                    .put("message", text));
            return;
        }
        if (out == null) {
            // as it is: a line end that is signed must not become anything else
            terminal.out().println(text);
        }
        report.say("Signed by " + subject + ", certificate " + signed.keyId() + ".");
    }
}
