package io.railhead.app;

import io.railhead.app.checks.PasswordFile;
import io.railhead.app.embedded.Refusal;
import io.railhead.link.BrokerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the passwords that settings give, directly or by a file. */
final class Passwords {
    private Passwords() {}

    /** @throws Refusal when there is none, or its file cannot be read */
    static String of(Optional<String> direct, Optional<Path> file, String setting) {
        return file.map(Passwords::read).or(() -> direct).orElseThrow(() -> new Refusal(setting + " is missing"));
    }

    /** What a link needs to connect. */
    static BrokerSettings broker(GatewaySettings.Broker to) {
        return new BrokerSettings(
                to.host(),
                to.port(),
                to.user(),
                of(to.password(), to.passwordFile(), "railhead.broker.password-file"),
                to.keyStore(),
                read(to.keyStorePasswordFile()),
                to.trust());
    }

    static String read(Path file) {
        try {
            return PasswordFile.read(file);
        } catch (IOException unreadable) {
            throw new Refusal("cannot read the password in " + file, unreadable);
        }
    }
}
