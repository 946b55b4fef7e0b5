package io.railhead.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A verb that asks a running gateway. */
abstract class GatewayCommand implements Callable<Integer> {
    @Mixin
    private final Connection connection = new Connection();

    private final Terminal terminal;

    GatewayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public final Integer call() throws InterruptedException {
        Report report = new Report(terminal, connection.json());
        Optional<Gateway> opened = connection.open(terminal, report);
        if (opened.isEmpty()) {
            return Cli.REFUSED;
        }
        try (Gateway gateway = opened.get()) {
            return run(gateway, report);
        }
    }

    /** Asks, prints, and says the exit status. */
    abstract int run(Gateway gateway, Report report) throws InterruptedException;

    final Terminal terminal() {
        return terminal;
    }
}
