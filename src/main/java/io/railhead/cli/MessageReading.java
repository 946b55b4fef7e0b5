package io.railhead.cli;

import io.railhead.codec.XmlRefused;
import io.railhead.codec.XmlUse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Opens a source for somebody and turns whatever keeps it from being read into a problem. */
final class MessageReading {
    /** As many bytes as tell whether a file may be XML. */
    static final int HEAD = 4096;

    private final Terminal terminal;

    MessageReading(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Who reads; may throw {@link XmlRefused} and {@link UncheckedIOException}. */
    interface Reading {
        void of(WatchedInput in) throws IOException;
    }

    void read(MessageSource source, Consumer<MessageProblem> problems, Reading reading) {
        MessageProblem known = source.problem();
        if (known != null) {
            problems.accept(known);
            return;
        }
        try (InputStream raw = source.open()) {
            long size = source.size();
            if (size > XmlUse.LOOK.bytes()) {
                problems.accept(MessageProblem.tooLarge(size, XmlUse.LOOK.bytes()));
            } else if (!startsAsXml(raw)) {
                problems.accept(MessageProblem.notXml());
            } else {
                read(new WatchedInput(raw, new Progress(terminal, source.name(), size)), problems, reading);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            problems.accept(MessageProblem.unreadable(unreadable));
        }
    }

    private static void read(WatchedInput in, Consumer<MessageProblem> problems, Reading reading) throws IOException {
        try {
            reading.of(in);
        } catch (XmlRefused refused) {
            problems.accept(MessageProblem.of(refused, in.endsAt(refused.line(), refused.column())));
        }
    }

    /** Looks without taking anything away. */
    private static boolean startsAsXml(InputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        return beginsAsXml(head);
    }

    /** Zeros and marks are of other encodings, which the reader tells better. */
    static boolean beginsAsXml(byte[] head) {
        for (byte c : head) {
            if (c < 0 || c == 0 || c == '<' || c == 0x4C) {
                return true;
            }
            if (c > ' ') {
                return false;
            }
        }
        return true;
    }
}
