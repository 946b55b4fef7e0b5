package io.railhead.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What was set aside and waits for a person. */
@ApplicationScoped
public class ParkedQueries {
    /** One parked thing. */
    public record Item(
            UUID id,
            String kind,
            String code,
            boolean security,
            String detail,
            @Nullable UUID messageId,
            @Nullable UUID paymentId,
            @Nullable String candidates,
            Instant at) {}

    private final DataSource database;

    ParkedQueries(DataSource database) {
        this.database = database;
    }

    /** The open ones of a link, newest first. */
    public List<Item> open(String link, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select id, kind, code, security, detail, message_id, payment_id, candidates, parked_at
                        from parked where link = ? and resolved_at is null order by id desc limit ?
                        """)) {
            statement.setString(1, link);
            statement.setInt(2, limit);
            List<Item> items = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    items.add(new Item(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getBoolean(4),
                            rows.getString(5),
                            rows.getObject(6, UUID.class),
                            rows.getObject(7, UUID.class),
                            rows.getString(8),
                            rows.getTimestamp(9).toInstant()));
                }
            }
            return items;
        } catch (SQLException failed) {
            throw new io.railhead.engine.Ledger.LedgerUnreachable(failed);
        }
    }

    public int countOpen(String link) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from parked where link = ? and resolved_at is null")) {
            statement.setString(1, link);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException failed) {
            throw new io.railhead.engine.Ledger.LedgerUnreachable(failed);
        }
    }
}
