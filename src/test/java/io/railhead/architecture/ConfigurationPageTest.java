package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaParameter;
import io.quarkus.runtime.configuration.DurationConverter;
import io.railhead.app.GatewaySettings;
import io.railhead.architecture.SettingsTree.Setting;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Configuration is a promise: exactly these names, exactly these defaults. */
class ConfigurationPageTest {
    private static final Path SOURCE = Path.of("src/main/java/io/railhead/app/GatewaySettings.java");

    /** What must be told, for there is no harmless default. */
    private static final Map<String, String> TOLD = Map.of(
            "railhead.broker.host", "mq.example",
            "railhead.broker.port", "61617",
            "railhead.broker.user", "gateway",
            "railhead.broker.key-store", "/etc/railhead/tls.p12",
            "railhead.broker.key-store-password-file", "/etc/railhead/secrets/tls",
            "railhead.broker.trust", "/etc/railhead/broker-ca.pem",
            "railhead.signing.key-store", "/etc/railhead/signing.p12",
            "railhead.signing.key-store-password-file", "/etc/railhead/secrets/signing",
            "railhead.database.url", "jdbc:postgresql://db.example/railhead",
            "railhead.issuer.url", "https://login.example/realms/bank");

    /** What needs no comment in the code. */
    private static final Map<String, String> PLAIN = Map.of(
            "railhead.broker.host", "Host of the broker; its certificate must carry this name.",
            "railhead.broker.port", "Port of its TLS acceptor.",
            "railhead.broker.user", "Who we are to the broker, beside our certificate.");

    @Test
    void everyNameAndDefaultIsExactlyThis() throws IOException {
        Map<String, String> promised = new TreeMap<>(Map.ofEntries(
                Map.entry("railhead.mode", "start"),
                Map.entry("railhead.home", "none"),
                Map.entry("railhead.data", "data"),
                Map.entry("railhead.node", "node-1"),
                Map.entry("railhead.backlog", "200000"),
                Map.entry("railhead.least-room", "256"),
                Map.entry("railhead.warm-up", "3s"),
                Map.entry("railhead.body-patience", "10s"),
                Map.entry("railhead.validation", "compiled"),
                Map.entry("railhead.engine.workers", "1"),
                Map.entry("railhead.duplicates.window", "24h"),
                Map.entry("railhead.signing.arithmetic", "auto"),
                Map.entry("railhead.broker.host", "needed"),
                Map.entry("railhead.broker.port", "needed"),
                Map.entry("railhead.broker.user", "needed"),
                Map.entry("railhead.broker.password", "none"),
                Map.entry("railhead.broker.password-file", "none"),
                Map.entry("railhead.broker.key-store", "needed"),
                Map.entry("railhead.broker.key-store-password-file", "needed"),
                Map.entry("railhead.broker.trust", "needed"),
                Map.entry("railhead.certificates", "data/certificates"),
                Map.entry("railhead.database.url", "needed"),
                Map.entry("railhead.database.user", "railhead_app"),
                Map.entry("railhead.database.password", "none"),
                Map.entry("railhead.database.password-file", "none"),
                Map.entry("railhead.database.owner", "railhead_owner"),
                Map.entry("railhead.database.owner-password", "none"),
                Map.entry("railhead.database.owner-password-file", "none"),
                Map.entry("railhead.http.host", "localhost"),
                Map.entry("railhead.http.port", "8080"),
                Map.entry("railhead.issuer.url", "needed"),
                Map.entry("railhead.issuer.audience", "railhead"),
                Map.entry("railhead.issuer.trust", "none"),
                Map.entry("railhead.issuer.participant-claim", "participant"),
                Map.entry("railhead.issuer.client-claim", "client_id"),
                Map.entry("railhead.issuer.roles-claim", "groups"),
                Map.entry("railhead.signing.key-store", "needed"),
                Map.entry("railhead.signing.key-store-password-file", "needed"),
                Map.entry("railhead.config.folder", "none"),
                Map.entry("railhead.inbox", "data/inbox"),
                Map.entry("railhead.routes.folder", "none")));
        Map<String, String> actual = new TreeMap<>();
        settings().forEach(setting -> actual.put(setting.name(), value(setting)));
        assertEquals(promised, actual);
    }

    @Test
    void theDefaultsAreWhatTheProgramGets() {
        GatewaySettings settings = map(TOLD);
        assertEquals("start", settings.mode());
        assertEquals(Path.of("data"), settings.data());
        assertEquals("node-1", settings.node());
        assertEquals(200_000, settings.backlog());
        assertEquals(1, settings.engine().workers());
        assertEquals(61617, settings.broker().port());
        assertEquals(Optional.empty(), settings.config().folder());
        assertEquals(Optional.empty(), settings.routes().folder());
    }

