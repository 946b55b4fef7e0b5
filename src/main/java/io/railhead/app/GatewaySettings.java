package io.railhead.app;

import io.railhead.codec.ValidatorChoice;
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

    /** Folder of the PEM certificates that {@code links.yaml} names. */
    @WithDefault("data/certificates")
    Path certificates();

    /** This node's name; lanes belong to it, so no two running gateways on one database may share one. */
    @WithDefault("node-1")
    String node();

    /** How many payments may wait in a link's queue before new requests are turned away. */
    @WithDefault("200000")
    int backlog();

    /** Mebibytes that must be free on the disk of the data directory; with less nothing new is taken in. */
    @WithDefault("256")
    int leastRoom();

    /** How long at most the hot path is rehearsed before the gateway calls itself ready; 0s leaves it out. */
    @WithDefault("3s")
    Duration warmUp();

    /** How long a request's body may take to bring its next kilobyte; one that takes longer is cut off. */
    @WithDefault("10s")
    Duration bodyPatience();

    /** Who holds messages against schemas: tables made of them ({@code compiled}), Java ({@code xerces}), or {@code both}. */
    @WithDefault("compiled")
    ValidatorChoice validation();

    Http http();

    Engine engine();

    Duplicates duplicates();

    Signing signing();

    Database database();

    Broker broker();

    Issuer issuer();

    Config config();

    Routes routes();

    /** The door of the API. */
    interface Http {
        /** The address it listens on; off this machine put something before it that speaks TLS. */
        @WithDefault("localhost")
        String host();

        /** Its port, for the API and for health. */
        @WithDefault("8080")
        int port();
    }

    /** The engine. */
    interface Engine {
        /** How many workers decide and commit, each with batches of its own. */
        @WithDefault("1")
        int workers();
    }

    /** Payments that look alike. */
    interface Duplicates {
        /** How far back a payment of the same accounts, amount and reference is worth a warning; 0s: none are. */
        @WithDefault("24h")
        Duration window();
    }

    /** Signatures. */
    interface Signing {
        /** Who does the arithmetic: the native provider if it loads ({@code auto}), {@code corretto} or {@code jdk}. */
        @WithDefault("auto")
        Arithmetic arithmetic();

        /** PKCS#12 file with our signing key and its certificate, in an entry named {@code key}. */
        Path keyStore();

        /** File that holds the password of that key store. */
        Path keyStorePasswordFile();
    }

    /** The PostgreSQL database and its two roles. */
    interface Database {
        /** {@code jdbc:postgresql://HOST:PORT/DATABASE}; add {@code ?sslmode=verify-full&sslrootcert=FILE} off this machine. */
        String url();

        /** The role that the gateway works as: {@code railhead_app} itself or a member of it. */
        @WithDefault("railhead_app")
        String user();

        /** The password of that role; better by a file. */
        Optional<String> password();

        /** File that holds the password of that role. */
        Optional<Path> passwordFile();

        /** The role that owns the tables and migrates them at a start. */
        @WithDefault("railhead_owner")
        String owner();

        /** The password of the owner; better by a file. */
        Optional<String> ownerPassword();

        /** File that holds the password of the owner. */
        Optional<Path> ownerPasswordFile();
    }

    /** How to reach the broker. */
    interface Broker {
        String host();

        int port();

        String user();

        /** The password of that user; better by a file. */
        Optional<String> password();

        /** File that holds the password of that user. */
        Optional<Path> passwordFile();

        /** PKCS#12 file with our key and certificate for TLS with the broker. */
        Path keyStore();

        /** File that holds the password of that key store. */
        Path keyStorePasswordFile();

        /** PEM file of the authorities that the broker's certificate may come from. */
        Path trust();
    }

    /** Who makes the tokens that callers bring (OpenID Connect). */
    interface Issuer {
        /** Its address, exactly as it names itself in {@code iss}. */
        String url();

        /** What a token's {@code aud} must hold. */
        @WithDefault("railhead")
        String audience();

        /** PEM file of the authorities that its certificate may come from; without it those of the JDK. */
        Optional<Path> trust();

        /** The claim that names the participant: for whom the caller acts. */
        @WithDefault("participant")
        String participantClaim();

        /** The claim that names the client: who calls. */
        @WithDefault("client_id")
        String clientClaim();

        /** Where the roles stand: a claim, or a path like {@code realm_access/roles}. */
        @WithDefault("groups")
        String rolesClaim();
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
