package io.railhead.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A counterpart with keys, clock and ledger, as the tests need it. */
final class Desk implements AutoCloseable {
    final TestKeys gatewayKeys;
    final TestKeys schemeKeys;
    final Gateway gateway;
    final TestClock clock = new TestClock();
    final Path file;
    Ledger ledger;
    Counterpart counterpart;

    Desk(Path folder) throws Exception {
        this(folder, TestKeys.make("gateway", null));
    }

    Desk(Path folder, TestKeys gatewayKeys) throws Exception {
        this.gatewayKeys = gatewayKeys;
        this.schemeKeys = TestKeys.make("scheme", null);
        this.gateway = new Gateway(gatewayKeys);
        this.file = folder.resolve("uk-fps.ledger");
        this.ledger = Ledger.open(file);
        this.counterpart = counterpart(true);
    }

    Counterpart counterpart(boolean magic) {
        Role role = new Role("uk-fps", Gateway.SCHEME_BIC, Gateway.BIC, "GBP", "ACSC", Duration.ofSeconds(15), magic);
        return new Counterpart(role, List.of(gatewayKeys.certificate()), schemeKeys.signingKey(), ledger, clock, null);
    }

    List<PlannedAnswer> receive(Gateway.Order order) {
        return counterpart.receive(gateway.message(order));
    }

    /** As after a stop and a start: nothing is left but the file. */
    void restart() throws IOException {
        ledger.close();
        ledger = Ledger.open(file);
        counterpart = counterpart(true);
    }

    LinkTotals totals() {
        return ledger.totals().getOrDefault("uk-fps", LinkTotals.NONE);
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