    @Test
    void aNeededSettingThatIsMissingIsRefusedByName() {
        for (String name : TOLD.keySet()) {
            Map<String, String> without = new HashMap<>(TOLD);
            without.remove(name);
            String refusal = refusalOf(without);
            assertTrue(refusal.contains(name), refusal);
        }
    }

    @Test
    void anUnknownSettingIsRefusedByName() {
        Map<String, String> mistyped = new HashMap<>(TOLD);
        mistyped.put("railhead.backlok", "5");
        String refusal = refusalOf(mistyped);
        assertTrue(refusal.contains("railhead.backlok"), refusal);
    }

    private static String refusalOf(Map<String, String> told) {
        return String.valueOf(
                assertThrows(ConfigValidationException.class, () -> map(told)).getMessage());
    }

    @Test
    void whatRoutesAskForIsASetting() throws IOException {
        Set<String> known = settings().stream().map(Setting::name).collect(Collectors.toSet());
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.list(RouteBook.FOLDER)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(RouteBook.ENDING)).toList()) {
                Pattern.compile("\\{\\{([^}]+)}}")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> asked.add(found.group(1)));
            }
        }
        asked.removeAll(known);
        assertEquals(Set.of(), asked, "routes ask for properties that are no settings");
    }

    /** A default that stands in two places drifts apart. */
    @Test
    void whatIsInjectedByNameHasTheSameDefault() throws IOException {
        Map<String, String> promised =
                settings().stream().collect(Collectors.toMap(Setting::name, ConfigurationPageTest::value));
        Bytecode.program().stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .map(JavaCodeUnit::getParameters)
                .flatMap(List::stream)
                .flatMap(parameter -> injected(parameter).stream())
                .map(JavaAnnotation::getProperties)
                .filter(injected -> String.valueOf(injected.get("name")).startsWith("railhead."))
                .forEach(injected -> assertEquals(
                        promised.get(String.valueOf(injected.get("name"))),
                        String.valueOf(injected.get("defaultValue")),
                        String.valueOf(injected.get("name"))));
    }

    private static Optional<JavaAnnotation<JavaParameter>> injected(JavaParameter parameter) {
        return parameter.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getSimpleName().equals("ConfigProperty"))
                .findFirst();
    }

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        GeneratedPage.check(Path.of("docs/reference/configuration.md"), page());
    }

    private static String page() throws IOException {
        String rows = settings().stream()
                .map(setting -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                setting.name(),
                                setting.type(),
                                setting.value() == null ? value(setting) : "`" + setting.value() + "`",
                                GeneratedPage.cell(meaning(setting))))
                .collect(Collectors.joining("\n"));
        return """
                # Configuration

                %s
                The demo sets all of this by itself. For [`./railhead start`](../operating/start.md) a setting is given, the
                strongest first, by an option of the command line, by a system property, by the environment (`railhead.broker.key-store`
                is `RAILHEAD_BROKER_KEY_STORE`: capitals, and an underscore for anything else), or by `railhead.properties` in the
                configuration folder. A setting that is needed and missing, or not known, refuses the start by its name; everything
                that can be wrong is [listed](start-checks.md).

                Links, participants, channels and scheme packs are files of their own in `config/`; a file of the same name in
                your own folder (`railhead.config.folder`) replaces the packaged one whole.

                | setting | type | default | meaning |
                |---|---|---|---|
                %s
                """.formatted(GeneratedPage.MARK, rows);
    }

    private static String meaning(Setting setting) {
        String meaning = setting.meaning() != null ? setting.meaning() : PLAIN.get(setting.name());
        if (meaning == null) {
            throw new AssertionError(setting.name() + " has no comment in " + SOURCE);
        }
        return meaning;
    }

    private static String value(Setting setting) {
        String value = setting.value();
        return value != null ? value : setting.needed() ? "needed" : "none";
    }

    private static List<Setting> settings() throws IOException {
        return SettingsTree.of(GatewaySettings.class, Files.readString(SOURCE));
    }

    private static GatewaySettings map(Map<String, String> told) {
        return new SmallRyeConfigBuilder()
                .withMapping(GatewaySettings.class)
                .withSources(new PropertiesConfigSource(told, "test", 100))
                .addDefaultInterceptors()
                // As the program has it: a duration may be written 3s.
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(GatewaySettings.class);
    }
}
