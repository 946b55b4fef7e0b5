package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where database and broker of a running demo listen, left in its data directory for gateways that join. */
record DemoParts(int databasePort, int brokerPort) {
    private static final String DATABASE = "database.port";
    private static final String BROKER = "broker.port";

    private static Path file(DataDirectory data) {
        return data.root().resolve("parts.properties");
    }

    void write(DataDirectory data) throws IOException {
        Properties values = new Properties();
        values.setProperty(DATABASE, Integer.toString(databasePort));
        values.setProperty(BROKER, Integer.toString(brokerPort));
        try (Writer text = Files.newBufferedWriter(file(data))) {
            values.store(text, "Where the parts of the demo listen that was started last");
        }
    }

    /**
     * Where a gateway finds them: as {@code parts-NODE.properties} says when there is one, which leads through something
     * in between, else directly.
     *
     * @throws Refusal when no demo was ever started on this directory
     */
    static DemoParts read(DataDirectory data, String node) {
        Path own = data.root().resolve("parts-" + node + ".properties");
        Properties values = new Properties();
        try (Reader text = Files.newBufferedReader(Files.exists(own) ? own : file(data))) {
            values.load(text);
            return new DemoParts(
                    Integer.parseInt(values.getProperty(DATABASE)), Integer.parseInt(values.getProperty(BROKER)));
        } catch (IOException | NumberFormatException none) {
            throw new Refusal("there is no demo to join on " + data.root() + "; start one there first");
        }
    }
}
