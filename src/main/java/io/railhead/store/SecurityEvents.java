package io.railhead.store;

import io.railhead.audit.AuditEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What was refused and may have been an attack, as the audit has it. Thread-safe. */
@ApplicationScoped
public class SecurityEvents {
    private static final UUID LAST = new UUID(-1, -1);

    /** The condition is the one of the index, word for word. */
    private static final String SELECT = """
            select id, payment_id, message_id, event, detail, actor, at from audit
            where event like 'security.%' and id < ? order by id desc limit ?
            """;

    private final DataSource database;

    SecurityEvents(DataSource database) {
        this.database = database;
    }

    /**
     * Newest first.
     *
     * @param before the last id of the page before, or null
     */
    public List<AuditEntry> list(@Nullable UUID before, int limit) {
        return Sql.with(database, connection -> {
            try (var statement = connection.prepareStatement(SELECT)) {
                statement.setObject(1, before == null ? LAST : before);
                statement.setInt(2, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    return read(rows);
                }
            }
        });
    }

    private static List<AuditEntry> read(ResultSet rows) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        while (rows.next()) {
            entries.add(new AuditEntry(
                    rows.getObject(1, UUID.class),
                    rows.getObject(2, UUID.class),
                    rows.getObject(3, UUID.class),
                    rows.getString(4),
                    AuditEntry.parseDetail(rows.getString(5)),
                    rows.getString(6),
                    rows.getTimestamp(7).toInstant()));
        }
        return entries;
    }
}
