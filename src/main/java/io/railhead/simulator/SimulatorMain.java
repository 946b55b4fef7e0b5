package io.railhead.simulator;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Runs the simulator in a process of its own until it is told to end. The one argument is the settings file. */
public final class SimulatorMain {
    private static final System.Logger LOG = System.getLogger(SimulatorMain.class.getName());
    private static final int WRONG_USE = 2;

    private SimulatorMain() {}

    /**
     * Starts; ends the process with status 2 when called wrongly.
     *
     * @throws IOException when a file named by the settings cannot be used
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            LOG.log(Level.ERROR, "usage: SimulatorMain SETTINGS-FILE");
            System.exit(WRONG_USE);
        }
        Simulator simulator = new Simulator(SettingsFile.read(Path.of(arguments[0])), InstantSource.system());
        simulator.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(simulator::stop));
        LOG.log(Level.INFO, "the simulator serves; its settings are {0}", arguments[0]);
        new CountDownLatch(1).await();
    }
}
