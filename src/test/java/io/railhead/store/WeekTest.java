package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("weeks");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00:00.000Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
        "2026-11-29T23:59:59.999Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
        "2026-11-30T00:00:00.000Z, 2026-11-30T00:00:00Z, 2026-12-07T00:00:00Z",
        "2026-12-31T12:00:00.000Z, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z",
        "1970-01-01T00:00:00.000Z, 1970-01-01T00:00:00Z, 1970-01-05T00:00:00Z",
    })
    void theWeekOfAnIdIsMondayToMondayAsThePartitionsAre(Instant at, Instant begin, Instant end) throws SQLException {
        UUID id = new UUID(at.toEpochMilli() << 16 | 0x7abc, 0x8123456789abcdefL);
        assertEquals(floor(begin), Week.begin(id));
        assertEquals(floor(end), Week.end(id));
    }

    private static UUID floor(Instant at) throws SQLException {
        try (Connection connection = DATABASE.asApplication();
                PreparedStatement statement = connection.prepareStatement("select uuid7_floor(?)")) {
            statement.setTimestamp(1, Timestamp.from(at));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }
}
