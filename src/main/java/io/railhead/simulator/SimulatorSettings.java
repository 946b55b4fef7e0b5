package io.railhead.simulator;

import java.util.List;

/**
 * Everything a simulator needs to run.
 *
 * @param readers threads that read and verify beside each link's own; 0 for none
 * @param signatureProvider class name of a {@link java.security.Provider} for raw signatures; empty for the JDK's
 */
public record SimulatorSettings(
        BrokerSettings broker, List<LinkSettings> links, int readers, String signatureProvider) {
    public SimulatorSettings {
        links = List.copyOf(links);
    }
}
