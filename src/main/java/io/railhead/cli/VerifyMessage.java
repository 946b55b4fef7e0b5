package io.railhead.cli;

import io.railhead.signing.Examination;
import io.railhead.signing.KeysUnusable;
import io.railhead.signing.TrustRegistry;
import io.railhead.signing.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code message verify}: whether the signature of a message in a file is one to believe. */
@Command(
        name = "verify",
        description = "Says whether a message's signature is right, whose it is and what it covers.",
        footer = {"", "Example: railhead message verify signed.xml --certificate counterpart.pem"})
final class VerifyMessage implements Callable<Integer> {
    private static final Pattern CERTIFICATES = Pattern.compile(".*\\.(pem|crt|cer)");

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A signed message, or - for standard input.")
    private String file = "";

    @ArgGroup
    private @Nullable Trust trust;

    /** Whom to believe: one of the two. */
    static final class Trust {
        @Option(
                names = "--certificate",
                paramLabel = "FILE",
                description = "Believes the certificates in this PEM file.")
        private @Nullable Path certificate;

        @Option(
                names = "--trust",
                paramLabel = "DIR",
                description =
                        "Believes every certificate in this folder (default: certificates in the data directory).")
        private @Nullable Path folder;
    }

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The certificate must be valid then, like 2026-01-31T09:00:00Z (default: now).")
    private @Nullable Instant at;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    VerifyMessage(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        byte[] message = LoneMessage.read(file, terminal, report);
        if (message == null) {
            return Cli.REFUSED;
        }
        try {
            TrustRegistry trusted = TrustRegistry.load(certificates());
            InstantSource clock = at == null ? terminal.clock() : InstantSource.fixed(at);
            SignatureText text = new SignatureText(Examination.of(message, trusted, clock), trusted);
            if (json) {
                report.document(text.document(file));
            } else {
                report.lines(text.lines());
            }
            return text.verdict() instanceof Verdict.Verified ? Cli.FINE : Cli.REFUSED;
        } catch (KeysUnusable unusable) {
            report.say(String.valueOf(unusable.getMessage()));
        } catch (IOException unreadable) {
            report.say("The folder of certificates cannot be read: " + unreadable.getMessage());
        }
        return Cli.REFUSED;
    }

    private List<Path> certificates() throws IOException {
        if (trust != null && trust.certificate != null) {
            return List.of(trust.certificate);
        }
        Path folder =
                trust == null || trust.folder == null ? terminal.defaultData().resolve("certificates") : trust.folder;
        if (!Files.isDirectory(folder)) {
            throw new KeysUnusable(
                    "there is no folder " + folder + ": name certificates with --certificate or --trust");
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path each : files) {
                if (CERTIFICATES.matcher(each.toString()).matches() && !isSomethingElse(each)) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    /** Keys and requests for certificates are in PEM too, and often lie beside them. */
    private static boolean isSomethingElse(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return text.contains("-----BEGIN ") && !text.contains("-----BEGIN CERTIFICATE-----");
    }
}
