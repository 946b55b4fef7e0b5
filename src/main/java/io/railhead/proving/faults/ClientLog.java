package io.railhead.proving.faults;

import io.railhead.proving.invariants.ClientAnswer;
import io.railhead.proving.invariants.ClientAnswer.Kind;
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

    /** What must be refused and was not, and what was fine and was refused for good. */
    static List<Violation> misjudged(List<ClientAnswer> answers) {
        List<Violation> violations = new ArrayList<>();
        for (ClientAnswer answer : answers) {
            boolean invalid = answer.kind() == Kind.INVALID;
            if (invalid && answer.accepted()) {
                violations.add(new Violation("load", answer.key(), "a request that is wrong was accepted"));
            }
            if (!invalid && (answer.status() == 400 || answer.status() == 422 || answer.status() == 500)) {
                violations.add(new Violation("load", answer.key(), "a good request got HTTP " + answer.status()));
            }
        }
        return violations;
    }
}
