package io.railhead.app;

import io.quarkus.runtime.Quarkus;
import io.railhead.app.checks.Fault;
import io.railhead.app.checks.Finding;
import io.railhead.app.checks.NodeCheck;
import io.railhead.app.checks.PortCheck;
import io.railhead.app.checks.Report;
import io.railhead.app.embedded.Refusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gateway alone, on a database, a broker and an issuer that run elsewhere. Looks at all of them first and
 * refuses with one list of everything that is wrong; nothing of it is started or changed before that list is empty.
 */
final class Start {
    private final StartOptions options;
    private final InstantSource clock = InstantSource.system();

    Start(StartOptions options) {
        this.options = options;
    }

    /** Returns false when it was refused; then the reasons have been printed. */
    boolean run() {
        Sources sources = Sources.of(options.settings(), Sources.systemProperties(), System.getenv());
        Told told = new Told(sources.maps());
        Preflight preflight = new Preflight(told, clock);
        GatewaySettings settings = preflight.settings();
        List<Finding> findings = new ArrayList<>(sources.findings());
        findings.addAll(preflight.ofSettings());
        List<Supplier<List<Finding>>> checks = preflight.checks();
        if (told.isSound("railhead.database.url")) {
            checks.add(() -> new NodeCheck(preflight.database(), settings.node()).run());
        }
        if (told.isSound("railhead.http.port")) {
            checks.add(
                    () -> PortCheck.run(settings.http().host(), settings.http().port()));
        }
        findings.addAll(Beside.run(checks));
        DataDirectory data = claim(settings, findings);
        if (data == null || findings.stream().anyMatch(Finding::refuses)) {
            refuse(findings);
            return false;
        }
        findings.stream().filter(it -> !it.todo().isEmpty()).forEach(it -> System.err.println("Warning: " + it));
        launch(told, settings, data);
        return true;
    }

    private static @Nullable DataDirectory claim(GatewaySettings settings, List<Finding> findings) {
        try {
            return DataDirectory.claim(settings.data());
        } catch (Refusal refused) {
            findings.add(Finding.fail(Fault.DATA_UNUSABLE, "railhead.data", String.valueOf(refused.getMessage()), ""));
            return null;
        }
    }

    private void refuse(List<Finding> findings) {
        if (options.json()) {
            System.out.print(Report.json(findings));
            System.out.flush();
        } else {
            System.err.print(Report.refusal(findings));
        }
    }

    private static void launch(Told told, GatewaySettings settings, DataDirectory data) {
        ConfigFiles.channels(settings.config().folder().orElse(null))
                .all()
                .forEach(channel -> data.openChannel(channel.name()));
        ImportedTables.adopt(data.reference());
        StartProperties.set(told.values(), settings, data);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            GatewayEnd.await();
            data.close();
            System.out.println("Stopped.");
        }));
        Thread.ofVirtual().name("announce").start(() -> announce(settings));
        Quarkus.run();
    }

    private static void announce(GatewaySettings settings) {
        String host = settings.http().host();
        String here = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        try {
            if (UntilReady.await(here, settings.http().port())) {
                System.out.println(
                        "READY http://" + here + ":" + settings.http().port() + "/");
                System.out.flush();
            } else {
                System.err.println("The gateway did not become ready in time; look at the lines above.");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
