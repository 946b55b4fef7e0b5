package io.railhead.app.checks;

import static io.railhead.app.checks.PasswordFileTest.faults;
import static io.railhead.app.embedded.EmbeddedPostgres.APPLICATION;
import static io.railhead.app.embedded.EmbeddedPostgres.DATABASE;
import static io.railhead.app.embedded.EmbeddedPostgres.OWNER;
import static io.railhead.app.embedded.EmbeddedPostgres.SUPERUSER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.app.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real database: what an operator may have done to it. */
class DatabaseCheckTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    static Path folder = Path.of("");

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        server = new EmbeddedPostgres(folder, 0, name -> "long-password-of-" + name);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void aDurableDatabaseWithTwoRolesIsFine() {
        assertEquals(List.of(), faults(check(access(APPLICATION, OWNER), CLOCK)));
    }

    @Test
    void silenceAMissingDatabaseAndAWrongPasswordAreToldApart() {
        DatabaseAccess good = access(APPLICATION, OWNER);
        assertEquals(
                List.of(Fault.DB_UNREACHABLE),
                faults(check(at(good, "jdbc:postgresql://127.0.0.1:1/railhead"), CLOCK)));
        assertEquals(List.of(Fault.DB_UNREACHABLE), faults(check(at(good, server.jdbcUrl("nowhere")), CLOCK)));
        DatabaseAccess wrong = new DatabaseAccess(good.url(), APPLICATION, "wrong", OWNER, good.ownerPassword());
        List<Finding> refused = check(wrong, CLOCK);
        assertEquals(List.of(Fault.DB_PASSWORD), faults(refused));
        assertEquals("railhead.database.password-file", refused.getFirst().subject());
        DatabaseAccess wrongOwner = new DatabaseAccess(good.url(), APPLICATION, good.password(), OWNER, "wrong");
        assertEquals(
                "railhead.database.owner-password-file",
                check(wrongOwner, CLOCK).getFirst().subject());
        assertFalse(refused.toString().contains("long-password"), "a password was printed");
    }

    @Test
    void aSettingThatForgetsIsNamedEvenWhenItIsTheRolesAlone() throws SQLException {
        superuser("alter role railhead_app set synchronous_commit = off");
        try {
            List<Finding> findings = check(access(APPLICATION, OWNER), CLOCK);
            assertEquals(List.of(Fault.DB_NOT_DURABLE), faults(findings));
            assertEquals("synchronous_commit", findings.getFirst().subject());
        } finally {
            superuser("alter role railhead_app reset synchronous_commit");
        }
    }

    @Test
    void aDatabaseThatHidesWhatItsSessionsDoIsRefused() throws SQLException {
        superuser("alter role railhead_app set track_activities = off");
        try {
            List<Finding> findings = check(access(APPLICATION, OWNER), CLOCK);
            assertEquals(List.of(Fault.DB_ACTIVITY), faults(findings));
            assertEquals("track_activities", findings.getFirst().subject());
        } finally {
            superuser("alter role railhead_app reset track_activities");
        }
    }

    @Test
    void aDatabaseWithoutWhatItsMessagesArePackedWithIsRefused() throws SQLException {
        DatabaseAccess access = access(APPLICATION, OWNER);
        try {
            as(OWNER, "create table flyway_schema_history (version text, success boolean)");
            as(OWNER, "insert into flyway_schema_history values ('5', true)");
            assertEquals(
                    List.of(), faults(check(access, CLOCK)), "an older one, which the start will bring up to date");
            as(OWNER, "insert into flyway_schema_history values ('6', true)");
            assertDictionaryIs("is gone", check(access, CLOCK));
            as(OWNER, "create table dictionary (id integer primary key, content bytea not null)");
            assertDictionaryIs("is empty", check(access, CLOCK));
            as(OWNER, "insert into dictionary values (1, '')");
            assertEquals(List.of(), faults(check(access, CLOCK)));
        } finally {
            as(OWNER, "drop table if exists dictionary, flyway_schema_history");
        }
    }

    private static void assertDictionaryIs(String state, List<Finding> findings) {
        assertEquals(List.of(Fault.DB_DICTIONARY), faults(findings));
        assertTrue(findings.getFirst().found().startsWith(state), findings::toString);
        assertTrue(findings.getFirst().todo().startsWith("Restore it from a backup"), findings::toString);
    }

    @Test
    void clocksThatAreApartAreRefused() {
        InstantSource late = () -> CLOCK.instant().plus(Duration.ofSeconds(2));
        assertEquals(List.of(Fault.DB_CLOCK), faults(check(access(APPLICATION, OWNER), late)));
    }

    @Test
    void ownerAndApplicationMustBeTwoAndTheApplicationMayNotDoMore() throws SQLException {
        assertTrue(faults(check(access(OWNER, OWNER), CLOCK)).contains(Fault.DB_ROLE));
        assertTrue(faults(check(access(SUPERUSER, OWNER), CLOCK)).contains(Fault.DB_ROLE));
        superuser("create role stranger login password 'long-password-of-stranger'");
        superuser("grant connect on database railhead to stranger");
        DatabaseAccess stranger = new DatabaseAccess(
                server.jdbcUrl(DATABASE), "stranger", "long-password-of-stranger", OWNER, server.password(OWNER));
        assertEquals(List.of(Fault.DB_ROLE), faults(check(stranger, CLOCK)));
        superuser("grant railhead_app to stranger");
        assertEquals(List.of(), faults(check(stranger, CLOCK)));
    }

    @Test
    void aNameWhoseLeaseRunsOutIsFreeAndOneThatIsProlongedIsTaken() throws Exception {
        DatabaseAccess access = access(APPLICATION, OWNER);
        assertEquals(List.of(), new NodeCheck(access, "first").run(), "before the first migration there are no lanes");
        superuser("create table lane (link text, node text, epoch bigint, lease_until timestamptz)");
        superuser("grant select on lane to railhead_app");
        superuser("insert into lane values ('a', 'first', 1, clock_timestamp() + interval '60 s')");
        assertEquals(List.of(), new NodeCheck(access, "first").run(), "nobody prolongs it");
        Thread renewing = Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 0; i < 100; i++) {
                    superuser("update lane set lease_until = lease_until + interval '1 s'");
                    Thread.sleep(200);
                }
            } catch (SQLException | InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        assertEquals(List.of(Fault.NODE_IN_USE), faults(new NodeCheck(access, "first").run()));
        assertEquals(List.of(), new NodeCheck(access, "second").run());
        renewing.interrupt();
        renewing.join();
    }

    @Test
    void howWellItIsLookedAfterIsAWarningAndNeverARefusal() {
        List<Finding> findings = new DatabaseCare(access(APPLICATION, OWNER)).run();
        assertEquals(List.of(), faults(findings));
        assertEquals(Level.WARN, level(findings, Fault.DB_BACKUP));
        assertEquals(Level.WARN, level(findings, Fault.DB_TLS));
        assertEquals(Level.PASS, level(findings, Fault.DB_CHECKSUMS));
        assertEquals(Level.PASS, level(findings, Fault.DB_CONNECTIONS));
    }

    private static Level level(List<Finding> findings, Fault fault) {
        return findings.stream()
                .filter(it -> it.fault() == fault)
                .findFirst()
                .orElseThrow()
                .level();
    }

    private static List<Finding> check(DatabaseAccess access, InstantSource clock) {
        return new DatabaseCheck(access, clock).run();
    }

    private static DatabaseAccess access(String user, String owner) {
        return new DatabaseAccess(server.jdbcUrl(DATABASE), user, server.password(user), owner, server.password(owner));
    }

    private static DatabaseAccess at(DatabaseAccess access, String url) {
        return new DatabaseAccess(url, access.user(), access.password(), access.owner(), access.ownerPassword());
    }

    private static void superuser(String sql) throws SQLException {
        as(SUPERUSER, sql);
    }

    private static void as(String role, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(DATABASE), role, server.password(role));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
