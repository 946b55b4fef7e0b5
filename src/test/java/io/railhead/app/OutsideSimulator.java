package io.railhead.app;

import io.railhead.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** The simulated schemes in a process of their own, until it is told to end. The arguments are data directory and broker port. */
final class OutsideSimulator {
    private OutsideSimulator() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataDirectory data = DataDirectory.at(Path.of(arguments[0]));
        Simulator simulator = new Simulator(
                DemoSimulator.settings(
                        data,
                        new Secrets(data.secrets()),
                        Integer.parseInt(arguments[1]),
                        ConfigFiles.links(null).links()),
                InstantSource.system());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(simulator::stop));
        simulator.start();
        System.out.println("READY");
        new CountDownLatch(1).await();
    }
}
