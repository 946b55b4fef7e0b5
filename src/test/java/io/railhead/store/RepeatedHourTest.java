package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Writes;
import io.railhead.message.Digest;
import io.railhead.message.MessageId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway on a machine whose clocks go back once a year: the hour that comes twice is two hours. */
class RepeatedHourTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("repeated_hour");

    private final TimeZone usual = TimeZone.getDefault();

    @BeforeEach
    void whereClocksGoBack() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
    }

    @AfterEach
    void backHome() {
        TimeZone.setDefault(usual);
    }

    @Test
    void momentsOfBothHoursAreKeptAsTheyAre() throws SQLException {
        Instant summer = Instant.parse("2026-10-25T00:30:00.123456Z");
        Instant winter = Instant.parse("2026-10-25T01:30:00.654321Z");
        try (Connection connection = DATABASE.asApplication();
                Statement statement = connection.createStatement()) {
            assertTrue(Registers.takeInbox(connection, List.of(entry("S", summer), entry("W", winter))));
            try (ResultSet found = statement.executeQuery("select business_message_id,"
                    + " to_char(received_at at time zone 'UTC', 'HH24:MI:SS.US') from inbox order by 1")) {
                assertTrue(found.next());
                assertEquals("00:30:00.123456", found.getString(2));
                assertTrue(found.next());
                assertEquals("01:30:00.654321", found.getString(2));
            }
        }
    }

    private static Writes.InboxEntry entry(String name, Instant at) {
        Digest document = Digest.of(name.getBytes(StandardCharsets.UTF_8));
        return new Writes.InboxEntry("uk-fps", "SENDER", name, document, new MessageId(UUID.randomUUID()), at);
    }
}
