package io.railhead.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that a conversation does. */
sealed interface Step {
    /** Asks for a payment. */
    record Send(PaymentSpec payment) implements Step {}

    /** Asks for a payment, is refused, and finds nothing of it afterwards. */
    record Refuse(int status, String problem, @Nullable Place place, PaymentSpec payment) implements Step {}

    /** A field that is refused. */
    record Place(String pointer, String code) {}

    /** The same request again, key and all, but for what is said. */
    record Repeat(String name, PaymentSpec changes) implements Step {}

    /** The same request several times at once; every answer must be the same bytes. */
    record Duplicate(String name, int times) implements Step {}

    /** @param path with {@code {name}} for the id of a payment */
    record Call(String method, String path, PaymentSpec.Bearer bearer) implements Step {}

    record Expect(Expectation that) implements Step {}

    record Wait(Duration atMost, Expectation until) implements Step {}

    /** It has to be so all the time. */
    record Watch(Duration time, Expectation that) implements Step {}

    /** Kill -9. */
    record Crash() implements Step {}

    /** SIGTERM, and waiting for the end. */
    record Stop() implements Step {}

    /** Starts the program again on the same data. */
    record Restart() implements Step {}

    record LinkSwitch(String link, boolean start) implements Step {}

    /**
     * Puts a file into an inbox.
     *
     * @param channel null for the one that was printed
     */
    record Drop(FileSpec file, @Nullable String channel) implements Step {}

    /**
     * Sends a file over REST.
     *
     * @param key of idempotency, or null for a new one
     * @param mediaType or null for the one that fits
     * @param fileName or null for one that fits
     */
    record Upload(
            FileSpec file,
            String channel,
            PaymentSpec.Bearer bearer,
            @Nullable String key,
            @Nullable String mediaType,
            @Nullable String fileName)
            implements Step {}

    /** Puts something that is no file into the inbox. */
    record Litter(String name, boolean directory) implements Step {}

    /** Puts a message on a link as the other side. */
    record Inject(String link, Parcel parcel) implements Step {}

    /** What is put on a link. */
    sealed interface Parcel {
        record Text(String text) implements Parcel {}

        record ObjectMessage(String content) implements Parcel {}

        record Bytes(String text, String charset) implements Parcel {}

        /** So many bytes of nothing. */
        record Zeros(int count) implements Parcel {}

        /** The last answer to a payment as it came, less so many bytes of its end. */
        record AnswerOf(String payment, int cut) implements Parcel {}
    }

    /**
     * A file: payment blocks, a table, or the bytes of an earlier file.
     *
     * @param messageIdOf the earlier file whose message id it has, or null for one of its own
     */
    record FileSpec(
            String name,
            List<Block> blocks,
            FileFlaw flaw,
            @Nullable String sameAs,
            @Nullable String messageIdOf,
            @Nullable Table table) {
        public FileSpec {
            blocks = List.copyOf(blocks);
        }

        int count() {
            return blocks.stream().mapToInt(block -> block.items().size()).sum();
        }
    }

    /**
     * @param from IBAN
     * @param days from today to the execution day
     */
    record Block(String from, int days, List<Item> items) {
        public Block {
            items = List.copyOf(items);
        }
    }

    /**
     * @param to IBAN
     * @param uetr the customer's own, or null
     */
    record Item(
            String currency,
            String amount,
            String to,
            @Nullable String reference,
            @Nullable String uetr) {}

    /**
     * A table of payments.
     *
     * @param header instead of the usual one, or null
     */
    record Table(Set<Way> ways, @Nullable String header, List<Row> rows) {
        public Table {
            ways = Set.copyOf(ways);
            rows = List.copyOf(rows);
        }

        boolean is(Way way) {
            return ways.contains(way);
        }

        /** How it is written and packed. */
        enum Way {
            BYTE_ORDER_MARK("with-bom"),
            CRLF("with-crlf"),
            SEMICOLONS("with-semicolons"),
            UTF_16("in-utf-16"),
            GZIPPED("gzipped"),
            ZIPPED("zipped"),
            ZIPPED_TWICE("zipped-twice"),
            ZIP_BOMB("zip-bomb");

            private final String word;

            Way(String word) {
                this.word = word;
            }

            String word() {
                return word;
            }
        }

        sealed interface Row {}

        /** @param line with {@code $id} for the end-to-end id */
        record Raw(String line) implements Row {}

        record Paid(String currency, String amount, String from, String to, String reference) implements Row {}
    }

    /** What is wrong with a file as a whole. */
    enum FileFlaw {
        NONE,
        TRUNCATED,
        DOCTYPE,
        UTF16,
        WRONG_COUNT,
        WRONG_SUM,
        /** All blocks have one id. */
        ONE_BLOCK_ID,
        /** Nothing wrong, but of the version of 2009. */
        OLD_VERSION
    }
}
