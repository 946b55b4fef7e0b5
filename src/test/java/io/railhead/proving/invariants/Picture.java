package io.railhead.proving.invariants;

import io.railhead.message.Digest;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.simulator.Booking;
import io.railhead.simulator.Outcome;
import io.railhead.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small picture of both sides' books, sound as it is made and then spoilt in one place. */
final class Picture implements AutoCloseable {
    static final byte[] STORED = "{\"id\":\"stored\"}".getBytes(StandardCharsets.UTF_8);
    static final byte[] ANSWER = "an answer of the scheme".getBytes(StandardCharsets.UTF_8);

    /** What the client asks for; number 0 for 100.00 GBP, each next one for another amount. */
    static final Demand LOAD = demand("TI-");

    final Connection connection;
    final Books books;
    final List<ClientAnswer> answers = new ArrayList<>();
    final Map<String, Integer> strangers = new HashMap<>();
    final List<UUID> payments = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Path logs;
    private final Instant now = Instant.now();

    Picture(String name, Path logs) throws SQLException {
        this.connection = TestDatabase.fresh(name).application().getConnection();
        this.logs = logs;
        this.books = new Books(logs.resolve("no.ledger"));
    }

    private static Demand demand(String prefix) {
        return new Demand() {
            @Override
            public String prefix() {
                return prefix;
            }

            @Override
            public String endToEndId(int number) {
                return prefix + number;
            }

            @Override
            public long minor(int number) {
                return 10_000 + number;
            }
        };
    }

    void sql(String statement) throws SQLException {
        try (Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    /** A payment of the load that was promised and went to this state, with its audit. */
    UUID payment(String state, String... history) throws SQLException {
        int number = payments.size();
        UUID id = stored(LOAD, state, history);
        answers.add(new ClientAnswer(
                now.minusSeconds(30),
                now.minusSeconds(29),
                ClientAnswer.Kind.NEW,
                number,
                "key-" + number,
                202,
                id.toString(),
                Digest.of(STORED).toString()));
        return id;
    }

    /** One by which the scheme misbehaves, which no client of the load has asked for. */
    UUID played(String state, String... history) throws SQLException {
        return stored(demand("TIP-"), state, history);
    }

    private UUID stored(Demand of, String state, String... history) throws SQLException {
        int number = payments.size();
        names.add(of.endToEndId(number));
        UUID id = com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpochPlus1();
        payments.add(id);
        sql("""
                insert into payment (id, version, participant_id, client_id, direction, scheme, pack_digest, on_silence,
                    settlement_kind, state, final, bulk, payer_funds, payee_credited, amount, currency, debtor, creditor,
                    debtor_account, creditor_account, end_to_end_id, transaction_id, received_at)
                values ('%s', 1, 'demo', 'demo', 'out', 'uk-fps', '', 'hold', 'gross', '%s', %s, false, 'reserved', 'no',
                    %d, 'GBP', 'd', 'c', 'da', 'ca', '%s', 'T%d', '%s')
                """.formatted(
                        id,
                        state,
                        List.of("settled", "rejected", "cancelled", "expired").contains(state),
                        LOAD.minor(number),
                        names.get(number),
                        number,
                        now.minusSeconds(30)));
        sql("insert into idempotency values ('demo', 'demo', 'key-%d', '', '%s', '', now())".formatted(number, id));
        String from = "";
        for (String to : history) {
            audit(id, to, from);
            from = to;
        }
        return id;
    }

    void audit(UUID payment, String to, String from) throws SQLException {
        sql("insert into audit (id, payment_id, event, detail, actor, at, writer, seq, position, digest)"
                + " values ('%s', '%s', 'payment.%s', '%s', 'gateway', now(), '%s', 1, 0, '')"
                        .formatted(
                                com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpochPlus1(),
                                payment,
                                to,
                                from.isEmpty() ? "" : "from=" + from,
                                UUID.randomUUID()));
    }

    UUID settled() throws SQLException {
        UUID id = payment("settled", "received", "queued", "submitted", "settled");
        booked(payments.size() - 1, Outcome.SETTLED);
        return id;
    }

    void booked(int number, Outcome outcome) {
        booked(number, outcome, LOAD.minor(number), "GBP", name(number), List.of());
    }

    void booked(int number, Outcome outcome, long minor, String currency, String name, List<Booking.Said> said) {
        books.take(new Booking(
                now.minusSeconds(20), outcome, "T" + number, "", name, new Money(Currency.of(currency), minor), said));
    }

    String name(int number) {
        return number < names.size() ? names.get(number) : "unknown";
    }

    void answered(int number, byte[] bytes, boolean isBytes) {
        booked(
                number,
                Outcome.SETTLED,
                LOAD.minor(number),
                "GBP",
                name(number),
                List.of(new Booking.Said(Digest.of(bytes), isBytes)));
    }

    void received(byte[] bytes) throws SQLException {
        sql("insert into message (id, link, direction, received_at, encoding, content_length, digest, content)"
                + " values ('%s', 'uk-fps', 'in', now(), 0, 1, decode('%s', 'hex'), '')"
                        .formatted(com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpochPlus1(), Digest.of(bytes)));
    }

    /** What an invariant says of it. */
    List<Violation> says(Invariant invariant) throws Exception {
        Tables tables = new Tables(connection);
        Window window = Window.all(now);
        return invariant.check(new Evidence(
                window,
                tables.payments(window),
                LOAD,
                answers,
                books,
                tables,
                new Chains(),
                new Answering(),
                new Logs(List.of(logs)),
                List.of("a-password-of-24-letters")));
    }

    /** A gateway that keeps everything from strangers, and answers again as it did; unless told otherwise. */
    private final class Answering implements Door {
        @Override
        public Reply get(String path, boolean stranger) {
            return new Reply(stranger ? strangers.getOrDefault(path, 404) : 200, STORED);
        }

        @Override
        public Reply again(ClientAnswer call) {
            return new Reply(202, STORED);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
