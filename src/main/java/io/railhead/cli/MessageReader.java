package io.railhead.cli;

import io.railhead.codec.MessageTelling;
import io.railhead.codec.Schemas;
import io.railhead.codec.TreeTelling;
import io.railhead.codec.XmlRefused;
import io.railhead.message.Told;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a source to somebody, and says what cannot be read as a problem. */
final class MessageReader {
    private final Schemas schemas;

    MessageReader(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Whether everything could be told. */
    boolean tell(MessageSource source, MessageListener listener) {
        return read(source, listener::problem, in -> tell(in, listener));
    }

    /** The same, as a tree of elements. */
    boolean tree(MessageSource source, Consumer<TreeTelling.Element> listener, Consumer<MessageProblem> problems) {
        return read(source, problems, in -> {
            try (TreeTelling telling = new TreeTelling(in)) {
                for (TreeTelling.Element next = telling.next(); next != null; next = telling.next()) {
                    listener.accept(next);
                }
            }
            return true;
        });
    }

    private interface Reading {
        boolean of(InputStream in);
    }

    private static boolean read(MessageSource source, Consumer<MessageProblem> problems, Reading reading) {
        try (InputStream raw = source.open()) {
            if (!beginsAsXml(raw)) {
                problems.accept(MessageProblem.notXml());
                return false;
            }
            WatchedInput in = new WatchedInput(raw);
            try {
                return reading.of(in);
            } catch (XmlRefused refused) {
                problems.accept(MessageProblem.of(refused, in.endsAt(refused.line(), refused.column())));
                return false;
            }
        } catch (IOException | UncheckedIOException unreadable) {
            problems.accept(MessageProblem.unreadable(unreadable));
        }
        return false;
    }

    /** Looks without taking anything away. Zeros and marks are of other encodings, which the reader tells better. */
    private static boolean beginsAsXml(InputStream in) throws IOException {
        in.mark(4096);
        byte[] head = in.readNBytes(4096);
        in.reset();
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

    private boolean tell(InputStream in, MessageListener listener) {
        boolean all = true;
        boolean any = false;
        boolean told = true;
        try (MessageTelling telling = new MessageTelling(in)) {
            for (Told next = telling.next(); next != null; next = telling.next()) {
                if (next instanceof Told.Begins begins) {
                    any = true;
                    MessageProblem problem = problem(begins);
                    told = problem == null;
                    if (problem != null) {
                        all = false;
                        listener.problem(problem);
                    }
                }
                if (told) {
                    listener.hear(next);
                }
            }
            if (!any) {
                String strange = telling.strangeRoot();
                listener.problem(strange == null ? MessageProblem.nothing() : MessageProblem.strangeNamespace(strange));
            }
            return any && all;
        }
    }

    private @Nullable MessageProblem problem(Told.Begins begins) {
        String definition = begins.definition().name();
        if (!schemas.has(begins.definition())) {
            return MessageProblem.unknownVersion(
                    definition,
                    begins.line(),
                    schemas.versions(begins.definition().message()).stream()
                            .map(known -> known.name())
                            .toList());
        }
        return begins.title() == null
                ? MessageProblem.noWords(definition, begins.line(), MessageTelling.messages())
                : null;
    }
}
