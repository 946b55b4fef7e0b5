package io.railhead.app;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.app.checks.Fault;
import io.railhead.app.checks.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldTest {
    @Test
    void everySettingHasAVariableOfItsOwn() {
        long variables = SettingNames.ALL.values().stream()
                .map(SettingNames.Setting::variable)
                .distinct()
                .count();
        assertEquals(SettingNames.ALL.size(), variables);
        assertEquals("RAILHEAD_BROKER_KEY_STORE_PASSWORD_FILE", variable("railhead.broker.key-store-password-file"));
        assertEquals(
                "railhead.broker.key-store",
                requireNonNull(SettingNames.ofVariable("RAILHEAD_BROKER_KEY_STORE"))
                        .name());
    }

    private static String variable(String name) {
        return requireNonNull(SettingNames.ALL.get(name)).variable();
    }

    @Test
    void theFirstPlaceThatNamesASettingWins() {
        Told told = told(
                Map.of("railhead.node", "by-option"),
                Map.of("RAILHEAD_NODE", "by-environment", "RAILHEAD_BACKLOG", "7"),
                Map.of("railhead.backlog", "8", "railhead.engine.workers", "2"));
        assertEquals("by-option", told.settings().node());
        assertEquals(7, told.settings().backlog());
        assertEquals(2, told.settings().engine().workers());
    }

    @Test
    void everythingNeededAndMissingIsNamedWithItsVariable() {
        List<Finding> missing = told().findings();
        assertTrue(missing.stream().allMatch(finding -> finding.fault() == Fault.SETTING_MISSING), missing::toString);
        assertEquals(
                List.of(
                        "railhead.broker.host",
                        "railhead.broker.key-store",
                        "railhead.broker.key-store-password-file",
                        "railhead.broker.port",
                        "railhead.broker.trust",
                        "railhead.broker.user",
                        "railhead.database.url",
                        "railhead.issuer.url",
                        "railhead.signing.key-store",
                        "railhead.signing.key-store-password-file"),
                missing.stream().map(Finding::subject).toList());
        assertTrue(missing.getFirst().todo().contains("RAILHEAD_BROKER_HOST"));
        assertFalse(told().isSound("railhead.database.url", "railhead.node"));
        assertTrue(told().isSound("railhead.node"));
    }

    @Test
    void anEmptyValueIsNone() {
        Told told = told(Map.of("RAILHEAD_BROKER_HOST", "  "));
        assertTrue(told.findings().stream().anyMatch(it -> it.subject().equals("railhead.broker.host")));
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        List<Finding> unknown =
                Told.unknown(List.of(Map.of("railhead.backlok", "5", "RAILHEAD_BROKER_PROT", "1", "PATH", "x")));
        assertEquals(2, unknown.size());
        assertTrue(unknown.toString().contains("did you mean 'railhead.backlog'?"), unknown.toString());
        assertTrue(unknown.toString().contains("did you mean 'RAILHEAD_BROKER_PORT'?"), unknown.toString());
    }

    @Test
    void anArmedFaultPointRefusesAStartAndNoDemo() {
        Map<String, String> armed = Map.of("railhead.fault-point", "IN_APPLY@3");
        assertTrue(told(armed).findings().stream().anyMatch(it -> it.fault() == Fault.FAULT_POINT && it.refuses()));
        assertEquals(List.of(), Told.unknown(List.of(armed)));
        assertFalse(told().findings().stream().anyMatch(it -> it.fault() == Fault.FAULT_POINT));
    }

    @Test
    void whatTheLauncherAndAClusterSetIsNotMistakenForASetting() {
        assertEquals(
                List.of(),
                Told.unknown(List.of(Map.of(
                        "RAILHEAD_JAVA_OPTS", "-Xmx1g",
                        "RAILHEAD_BUILD", "no",
                        "RAILHEAD_SERVICE_HOST", "10.0.0.1",
                        "RAILHEAD_SERVICE_PORT_HTTP", "8080",
                        "RAILHEAD_PORT", "tcp://10.0.0.1:8080",
                        "RAILHEAD_PORT_8080_TCP_ADDR", "10.0.0.1"))));
    }

    @Test
    void aValueOfTheWrongFormIsNamedAndStopsNothingElse() {
        Told told = told(Map.of(
                "railhead.broker.port", "many", "railhead.signing.arithmetic", "abacus", "railhead.node", "kept"));
        assertEquals(
                List.of("railhead.broker.port", "railhead.signing.arithmetic"),
                told.findings().stream()
                        .filter(finding -> finding.fault() == Fault.SETTING_MALFORMED)
                        .map(Finding::subject)
                        .toList());
        assertEquals("kept", told.settings().node());
    }

    @Test
    void theFileInTheConfigurationFolderIsTheWeakestAndHoldsOurSettingsAlone(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("railhead.properties"),
                "railhead.node=by-file\nrailhead.backlog=9\nquarkus.http.port=1\nrailhead.data=/srv/railhead\n");
        Sources sources = Sources.of(
                Map.of("railhead.config.folder", folder.toString()), Map.of(), Map.of("RAILHEAD_NODE", "mine"));
        GatewaySettings settings = new Told(sources.maps()).settings();
        assertEquals("mine", settings.node());
        assertEquals(9, settings.backlog());
        assertEquals(Path.of("/srv/railhead"), settings.data());
        assertEquals(Path.of("/srv/railhead/certificates"), settings.certificates());
        assertEquals(1, sources.findings().size());
        assertTrue(sources.findings().getFirst().toString().contains("quarkus.http.port"));
    }

    private static Told told(Map<?, ?>... sources) {
        return new Told(Arrays.stream(sources).map(ToldTest::texts).toList());
    }

    private static Map<String, String> texts(Map<?, ?> source) {
        Map<String, String> texts = new TreeMap<>();
        source.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }
}
