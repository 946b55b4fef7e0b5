package io.railhead.proving.faults;

import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.Violation;
import io.railhead.proving.invariants.Window;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The load client's log, read on from where it was read last. For one thread. */
final class ClientLog {
    private final Path file;
    private final List<ClientAnswer> answers = new ArrayList<>();
    private long offset;

    ClientLog(Path file) {
        this.file = file;
    }

    /** All answers to requests that left in the window. */
    List<ClientAnswer> within(Window window) throws IOException {
        readOn();
        return answers.stream()
                .filter(answer ->
                        answer.asked().isAfter(window.from()) && !answer.asked().isAfter(window.until()))
                .toList();
    }

    private void readOn() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (open.length() - offset)];
            open.seek(offset);
            open.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            offset += end;
            new String(bytes, 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .map(ClientAnswer::parse)
                    .filter(Objects::nonNull)
                    .forEach(answers::add);
        }
    }

    /** What a caller with a good request may be told: a promise, not now, or nothing at all. */
    private static final Set<Integer> TO_GOOD = Set.of(201, 202, 408, 409, 429, 503, 0);

    /** And one whose request is wrong: what is wrong with it, not now, or nothing at all. */
    private static final Set<Integer> TO_WRONG = Set.of(400, 422, 408, 409, 429, 503, 0);

    /** Answers that no request of their kind may get, and payments that nobody took. */
    static List<Violation> misjudged(List<ClientAnswer> answers) {
        List<Violation> violations = new ArrayList<>();
        for (ClientAnswer answer : answers) {
            String wrong = switch (answer.kind()) {
                case NEW, RETRY, REPEAT -> TO_GOOD.contains(answer.status()) ? "" : "a good request got";
                case INVALID -> TO_WRONG.contains(answer.status()) ? "" : "a wrong request got";
                case GIVEN_UP -> "nobody took it for as long as the caller insisted, at last";
                case LEFT_OUT -> "";
            };
            if (!wrong.isEmpty()) {
                violations.add(new Violation("load", answer.key(), wrong + " HTTP " + answer.status()));
            }
        }
        return violations;
    }
}
