package io.railhead.proving.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Real settled payments of the gateway, with all rows that they left, in temporary tables of one connection: {@code
 * pattern_payment} and so on, each row with the number of its payment. Rows are found by the keys of their tables,
 * since some hold no index by payment.
 */
final class Patterns {
    /** As many as the payments of one batch of the audit. */
    static final int MOST = 16;

    private static final String TABLES = """
            set local enable_seqscan = off;
            create temp table pattern_payment as
                select row_number() over (order by id) - 1 as pattern, * from chosen;
            create temp table pattern_message as
                select p.pattern, m.* from pattern_payment p join message m on m.payment_id = p.id;
            create temp table pattern_audit as
                select p.pattern, row_number() over (order by p.pattern, a.id) - 1 as place, a.*
                from pattern_payment p join audit a on a.payment_id = p.id;
            create temp table pattern_idempotency as
                select p.pattern, i.* from pattern_payment p join idempotency i
                on i.participant_id = p.participant_id and i.client_id = p.client_id and i.payment_id = p.id;
            create temp table pattern_inbox as
                select m.pattern, i.* from pattern_message m join inbox i
                on i.link = m.link and i.sender = m.sender and i.business_message_id = m.business_message_id;
            create temp table pattern_uetr_register as
                select p.pattern, u.* from pattern_payment p join uetr_register u
                on u.uetr = p.uetr and u.leg = p.scheme and u.payment_id = p.id;
            drop table chosen;
            analyze pattern_payment, pattern_message, pattern_audit, pattern_idempotency, pattern_inbox,
                pattern_uetr_register""";

    /** A payment that lacks one of these is none that the gateway has settled. */
    private static final String COMPLETE = """
            select count(*), count(*) filter (where
                (select count(*) from pattern_message m where m.pattern = p.pattern) = 2
                and exists (select from pattern_audit a where a.pattern = p.pattern)
                and (select count(*) from pattern_idempotency i where i.pattern = p.pattern) = 1
                and (select count(*) from pattern_inbox i where i.pattern = p.pattern) = 1
                and (select count(*) from pattern_uetr_register u where u.pattern = p.pattern) = 1)
            from pattern_payment p""";

    private Patterns() {}

    /**
     * Makes the tables, in the transaction that the connection has.
     *
     * @param since the oldest payment that may serve
     * @return how many patterns there are
     * @throws SQLException also when there is none, or one that lacks something
     */
    static int find(Connection connection, Instant since) throws SQLException {
        try (PreparedStatement choose = connection.prepareStatement("""
                create temp table chosen as select * from payment
                where id >= uuid7_floor(?) and state = 'settled' and direction = 'out' and file_id is null
                and participant_id <> ? order by id desc limit ?""")) {
            choose.setTimestamp(1, Timestamp.from(since));
            choose.setString(2, HistoryLoad.PARTICIPANT);
            choose.setInt(3, MOST);
            choose.execute();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            try (ResultSet row = statement.executeQuery(COMPLETE)) {
                row.next();
                if (row.getInt(1) == 0 || row.getInt(1) != row.getInt(2)) {
                    throw new SQLException("of %d settled payments %d can be patterns of a history"
                            .formatted(row.getInt(1), row.getInt(2)));
                }
                return row.getInt(1);
            }
        }
    }
}
