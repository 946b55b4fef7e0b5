package io.railhead.app;

import io.railhead.app.checks.ArithmeticCheck;
import io.railhead.app.checks.BrokerCheck;
import io.railhead.app.checks.ConfigCheck;
import io.railhead.app.checks.DatabaseAccess;
import io.railhead.app.checks.DatabaseCheck;
import io.railhead.app.checks.Fault;
import io.railhead.app.checks.Finding;
import io.railhead.app.checks.HeapCheck;
import io.railhead.app.checks.IssuerCheck;
import io.railhead.app.checks.KeyStoreCheck;
import io.railhead.app.checks.PemCheck;
import io.railhead.app.checks.ReferenceCheck;
import io.railhead.app.checks.RoutesCheck;
import io.railhead.app.checks.SchemaCheck;
import io.railhead.app.embedded.Refusal;
import io.railhead.link.BrokerSettings;
import io.railhead.link.LinksFile;
import io.railhead.reference.ReferenceData;
import io.railhead.reference.UnusableTable;
import io.railhead.signing.Arithmetic;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns settings into the checks of everything outside that a gateway stands on. */
final class Preflight {
    private final Told told;
    private final GatewaySettings settings;
    private final @Nullable LinksFile links;
    private final InstantSource clock;
    private final Secret application;
    private final Secret owner;
    private final Secret broker;

    Preflight(Told told, InstantSource clock) {
        this.told = told;
        this.settings = told.settings();
        this.clock = clock;
        this.links = ConfigCheck.links(settings.config().folder().orElse(null));
        GatewaySettings.Database database = settings.database();
        GatewaySettings.Broker to = settings.broker();
        this.application =
                Secret.of("railhead.database.password", database.user(), database.password(), database.passwordFile());
        this.owner = Secret.of(
                "railhead.database.owner-password",
                database.owner(),
                database.ownerPassword(),
                database.ownerPasswordFile());
        this.broker = Secret.of("railhead.broker.password", to.user(), to.password(), to.passwordFile());
    }

    GatewaySettings settings() {
        return settings;
    }

    /** What needs no look outside. */
    List<Finding> ofSettings() {
        List<Finding> findings = new ArrayList<>(told.findings());
        findings.addAll(application.findings());
        findings.addAll(owner.findings());
        findings.addAll(broker.findings());
        return findings;
    }

    /** The checks that refuse a start, each by itself and able to run beside the others. */
    List<Supplier<List<Finding>>> checks() {
        List<Supplier<List<Finding>>> checks = new ArrayList<>();
        Instant now = clock.instant();
        goByImportedTables();
        if (told.isSound("railhead.database.url")) {
            checks.add(() -> new DatabaseCheck(database(), clock).run());
        }
        if (told.isSound("railhead.broker.host", "railhead.broker.port", "railhead.broker.user")) {
            checks.add(this::lookAtBroker);
        }
        if (told.isSound("railhead.issuer.url")) {
            checks.add(this::lookAtIssuer);
        }
        checks.add(() -> ConfigCheck.run(settings.config().folder().orElse(null)));
        checks.add(this::lookAtRoutes);
        checks.add(() -> SchemaCheck.run(settings.data().resolve("schemas")));
        checks.add(() -> ReferenceCheck.run(reference()));
        checks.add(() -> new HeapCheck(Runtime.getRuntime().maxMemory()).run());
        keys(checks, now);
        if (settings.signing().arithmetic() == Arithmetic.CORRETTO) {
            // With AUTO the gateway tries it by itself, and goes on without it: no need to do that twice at a start.
            checks.add(() -> ArithmeticCheck.run(Arithmetic.CORRETTO));
        }
        return checks;
    }

