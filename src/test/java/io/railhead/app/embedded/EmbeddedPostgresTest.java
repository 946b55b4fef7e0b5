package io.railhead.app.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.app.Secrets;
import io.railhead.app.checks.Durability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cluster for all tests: making one takes seconds. Every test leaves it running or stopped, as it likes. */
class EmbeddedPostgresTest {
    @TempDir
    static Path temp = Path.of("");

    private static EmbeddedPostgres first = new EmbeddedPostgres(temp, 0, name -> name);

    @BeforeAll
    static void startAfresh() throws IOException {
        Files.createDirectory(temp.resolve("secrets"));
        first = postgres();
        first.start();
        update(first, EmbeddedPostgres.OWNER, "create table kept (line text)");
        update(first, EmbeddedPostgres.OWNER, "grant select, insert on kept to railhead_app");
    }

    @AfterAll
    static void stop() {
        first.stop();
    }

    @Test
    void confirmedRowsAreThereAfterARestart() {
        first.start();
        update(first, EmbeddedPostgres.APPLICATION, "insert into kept values ('restart')");
        first.stop();
        assertFalse(first.isAlive());
        first.stop();

        EmbeddedPostgres second = postgres();
        second.start();
        assertTrue(second.isAlive());
        assertEquals("1", value(second, "select count(*) from kept where line = 'restart'"));
        second.stop();
    }

    @Test
    void theServerOfAKilledProcessIsStoppedAndItsRowsAreKept() throws Exception {
        first.start();
        update(first, EmbeddedPostgres.APPLICATION, "insert into kept values ('orphan')");
        ProcessHandle orphan = ProcessHandle.of(pid()).orElseThrow();

        EmbeddedPostgres second = postgres();
        second.start();
        assertNotEquals(orphan.pid(), pid());
        orphan.onExit().get();
        assertEquals("1", value(second, "select count(*) from kept where line = 'orphan'"));
        second.stop();
    }

    @Test
    void aKilledServerStartsAgainWithWhatItConfirmed() throws Exception {
        first.start();
        update(first, EmbeddedPostgres.APPLICATION, "insert into kept values ('killed')");
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get();
        assertFalse(first.isAlive());

        first.start();
        assertEquals("1", value(first, "select count(*) from kept where line = 'killed'"));
    }

    @Test
    void aProcessNumberThatNowBelongsToAnotherProgramIsNotStopped() throws IOException {
        first.stop();
        long self = ProcessHandle.current().pid();
        Files.write(
                Postmaster.fileOf(first.cluster()),
                List.of(Long.toString(self), first.cluster().toString(), "0", "5432"));
        assertEquals(new Postmaster.Stranger(self), Postmaster.of(first.cluster()));
        first.stop();

        first.start();
        assertTrue(first.isAlive());
        assertNotEquals(self, pid());
    }

    @Test
    void startingTwiceLeavesTheServerAlone() {
        first.start();
        long before = pid();
        first.start();
        assertEquals(before, pid());
    }

    @Test
    void everyCommitWaitsForTheDisk() throws SQLException {
        first.start();
        for (String role : List.of(EmbeddedPostgres.OWNER, EmbeddedPostgres.APPLICATION)) {
            try (Connection connection = connect(first, role, first.password(role))) {
                assertEquals(List.of(), Durability.ofDatabase(connection));
            }
        }
        try (Connection connection =
                        connect(first, EmbeddedPostgres.APPLICATION, first.password(EmbeddedPostgres.APPLICATION));
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            assertEquals(
                    List.of(new Durability.Shortfall("synchronous_commit", "off", "on or remote_apply")),
                    Durability.ofDatabase(connection));
        }
        assertEquals("on", value(first, "show data_checksums"));
        assertEquals("UTF8", value(first, "show server_encoding"));
    }

    @Test
    void nobodyEntersWithoutTheRightPassword() {
        first.start();
        for (String role : List.of(EmbeddedPostgres.SUPERUSER, EmbeddedPostgres.OWNER, EmbeddedPostgres.APPLICATION)) {
            SQLException refused = assertThrows(
                    SQLException.class, () -> connect(first, role, "guess").close());
            assertEquals("28P01", refused.getSQLState());
        }
    }

    @Test
    void theApplicationMayNotChangeTheSchema() {
        first.start();
        assertThrows(
                IllegalStateException.class,
                () -> update(first, EmbeddedPostgres.APPLICATION, "create table more (line text)"));
        assertThrows(
                IllegalStateException.class, () -> update(first, EmbeddedPostgres.APPLICATION, "delete from kept"));
    }

    @Test
    void theServerIsOutOfReachOfCtrlC() throws IOException {
        first.start();
        long server = pid();
        assertEquals(server, sessionOf(server));
        assertNotEquals(sessionOf(ProcessHandle.current().pid()), server);
    }

    @Test
    void aPasswordIsChangedByDeletingItsFile() throws IOException {
        first.start();
        String old = first.password(EmbeddedPostgres.APPLICATION);
        Files.delete(temp.resolve("secrets/postgres-app"));
        first.stop();
        first.start();
        assertNotEquals(old, first.password(EmbeddedPostgres.APPLICATION));
        assertThrows(
                SQLException.class,
                () -> connect(first, EmbeddedPostgres.APPLICATION, old).close());
        update(first, EmbeddedPostgres.APPLICATION, "insert into kept values ('new password')");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        first.stop();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedPostgres late = new EmbeddedPostgres(
                    temp.resolve("postgres"), other.getLocalPort(), new Secrets(temp.resolve("secrets"))::get);
            Refusal refusal = assertThrows(Refusal.class, late::start);
            assertTrue(String.valueOf(refusal.getMessage()).contains(Integer.toString(other.getLocalPort())));
            assertFalse(late.isAlive());
        }
    }

    @Test
    void theSecretOfAnotherDirectoryIsRefusedAndNoServerIsLeftBehind() {
        first.stop();
        EmbeddedPostgres wrong = new EmbeddedPostgres(temp.resolve("postgres"), 0, name -> "of-another-directory");
        Refusal refusal = assertThrows(Refusal.class, wrong::start);
        assertTrue(String.valueOf(refusal.getMessage()).contains("postgres-superuser"));
        assertFalse(wrong.isAlive());
    }

    private static EmbeddedPostgres postgres() {
        return new EmbeddedPostgres(temp.resolve("postgres"), 0, new Secrets(temp.resolve("secrets"))::get);
    }

    private static long pid() {
        return Postmaster.of(first.cluster()) instanceof Postmaster.Running running ? running.pid() : -1;
    }

    /** The fourth field after the name in brackets. */
    private static long sessionOf(long pid) throws IOException {
        String fields = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(
                List.of(fields.substring(fields.lastIndexOf(')') + 2).split(" ", -1))
                        .get(3));
    }

    private static Connection connect(EmbeddedPostgres postgres, String role, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(EmbeddedPostgres.DATABASE), role, password);
    }

    private static void update(EmbeddedPostgres postgres, String role, String sql) {
        try (Connection connection = connect(postgres, role, postgres.password(role));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(EmbeddedPostgres postgres, String query) {
        try (Connection connection = connect(
                        postgres, EmbeddedPostgres.APPLICATION, postgres.password(EmbeddedPostgres.APPLICATION));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "nothing";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
