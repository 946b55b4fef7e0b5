package io.railhead.conversation;

import java.time.Duration;
import java.util.List;
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

    /** Puts a pain.001 into the inbox. */
    record Drop(FileSpec file) implements Step {}

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

    /** A dropped file: payment blocks, or the bytes of an earlier file. */
    record FileSpec(
            String name,
            List<Block> blocks,
            FileFlaw flaw,
            @Nullable String sameAs) {
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

    /** @param to IBAN */
    record Item(
            String currency,
            String amount,
            String to,
            @Nullable String reference) {}

    /** What is wrong with a file as a whole. */
    enum FileFlaw {
        NONE,
        TRUNCATED,
        DOCTYPE,
        UTF16,
        WRONG_COUNT,
        WRONG_SUM
    }
}