    /** What nobody is refused for, and somebody should know. */
    List<Finding> careOfReference() {
        Set<String> names = links == null
                ? Set.of()
                : links.links().stream().map(LinksFile.Entry::name).collect(Collectors.toSet());
        return ReferenceCheck.care(
                reference(),
                settings.config().folder().orElse(null),
                names,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** Packs may name currencies that somebody imported. What cannot be used is told by a check of its own. */
    private void goByImportedTables() {
        try {
            ReferenceData.adopt(ReferenceData.with(reference()));
        } catch (UnusableTable toldByTheCheck) {
            ReferenceData.adopt(ReferenceData.shipped());
        }
    }

    private Path reference() {
        return DataDirectory.at(settings.data()).reference();
    }

    DatabaseAccess database() {
        GatewaySettings.Database to = settings.database();
        return new DatabaseAccess(to.url(), to.user(), application.value(), to.owner(), owner.value());
    }

    private List<Finding> lookAtBroker() {
        GatewaySettings.Broker to = settings.broker();
        String password = broker.value();
        boolean whole = password != null
                && links != null
                && told.isSound(
                        "railhead.broker.key-store", "railhead.broker.key-store-password-file", "railhead.broker.trust")
                && Files.isReadable(to.keyStore())
                && Files.isReadable(to.keyStorePasswordFile())
                && Files.isReadable(to.trust());
        if (!whole || password == null || links == null) {
            return BrokerCheck.reach(to.host(), to.port());
        }
        BrokerSettings with = new BrokerSettings(
                to.host(),
                to.port(),
                to.user(),
                password,
                to.keyStore(),
                Passwords.read(to.keyStorePasswordFile()),
                to.trust());
        return new BrokerCheck(
                        with,
                        links.links().stream().map(LinksFile.Entry::sendQueue).toList(),
                        links.links().stream()
                                .map(LinksFile.Entry::receiveQueue)
                                .toList())
                .run();
    }

    private List<Finding> lookAtIssuer() {
        try {
            return new IssuerCheck(
                            URI.create(settings.issuer().url()),
                            settings.issuer().trust().orElse(null))
                    .run();
        } catch (IllegalArgumentException noAddress) {
            return List.of(Finding.fail(
                    Fault.SETTING_MALFORMED,
                    "railhead.issuer.url",
                    "it is no address",
                    "Write it like https://HOST/…"));
        }
    }

    private List<Finding> lookAtRoutes() {
        Set<String> names = links == null
                ? Set.of()
                : links.links().stream().map(LinksFile.Entry::name).collect(Collectors.toSet());
        try {
            String pattern = RouteFiles.pattern(settings.routes().folder().orElse(null));
            return new RoutesCheck(List.of(pattern.split(",")), names).run();
        } catch (Refusal unreadable) {
            return List.of(Finding.fail(
                    Fault.ROUTES_INVALID,
                    "railhead.routes.folder",
                    String.valueOf(unreadable.getMessage()),
                    "Give a folder that this user may read, or none"));
        }
    }

    private void keys(List<Supplier<List<Finding>>> checks, Instant now) {
        keyStore(
                checks,
                "railhead.signing.key-store",
                settings.signing().keyStore(),
                settings.signing().keyStorePasswordFile(),
                true,
                now);
        keyStore(
                checks,
                "railhead.broker.key-store",
                settings.broker().keyStore(),
                settings.broker().keyStorePasswordFile(),
                false,
                now);
        if (told.isSound("railhead.broker.trust")) {
            checks.add(() ->
                    new PemCheck("railhead.broker.trust", settings.broker().trust(), false).run(now));
        }
        if (links != null) {
            links.links().stream()
                    .flatMap(link -> link.senders().stream())
                    .map(sender -> settings.certificates().resolve(sender.certificate()))
                    .distinct()
                    .forEach(file -> checks.add(() -> new PemCheck("links.yaml", file, true).run(now)));
        }
    }

    private void keyStore(
            List<Supplier<List<Finding>>> checks,
            String setting,
            Path file,
            Path passwordFile,
            boolean signing,
            Instant now) {
        if (told.isSound(setting)) {
            Path password = told.isSound(setting + "-password-file") ? passwordFile : null;
            checks.add(() -> new KeyStoreCheck(setting, file, password, signing).run(now));
        }
    }
}
