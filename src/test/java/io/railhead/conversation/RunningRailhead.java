package io.railhead.conversation;

import io.railhead.app.embedded.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The packaged program in a process of its own, started as {@code demo} on a free port, with a data directory under
 * {@code target/conversations}. For one thread.
 */
final class RunningRailhead implements Railhead, AutoCloseable {
    /** Where everything that these runs leave behind lies. */
    static final Path FOLDER = Path.of("target/conversations").toAbsolutePath();

    private static final Path PROGRAM = Path.of(
                    System.getProperty("railhead.program", "target/quarkus-app/railhead.jar"))
            .toAbsolutePath();
    private static final Duration TO_START = Duration.ofSeconds(300);
    private static final Duration TO_STOP = Duration.ofSeconds(60);

    private final String name;
    private final Path data;
    private final int port;
    private final @Nullable Path routes;
    private @Nullable Process process;
    private @Nullable ChildOutput output;
    private int starts;

    private RunningRailhead(String name, @Nullable Path routes) {
        this.name = name;
        this.data = FOLDER.resolve(name).resolve("data");
        this.port = freePort();
        this.routes = routes;
    }

    /** Starts one on an empty data directory and waits until it is ready. */
    static RunningRailhead start(String name) {
        return start(new RunningRailhead(name, null));
    }

    /** The same with route files that replace packaged ones of the same name. */
    static RunningRailhead startWith(String name, Path routesOverrideFolder) {
        return start(new RunningRailhead(name, routesOverrideFolder));
    }

    private static RunningRailhead start(RunningRailhead fresh) {
        try {
            OrphanDatabase.stop(fresh.data);
            Trees.delete(FOLDER.resolve(fresh.name));
            Files.createDirectories(FOLDER.resolve(fresh.name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(fresh::close, "stop " + fresh.name));
        try {
            fresh.restart();
        } catch (RuntimeException | Error notReady) {
            fresh.close();
            throw notReady;
        }
        return fresh;
    }

    @Override
    public synchronized void restart() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("it is running already");
        }
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException(PROGRAM + " is missing: these tests run after packaging");
        }
        starts++;
        try {
            Process started =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            process = started;
            output = new ChildOutput(started, FOLDER.resolve(name).resolve("output-" + starts + ".log"));
            output.awaitReady(TO_START);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + PROGRAM.resolveSibling("jvm.options"),
                // It is slow for a moment then, which no conversation minds.
                "-Drailhead.warm-up=100ms",
                "-Drailhead.home=" + Path.of("").toAbsolutePath(),
                "-jar",
                PROGRAM.toString(),
                "demo",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
        if (routes != null) {
            command.addAll(List.of("--routes", routes.toAbsolutePath().toString()));
        }
        return command;
    }

    private synchronized ChildOutput output() {
        if (output == null) {
            throw new IllegalStateException("it was never started");
        }
        return output;
    }

    @Override
    public URI base() {
        return URI.create(output().line("READY"));
    }

    @Override
    public String token() {
        return output().line("TOKEN");
    }

    @Override
    public Path inbox() {
        return Path.of(output().line("INBOX"));
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public int brokerPort() {
        String address = output().line("BROKER");
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    @Override
    public synchronized void kill9() {
        if (process != null) {
            process.toHandle().destroyForcibly();
            awaitEnd(process);
        }
    }

    /** By the handle, because {@link Process#destroy} would close our end of its output too, and lose the last lines. */
    @Override
    public synchronized void terminate() {
        if (process != null) {
            process.toHandle().destroy();
            if (!awaitEnd(process)) {
                throw new AssertionError("it did not stop within " + TO_STOP.toSeconds() + " s");
            }
            if (OrphanDatabase.isRunning(data)) {
                throw new AssertionError("its database outlived its ordered stop");
            }
        }
    }

    private static boolean awaitEnd(Process process) {
        try {
            return process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops it in order, or kills it where it will not; its database does not outlive it either way. */
    @Override
    public synchronized void close() {
        if (process != null && process.isAlive()) {
            process.toHandle().destroy();
            if (!awaitEnd(process)) {
                process.toHandle().destroyForcibly();
                awaitEnd(process);
            }
        }
        OrphanDatabase.stop(data);
    }

    @Override
    public String logTail() {
        return output().tail();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
