package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was copied into a table is what the server gives back, value by value. */
class CopiedRowsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("copied");
    private static final String COLUMNS = "name, bytes, id, at, day, good, few, whole, many";

    private static Connection withTable() throws SQLException {
        Connection connection = DATABASE.application().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create temporary table copied (name text, bytes bytea, id uuid, at timestamptz, day date,
                        good boolean not null, few smallint, whole integer, many bigint) on commit drop""");
        }
        return connection;
    }

    private static CopiedRows row(CopiedRows rows, String name, Instant at, LocalDate day, long many) {
        return rows.row()
                .text(name)
                .octets(new byte[] {0, -1, 7})
                .uuid(new UUID(many, ~many))
                .moment(at)
                .day(day)
                .flag(many > 0)
                .smallint((short) -2)
                .integer(Integer.MIN_VALUE)
                .bigint(many);
    }

    private static void expect(ResultSet found, String name, Instant at, LocalDate day, long many) throws SQLException {
        assertTrue(found.next());
        assertEquals(name, found.getString("name"));
        assertArrayEquals(new byte[] {0, -1, 7}, found.getBytes("bytes"));
        assertEquals(new UUID(many, ~many), found.getObject("id", UUID.class));
        assertEquals(Timestamp.from(at), found.getTimestamp("at"));
        assertEquals(day, found.getObject("day", LocalDate.class));
        assertEquals(many > 0, found.getBoolean("good"));
        assertEquals(-2, found.getInt("few"));
        assertEquals(Integer.MIN_VALUE, found.getInt("whole"));
        assertEquals(many, found.getLong("many"));
    }

    @Test
    void everyKindOfValueArrivesAsItWas() throws SQLException {
        try (Connection connection = withTable()) {
            Instant after = Instant.parse("2026-11-28T23:59:59.123456Z");
            Instant before = Instant.parse("1999-12-31T23:59:59.999999Z");
            CopiedRows rows = new CopiedRows("copied", COLUMNS);
            row(rows, "Zoë \\ \"Ł\"\t\n", after, LocalDate.of(2028, 2, 29), Long.MAX_VALUE);
            row(rows, "", before, LocalDate.of(1970, 1, 1), Long.MIN_VALUE);
            rows.into(connection);
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select * from copied order by many desc")) {
                expect(found, "Zoë \\ \"Ł\"\t\n", after, LocalDate.of(2028, 2, 29), Long.MAX_VALUE);
                expect(found, "", before, LocalDate.of(1970, 1, 1), Long.MIN_VALUE);
            }
        }
    }

    @Test
    void nothingStaysNothing() throws SQLException {
        try (Connection connection = withTable()) {
            CopiedRows rows = new CopiedRows("copied", "name, id, at, day, whole, good");
            rows.row()
                    .text(null)
                    .uuid(null)
                    .moment(null)
                    .day(null)
                    .integer(null)
                    .flag(false);
            rows.into(connection);
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select name, id, at, day, whole from copied")) {
                assertTrue(found.next());
                for (int column = 1; column <= 5; column++) {
                    assertNull(found.getObject(column));
                }
            }
        }
    }

    @Test
    void manyRowsArriveAllOfThem() throws SQLException {
        try (Connection connection = withTable()) {
            CopiedRows rows = new CopiedRows("copied", "name, good");
            for (int i = 0; i < 5_000; i++) {
                rows.row().text("row " + i).flag(true);
            }
            rows.into(connection);
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select count(distinct name) from copied")) {
                assertTrue(found.next());
                assertEquals(5_000, found.getInt(1));
            }
        }
    }

    /** The engine splits a batch by this state; and what is said of it must not repeat the value. */
    @Test
    void aValueThatTheServerRefusesIsADataErrorThatNamesNoValue() throws SQLException {
        try (Connection connection = withTable()) {
            CopiedRows rows = new CopiedRows("copied", "name, good");
            rows.row().text("Ada Example").flag(true);
            rows.row().text("Ada\0Example").flag(true);

            SQLException refused = assertThrows(SQLException.class, () -> rows.into(connection));

            assertEquals("22021", refused.getSQLState());
            assertTrue(!String.valueOf(refused.getMessage()).contains("Ada"), refused.getMessage());
            connection.rollback();
            try (Statement statement = connection.createStatement();
                    ResultSet answers = statement.executeQuery("select 1")) {
                assertTrue(answers.next(), "the connection is good for the next transaction");
            }
        }
    }
}
