package io.railhead.app;

import io.railhead.signing.Arithmetic;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the gateway is told by {@code railhead.*}. */
@ConfigMapping(prefix = "railhead")
public interface GatewaySettings {
    /** {@code demo} with embedded parts, {@code start} without. */
    @WithDefault("start")
    String mode();

    /** The folder that the launcher was called from; relative defaults are below it. */
    Optional<Path> home();

    /** The data directory. */
    @WithDefault("data")
    Path data();

    /** Where files of payments are dropped: one folder for each channel. */
    @WithDefault("data/inbox")
    Path inbox();

    /** This node's name; lanes belong to it. */
    @WithDefault("node-1")
    String node();

    /** How many payments may wait in a link's queue before new requests are turned away. */
    @WithDefault("200000")
    int backlog();

    /** How long a request's body may take to bring its next kilobyte; one that takes longer is cut off. */
    @WithDefault("PT10S")
    Duration bodyPatience();

    Engine engine();

    Signing signing();

    Broker broker();

    Config config();

    Routes routes();

    /** The engine. */
    interface Engine {
        /** How many workers decide and commit, each with batches of its own. */
        @WithDefault("1")
        int workers();
    }

    /** Signatures. */
    interface Signing {
        /** Who does the arithmetic: the native provider if it loads ({@code auto}), {@code corretto} or {@code jdk}. */
        @WithDefault("auto")
        Arithmetic arithmetic();
    }

    /** How to reach the broker. */
    interface Broker {
        String host();

        int port();

        String user();

        String password();
    }

    /** The operator's own configuration files. */
    interface Config {
        /** Folder whose files replace the packaged ones of the same name. */
        Optional<Path> folder();
    }

    /** The operator's own routes. */
    interface Routes {
        /** Folder whose route files replace the packaged ones of the same name. */
        Optional<Path> folder();
    }
}
