package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.store.Payloads.Packed;
import io.railhead.store.Payloads.Unpackable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Message bytes come back exactly, whatever they were packed with, or with a reason why not. */
class PayloadsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("payloads");

    private final Payloads payloads = new Payloads(DATABASE.application());

    private byte[] unpacked(Payloads reader, Packed packed, int length) {
        return reader.unpack(packed.encoding(), packed.dictionary(), packed.content(), length);
    }

    private static byte[] dictionary() {
        return DATABASE.column("select convert_from(content, 'UTF8') from dictionary where id = 1")
                .getFirst()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whateverIsPackedIsUnpackedAlsoByAnotherProcess() {
        Random random = new Random(7);
        for (int length : new int[] {0, 1, 100, 3_500, 1 << 20}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Packed packed = payloads.pack(bytes);
            assertArrayEquals(bytes, unpacked(payloads, packed, length));
            assertArrayEquals(bytes, unpacked(new Payloads(DATABASE.application()), packed, length));
        }
    }

    @Test
    void whatMessagesHaveInCommonTakesHardlyAnyRoom() {
        byte[] message = dictionary();
        assertTrue(payloads.pack(message).content().length < message.length / 50);
    }

    @Test
    void whatWasKeptBeforeThereWereDictionariesIsStillRead() {
        byte[] bytes = "<Document/>".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(bytes, payloads.unpack(Payloads.ZSTD, null, Zstd.compress(bytes), bytes.length));
        assertArrayEquals(bytes, payloads.unpack(Payloads.PLAIN, null, bytes, bytes.length));
    }

    @Test
    void theNewestDictionaryPacksAndTheOlderOnesStillUnpack() {
        byte[] bytes = "<Document>hello</Document>".getBytes(StandardCharsets.UTF_8);
        Packed first = payloads.pack(bytes);
        DATABASE.update("insert into dictionary (id, content) values (2, convert_to('<Document>hello', 'UTF8'))");
        try {
            Payloads next = new Payloads(DATABASE.application());
            Packed second = next.pack(bytes);
            assertEquals(2, second.dictionary());
            assertArrayEquals(bytes, unpacked(next, first, bytes.length));
            assertArrayEquals(bytes, unpacked(payloads, second, bytes.length), "an older process learns of it");
        } finally {
            DATABASE.update("delete from dictionary where id = 2");
        }
    }

    @Test
    void withoutItsDictionaryOrWithAnotherOneAMessageIsRefusedAndNeverWrong() {
        byte[] bytes = dictionary();
        Packed packed = payloads.pack(bytes);
        assertThrows(Unpackable.class, () -> payloads.unpack(packed.encoding(), 9, packed.content(), bytes.length));
        DATABASE.update(
                "insert into dictionary select 3, reverse(convert_from(content, 'UTF8'))::bytea from dictionary");
        try {
            assertThrows(Unpackable.class, () -> payloads.unpack(packed.encoding(), 3, packed.content(), bytes.length));
        } finally {
            DATABASE.update("delete from dictionary where id = 3");
        }
        assertThrows(Unpackable.class, () -> payloads.unpack((short) 9, null, new byte[0], 0));
    }

    @Test
    void withoutAnyDictionaryNothingIsPackedAndOnceItIsRestoredEverythingGoesOn() {
        byte[] bytes = dictionary();
        Payloads fresh = new Payloads(DATABASE.application());
        DATABASE.update("create table kept as select * from dictionary");
        DATABASE.update("delete from dictionary");
        try {
            Unpackable refused = assertThrows(Unpackable.class, () -> fresh.pack(bytes));
            assertTrue(String.valueOf(refused.getMessage()).startsWith("Table dictionary is empty"));
        } finally {
            DATABASE.update("insert into dictionary select * from kept");
            DATABASE.update("drop table kept");
        }
        assertArrayEquals(bytes, unpacked(payloads, fresh.pack(bytes), bytes.length));
    }

    @Test
    void theApplicationCannotChangeADictionary() throws SQLException {
        try (Connection connection = DATABASE.asApplication();
                Statement statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute("update dictionary set content = ''"));
            assertThrows(SQLException.class, () -> statement.execute("delete from dictionary"));
        }
    }

    @Test
    void anUnreachableDatabaseIsSaidToBeSo() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
        Payloads cutOff = new Payloads(nowhere);
        assertThrows(LedgerUnreachable.class, () -> cutOff.pack(new byte[1]));
    }
}
