package io.railhead.proving;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * How the parts of a measurement are started.
 *
 * @param home the project
 * @param folder of the built program
 * @param gatewayOptions further options of a gateway's JVM, blanks between them
 */
public record Programs(Path home, Path folder, String gatewayOptions) {
    /** As the launcher says. */
    private static final String HEAP = "576m";

    private static final String NATIVE_PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    /** The command line of a verb. */
    public List<String> railhead(String... words) {
        return railhead(List.of(), words);
    }

    /** The same with options for this JVM alone. */
    public List<String> railhead(List<String> options, String... words) {
        List<String> command = new ArrayList<>(
                List.of(java(), "@" + folder.resolve("jvm.options"), "-Xmx" + HEAP, "-Drailhead.home=" + home));
        command.addAll(prepared());
        Stream.of(gatewayOptions.split(" ", -1))
                .filter(option -> !option.isBlank())
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-jar", folder.resolve("railhead.jar").toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** What the launcher has prepared for a quick start, when it has. */
    private List<String> prepared() {
        Path archive = folder.resolveSibling("gateway.aot");
        return Files.exists(archive) && !gatewayOptions.contains("-XX:AOT")
                ? List.of("-XX:AOTCache=" + archive, "-Xlog:aot*=off", "-Xlog:cds*=off")
                : List.of();
    }

    /** The command line of one of the program's other entries. */
    public List<String> main(List<String> options, String type, String... arguments) {
        // Without lib/boot: its log manager keeps everything back until a Quarkus application has started.
        String classPath = folder.resolve("app") + "/*:" + folder.resolve("lib/main") + "/*";
        List<String> command = new ArrayList<>(
                List.of(java(), "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, type));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The simulated schemes of a data directory that a demo has laid out, in a process of their own. */
    Child startSimulator(Path data, Path logs, Duration atMost) throws IOException, InterruptedException {
        return simulator(simulatorSettings(data, logs, 0), logs.resolve("simulator.log"), atMost);
    }

    /** The same by settings that were made already. */
    public Child simulator(Path settings, Path log, Duration atMost) throws IOException, InterruptedException {
        List<String> options = List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xmx512m");
        List<String> command = main(options, "io.railhead.simulator.SimulatorMain", settings.toString());
        return Child.start("simulator", command, log, "the simulator serves", atMost);
    }

    /**
     * The settings that the demo laid out, with every payment treated alike whatever its amount, and with the
     * arithmetic of signatures done natively where the program has the library: what the simulator spends is
     * taken from the same machine.
     *
     * @param brokerPort another way to the broker than what was laid out; 0 for that
     */
    public Path simulatorSettings(Path data, Path logs, int brokerPort) throws IOException {
        Properties settings = new Properties();
        try (Reader text = Files.newBufferedReader(data.resolve("simulator/settings.properties"))) {
            settings.load(text);
        }
        settings.setProperty("magic", "false");
        if (brokerPort != 0) {
            settings.setProperty("broker.port", Integer.toString(brokerPort));
        }
        try (Stream<Path> libraries = Files.list(folder.resolve("lib/main"))) {
            if (libraries.anyMatch(library -> library.toString().contains("AmazonCorrettoCryptoProvider"))) {
                settings.setProperty("signature-provider", NATIVE_PROVIDER);
            }
        }
        Path own = logs.resolve("simulator.properties");
        try (Writer text = Files.newBufferedWriter(own)) {
            settings.store(text, "Of a measurement");
        }
        return own;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
