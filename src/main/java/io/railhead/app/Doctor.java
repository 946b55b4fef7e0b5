package io.railhead.app;

import io.railhead.app.checks.ArithmeticCheck;
import io.railhead.app.checks.BrokerCare;
import io.railhead.app.checks.DatabaseCare;
import io.railhead.app.checks.Fault;
import io.railhead.app.checks.Finding;
import io.railhead.app.checks.MachineCheck;
import io.railhead.app.checks.Report;
import io.railhead.signing.Arithmetic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The production checklist: what a start looks at, and more; changes nothing and may run beside a gateway. */
final class Doctor {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

    private final StartOptions options;

    Doctor(StartOptions options) {
        this.options = options;
    }

    /** Prints the table; false when a start would be refused. */
    boolean run() {
        Sources sources = Sources.of(options.settings(), Sources.systemProperties(), System.getenv());
        Told told = new Told(sources.maps());
        Preflight preflight = new Preflight(told, InstantSource.system());
        GatewaySettings settings = preflight.settings();
        List<Finding> findings = new ArrayList<>(sources.findings());
        findings.addAll(preflight.ofSettings());
        List<Supplier<List<Finding>>> checks = preflight.checks();
        checks.add(() -> new MachineCheck(settings.data()).run());
        if (told.isSound("railhead.database.url")) {
            checks.add(() -> new DatabaseCare(preflight.database()).run());
        }
        if (settings.signing().arithmetic() == Arithmetic.AUTO) {
            checks.add(() -> ArithmeticCheck.run(Arithmetic.AUTO));
        }
        checks.add(BrokerCare::run);
        checks.add(preflight::careOfReference);
        findings.addAll(Beside.run(checks));
        findings.addAll(inline(settings));
        findings.addAll(door(settings.http()));
        System.out.print(options.json() ? Report.json(findings) : Report.table(findings));
        System.out.flush();
        return findings.stream().noneMatch(Finding::refuses);
    }

    private static List<Finding> door(GatewaySettings.Http http) {
        return HERE.contains(http.host())
                ? List.of(Finding.pass(Fault.HTTP_PLAIN, "railhead.http.host", http.host()))
                : List.of(Finding.warn(
                        Fault.HTTP_PLAIN,
                        "railhead.http.host",
                        "the API listens on " + http.host()
                                + " in plain HTTP; tokens and payments can be read on the way",
                        "Put a proxy that speaks TLS before it, and let nobody else reach the port"));
    }

    private static List<Finding> inline(GatewaySettings settings) {
        List<Finding> findings = new ArrayList<>();
        inline("railhead.database.password", settings.database().password(), findings);
        inline("railhead.database.owner-password", settings.database().ownerPassword(), findings);
        inline("railhead.broker.password", settings.broker().password(), findings);
        return findings;
    }

    private static void inline(String setting, Optional<String> password, List<Finding> findings) {
        password.ifPresent(given -> findings.add(Finding.warn(
                Fault.PASSWORD_INLINE,
                setting,
                "given directly; whoever sees the environment or the settings file sees it",
                "Put it into a file of mode 600 and name that in " + setting + "-file")));
    }
}
