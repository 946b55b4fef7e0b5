package io.railhead.simulator;

import java.nio.file.Path;

/**
 * Where the broker is and whom to believe that it is the broker.
 *
 * @param trust PEM file of the certificate authority that signed the broker's TLS certificate
 */
public record BrokerSettings(String host, int port, Path trust) {}
