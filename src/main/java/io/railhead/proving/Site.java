package io.railhead.proving;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gateway with its database, and the simulator, each in a process of its own, as one thing to start and stop. */
final class Site implements AutoCloseable {
    private static final String NATIVE_PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final Pattern SIGNS = Pattern.compile("Signatures are done by ([^,;]+)");
    private static final Duration TO_START = Duration.ofMinutes(2);

    private final Child gateway;
    private final Child simulator;
    private final Path data;
    private final String provider;

    private Site(Child gateway, Child simulator, Path data, String provider) {
        this.gateway = gateway;
        this.simulator = simulator;
        this.data = data;
        this.provider = provider;
    }

    /** @param data the gateway's data directory; what the processes say is kept beside it, under its name and -logs */
    static Site start(BenchOptions options, Path data) throws IOException, InterruptedException {
        Path logs = Files.createDirectories(data.resolveSibling(data.getFileName() + "-logs"));
        Path said = logs.resolve("gateway.log");
        Child gateway = Child.start("gateway", gatewayCommand(options, data), said, "READY", TO_START);
        try {
            Path settings = simulatorSettings(options, data, logs);
            Child simulator = Child.start(
                    "simulator",
                    simulatorCommand(options.program(), settings),
                    logs.resolve("simulator.log"),
                    "the simulator serves",
                    TO_START);
            return new Site(gateway, simulator, data, provider(said));
        } catch (IOException | InterruptedException | RuntimeException failed) {
            gateway.close();
            throw failed;
        }
    }

    private static List<String> gatewayCommand(BenchOptions options, Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Djdk.xml.dtd.support=deny",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Drailhead.home=" + options.home()));
        Stream.of(options.gatewayOptions().split(" ", -1))
                .filter(option -> !option.isBlank())
                .forEach(command::add);
        command.addAll(List.of(
                "-jar",
                options.program().resolve("quarkus-run.jar").toString(),
                "demo",
                "--simulator",
                "none",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(options.port() == 0 ? freePort() : options.port())));
        return command;
    }

    private static List<String> simulatorCommand(Path program, Path settings) {
        // Without lib/boot: its log manager keeps everything back until a Quarkus application has started.
        String classPath = program.resolve("app") + "/*:" + program.resolve("lib/main") + "/*";
        return List.of(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                "io.railhead.simulator.SimulatorMain",
                settings.toString());
    }

    /**
     * The settings that the demo laid out, with every payment treated alike whatever its amount, and with the
     * arithmetic of signatures done natively where the program has the library: what the simulator spends is
     * taken from the same machine.
     */
    private static Path simulatorSettings(BenchOptions options, Path data, Path folder) throws IOException {
        Properties settings = new Properties();
        try (Reader text = Files.newBufferedReader(data.resolve("simulator/settings.properties"))) {
            settings.load(text);
        }
        settings.setProperty("magic", "false");
        try (Stream<Path> libraries = Files.list(options.program().resolve("lib/main"))) {
            if (libraries.anyMatch(library -> library.toString().contains("AmazonCorrettoCryptoProvider"))) {
                settings.setProperty("signature-provider", NATIVE_PROVIDER);
            }
        }
        Path own = folder.resolve("simulator.properties");
        try (Writer text = Files.newBufferedWriter(own)) {
            settings.store(text, "Of a measurement");
        }
        return own;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Who does the gateway's signatures, by its own word; one that says nothing leaves them to the JDK. */
    static String provider(Path said) throws IOException {
        try (Stream<String> lines = Files.lines(said)) {
            return lines.map(SIGNS::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse("the JDK");
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    URI base() {
        return URI.create(gateway.said("READY"));
    }

    String token() {
        return gateway.said("TOKEN");
    }

    Path inbox() {
        return Path.of(gateway.said("INBOX"));
    }

    Path ledger(String link) {
        return data.resolve("simulator").resolve(link + ".ledger");
    }

    String provider() {
        return provider;
    }

    long gatewayPid() {
        return gateway.pid();
    }

    long simulatorPid() {
        return simulator.pid();
    }

    /** The database server's own process, by the file in which it says so itself. */
    long databasePid() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("postgres"), 2)) {
            Path file = files.filter(each -> each.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no postmaster.pid below " + data));
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        }
    }

    boolean isAlive() {
        return gateway.isAlive() && simulator.isAlive();
    }

    @Override
    public void close() {
        simulator.close();
        gateway.close();
    }
}
