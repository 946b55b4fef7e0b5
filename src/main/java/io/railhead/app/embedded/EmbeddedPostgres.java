package io.railhead.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A PostgreSQL server in one folder, listening on the loopback address with passwords. The server is a process of
 * its own session: Ctrl-C in the terminal does not reach it, and {@link #stop} decides when it ends, after
 * everything that uses it. If this JVM is killed the server lives on, and the next {@link #start} stops it first.
 *
 * <p>The caller keeps other processes off the folder. Safe for use by several threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The database that belongs to Railhead. */
    public static final String DATABASE = "railhead";
    /** Owns the database and runs the migrations. */
    public static final String OWNER = "railhead_owner";
    /** What the application connects as; holds only the rights that migrations grant it. */
    public static final String APPLICATION = "railhead_app";
    /** The server's own superuser and database; for set-up and repair. */
    public static final String SUPERUSER = "postgres";

    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final Path cluster;
    private final int wantedPort;
    private final UnaryOperator<String> secretNamed;
    private final PostgresUser user;
    private final PostgresLog log;
    private volatile int port;
    private long launched;

    /**
     * @param folder where programs, data and log live; made if absent
     * @param port where to listen; 0 takes a free port at each start
     * @param secretNamed gives the secret of a name and makes one at the first asking; the names are {@code
     *     postgres-superuser}, {@code postgres-owner} and {@code postgres-app}
     */
    public EmbeddedPostgres(Path folder, int port, UnaryOperator<String> secretNamed) {
        this(folder, port, secretNamed, PostgresUser.ofThisMachine());
    }

    EmbeddedPostgres(Path folder, int port, UnaryOperator<String> secretNamed, PostgresUser user) {
        this.folder = folder.toAbsolutePath().normalize();
        this.cluster = this.folder.resolve("data-17");
        this.wantedPort = port;
        this.port = port;
        this.secretNamed = secretNamed;
        this.user = user;
        this.log = new PostgresLog(this.folder.resolve("server.log"));
    }

    /**
     * Starts the server and returns when it takes connections and holds database and roles. The first start unpacks
     * and sets up, some seconds; later ones take less than one. Does nothing when this server already runs.
     *
     * @throws Refusal when the server cannot be started, with the last lines of its log
     */
    public synchronized void start() {
        if (Postmaster.of(cluster) instanceof Postmaster.Running running && running.pid() == launched) {
            return;
        }
        try {
            Files.createDirectories(folder);
            PostgresBinaries.in(folder);
            if (!Files.isDirectory(cluster)) {
                createCluster();
            }
            clearTheWay();
            if (wantedPort != 0) {
                FreePort.mustBe(wantedPort, "the database");
            }
            log.keepShort();
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException("Starting the database in " + folder + " failed", e);
        }
        try (Connection superuser = connect(SUPERUSER, SUPERUSER)) {
            PostgresRoles.ensure(superuser, this::password);
        } catch (SQLException e) {
            stop();
            throw new Refusal(
                    "The database in " + folder + " started but could not be set up: " + e.getMessage()
                            + ". If the password does not fit, restore the secret postgres-superuser that belongs to this"
                            + " data directory, or start afresh.",
                    e);
        }
    }

    /** Ends the server: connections are cut, everything is written, and it is gone on return. Harmless if it is. */
    public synchronized void stop() {
        switch (Postmaster.of(cluster)) {
            case Postmaster.None none -> {}
            case Postmaster.Stranger stranger -> {}
            case Postmaster.Running running -> end(running.pid());
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Whether the server's process is there. */
    public boolean isAlive() {
        return Postmaster.of(cluster) instanceof Postmaster.Running;
    }

    /** Where the server listens; known once it has started. */
    public int port() {
        return port;
    }

    /** The address of a database of this server, for the JDBC driver. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of one of the three roles. */
    public String password(String role) {
        return switch (role) {
            case SUPERUSER -> secretNamed.apply("postgres-superuser");
            case OWNER -> secretNamed.apply("postgres-owner");
            case APPLICATION -> secretNamed.apply("postgres-app");
            default -> throw new IllegalArgumentException("No such role: " + role);
        };
    }

    Path cluster() {
        return cluster;
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), role, password(role));
    }

    /** Made under another name and renamed, so that a set-up cut short is made again, not used. */
    private void createCluster() throws IOException {
        Path unfinished = cluster.resolveSibling(cluster.getFileName() + ".new");
        Path passwordFile = folder.resolve("superuser-password");
        Trees.delete(unfinished);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password(SUPERUSER));
            user.give(folder);
            Command.Result made = program(List.of(
                    "initdb",
                    "-D",
                    unfinished.toString(),
                    "-U",
                    SUPERUSER,
                    "--pwfile",
                    passwordFile.toString(),
                    "--auth-local=scram-sha-256",
                    "--auth-host=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--data-checksums",
                    "--no-instructions"));
            if (made.code() != 0) {
                throw new Refusal("Making the database in " + folder + " failed: " + made.output());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Stops the server that a killed JVM left behind, and removes what a crash of the machine left behind. */
    private void clearTheWay() throws IOException {
        switch (Postmaster.of(cluster)) {
            case Postmaster.None none -> {}
            case Postmaster.Stranger stranger -> Files.deleteIfExists(Postmaster.fileOf(cluster));
            case Postmaster.Running running -> end(running.pid());
        }
    }

    private void launch() throws IOException {
        Command.Result started = new Command.Result(0, "");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            port = FreePort.orAny(wantedPort);
            PostgresSettings.write(cluster, port);
            user.give(folder);
            long before = log.length();
            started = control("start", "-l", log.file().toString(), "-t", "120");
            if (started.code() == 0 && Postmaster.of(cluster) instanceof Postmaster.Running running) {
                launched = running.pid();
                return;
            }
            if (!mayPass(log.since(before))) {
                break;
            }
            pause();
        }
        throw new Refusal("The database in " + folder + " does not start on port " + port + ". " + started.output()
                + System.lineSeparator() + log.end());
    }

    /** A server that was killed leaves children that need a moment to notice; a free port may be taken meanwhile. */
    private boolean mayPass(String said) {
        return said.contains("shared memory block") || (wantedPort == 0 && said.contains("Address already in use"));
    }

    private void end(long pid) {
        Command.Result fast = control("stop", "-m", "fast", "-t", "60");
        if (fast.code() == 0 || !isAlive()) {
            return;
        }
        // Nothing confirmed is lost by this: the next start recovers from the log, as after a power cut.
        Command.Result immediate = control("stop", "-m", "immediate", "-t", "30");
        if (immediate.code() != 0 && isAlive()) {
            throw new Refusal("The database process " + pid + " of " + folder + " does not stop: " + immediate.output()
                    + " End it with 'kill -INT " + pid + "' and try again.");
        }
    }

    /** pg_ctl itself puts the server into a session of its own when it starts it. */
    private Command.Result control(String verb, String... options) {
        List<String> command = new ArrayList<>(List.of("pg_ctl", verb, "-D", cluster.toString(), "-w", "-s"));
        command.addAll(List.of(options));
        return program(command);
    }

    private Command.Result program(List<String> words) {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(PostgresBinaries.in(folder).resolve(words.getFirst()).toString());
        command.addAll(words.subList(1, words.size()));
        return Command.run(command);
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting the database", e);
        }
    }
}
