package io.railhead.app;

import io.railhead.simulator.LinkSettings;
import io.railhead.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Writes the settings file with which the simulator starts in a process of its own. Passwords stay in their own
 * files; this one only names those. Paths are absolute, so the file may be copied and changed.
 */
final class SimulatorFile {
    private static final String NAME = "settings.properties";

    private final DataDirectory data;
    private final Properties values = new Properties();

    private SimulatorFile(DataDirectory data) {
        this.data = data;
    }

    static void write(DataDirectory data, SimulatorSettings settings) throws IOException {
        SimulatorFile file = new SimulatorFile(data);
        file.put("broker.host", settings.broker().host());
        file.put("broker.port", settings.broker().port());
        file.put("broker.trust", settings.broker().trust());
        file.put("readers", settings.readers());
        file.put("signature-provider", settings.signatureProvider());
        file.put(
                "links",
                settings.links().stream().map(link -> link.role().link()).collect(Collectors.joining(",")));
        settings.links().forEach(file::link);
        Path path = data.simulator().resolve(NAME);
        try (Writer text = Files.newBufferedWriter(path)) {
            file.values.store(text, "How the simulated schemes of this data directory are started");
        }
    }

    private void link(LinkSettings link) {
        String name = link.role().link();
        String prefix = "link." + name + ".";
        put(prefix + "scheme-bic", link.role().schemeBic());
        put(prefix + "gateway-bic", link.role().gatewayBic());
        put(prefix + "currency", link.role().currency());
        put(prefix + "final-positive", link.role().finalPositive());
        put(prefix + "deadline-seconds", link.role().deadline().toSeconds());
        put(prefix + "user", link.user());
        put(prefix + "password-file", data.secrets().resolve("broker-scheme-" + name));
        put(prefix + "tls-key-store", link.tlsKeyStore());
        put(prefix + "signing-key-store", link.signingKeyStore());
        put(prefix + "key-store-password-file", data.secrets().resolve("keystore-password"));
        put(
                prefix + "gateway-certificates",
                link.gatewayCertificates().stream().map(Path::toString).collect(Collectors.joining(",")));
        put(prefix + "ledger", link.ledger());
    }

    private void put(String name, Object value) {
        values.setProperty(name, String.valueOf(value));
    }
}
