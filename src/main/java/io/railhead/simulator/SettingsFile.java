package io.railhead.simulator;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads simulator settings from a properties file. Paths are relative to the file's folder; each password is
 * given directly or, with {@code -file} after the name, by a file that holds it. Unknown keys are refused.
 *
 * <pre>
 * broker.host=localhost            broker.port=61617          broker.trust=certificates/demo-ca.pem
 * magic=true                       readers=1                  signature-provider=
 * links=uk-fps,sct-inst            link.uk-fps.user=scheme-uk-fps
 * link.uk-fps.password-file=…      link.uk-fps.tls-key-store=…     link.uk-fps.signing-key-store=…
 * link.uk-fps.key-store-password-file=…     link.uk-fps.gateway-certificates=a.pem,b.pem
 * link.uk-fps.scheme-bic=…         link.uk-fps.gateway-bic=…       link.uk-fps.currency=GBP
 * link.uk-fps.final-positive=ACSC  link.uk-fps.deadline-seconds=15 link.uk-fps.ledger=simulator/uk-fps.ledger
 * </pre>
 */
final class SettingsFile {
    private final Path folder;
    private final Properties values = new Properties();
    private final Set<String> used = new HashSet<>();

    private SettingsFile(Path file) throws IOException {
        folder = file.toAbsolutePath().resolveSibling("");
        try (Reader text = Files.newBufferedReader(file)) {
            values.load(text);
        }
    }

    /**
     * Reads the whole file.
     *
     * @throws IllegalArgumentException naming the key that is missing, unknown or wrong
     */
    static SimulatorSettings read(Path file) throws IOException {
        SettingsFile settings = new SettingsFile(file);
        SimulatorSettings read = settings.simulator();
        Set<String> unknown = new TreeSet<>(settings.values.stringPropertyNames());
        unknown.removeAll(settings.used);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown keys: " + unknown);
        }
        return read;
    }

    private SimulatorSettings simulator() throws IOException {
        BrokerSettings broker = new BrokerSettings(text("broker.host"), number("broker.port"), path("broker.trust"));
        boolean magic = Boolean.parseBoolean(textOr("magic", "true"));
        List<LinkSettings> links = new ArrayList<>();
        for (String name : list("links")) {
            links.add(link(name, "link." + name + ".", magic));
        }
        return new SimulatorSettings(
                broker, links, Integer.parseInt(textOr("readers", "1")), textOr("signature-provider", ""));
    }

    private LinkSettings link(String name, String prefix, boolean magic) throws IOException {
        Role role = new Role(
                name,
                text(prefix + "scheme-bic"),
                text(prefix + "gateway-bic"),
                text(prefix + "currency"),
                text(prefix + "final-positive"),
                Duration.ofSeconds(number(prefix + "deadline-seconds")),
                magic);
        return new LinkSettings(
                role,
                text(prefix + "user"),
                secret(prefix + "password"),
                path(prefix + "tls-key-store"),
                path(prefix + "signing-key-store"),
                secret(prefix + "key-store-password"),
                list(prefix + "gateway-certificates").stream()
                        .map(folder::resolve)
                        .toList(),
                path(prefix + "ledger"));
    }

    private String secret(String key) throws IOException {
        String direct = optional(key);
        return direct == null ? Files.readString(path(key + "-file")).strip() : direct;
    }

    private Path path(String key) {
        return folder.resolve(text(key));
    }

    private List<String> list(String key) {
        return Arrays.stream(text(key).split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private int number(String key) {
        try {
            return Integer.parseInt(text(key));
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException(key + " is not a number", notOne);
        }
    }

    private String text(String key) {
        String value = optional(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("missing key: " + key);
        }
        return value;
    }

    private String textOr(String key, String otherwise) {
        String value = optional(key);
        return value == null ? otherwise : value;
    }

    private @Nullable String optional(String key) {
        used.add(key);
        String value = values.getProperty(key);
        return value == null ? null : value.strip();
    }
}
