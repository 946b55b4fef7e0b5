package io.railhead.simulator;

import java.nio.file.Path;
import java.util.List;

/**
 * One link of the simulator. Key stores are PKCS#12 and hold one key.
 *
 * @param user and password: for the broker
 * @param keyStorePassword of both key stores
 * @param gatewayCertificates PEM files of the gateway's signing certificates, old and new during a rotation
 * @param ledger the link's own ledger file
 */
public record LinkSettings(
        Role role,
        String user,
        String password,
        Path tlsKeyStore,
        Path signingKeyStore,
        String keyStorePassword,
        List<Path> gatewayCertificates,
        Path ledger) {
    public LinkSettings {
        gatewayCertificates = List.copyOf(gatewayCertificates);
    }

    String requests() {
        return "link." + role.link() + ".to-scheme";
    }

    String answers() {
        return "link." + role.link() + ".from-scheme";
    }

    /** Leaves the passwords out. */
    @Override
    public String toString() {
        return "LinkSettings[" + role + " " + user + " " + ledger + "]";
    }
}
