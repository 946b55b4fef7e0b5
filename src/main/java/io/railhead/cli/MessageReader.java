package io.railhead.cli;

import io.railhead.codec.MessageTelling;
import io.railhead.codec.Schemas;
import io.railhead.codec.TreeTelling;
import io.railhead.message.Definition;
import io.railhead.message.Told;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Reads a source to somebody, and says what cannot be read as a problem. */
final class MessageReader {
    private final Schemas schemas;
    private final MessageReading reading;

    MessageReader(Schemas schemas, MessageReading reading) {
        this.schemas = schemas;
        this.reading = reading;
    }

    /** Whether everything could be told. */
    boolean tell(MessageSource source, MessageListener listener) {
        return read(source, listener::problem, (in, problems) -> tell(in, listener, problems));
    }

    /** The same, as a tree of elements. */
    boolean tree(MessageSource source, Consumer<TreeTelling.Element> listener, Consumer<MessageProblem> problems) {
        return read(source, problems, (in, none) -> {
            try (TreeTelling telling = new TreeTelling(in)) {
                for (TreeTelling.Element next = telling.next(); next != null; next = telling.next()) {
                    listener.accept(next);
                }
            }
        });
    }

    private interface Telling {
        void of(InputStream in, Consumer<MessageProblem> problems);
    }

    private boolean read(MessageSource source, Consumer<MessageProblem> problems, Telling telling) {
        AtomicBoolean fine = new AtomicBoolean(true);
        Consumer<MessageProblem> noted = problem -> {
            fine.set(false);
            problems.accept(problem);
        };
        reading.read(source, noted, in -> telling.of(in, noted));
        return fine.get();
    }

    private void tell(InputStream in, MessageListener listener, Consumer<MessageProblem> problems) {
        boolean any = false;
        boolean told = true;
        try (MessageTelling telling = new MessageTelling(in)) {
            for (Told next = telling.next(); next != null; next = telling.next()) {
                if (next instanceof Told.Begins begins) {
                    any = true;
                    told = schemas.has(begins.definition());
                    if (!told) {
                        problems.accept(unknown(begins));
                    }
                }
                if (told) {
                    listener.hear(next);
                }
            }
            String strange = telling.strangeRoot();
            if (strange != null) {
                problems.accept(MessageProblem.strangeNamespace(strange));
            } else if (!any) {
                problems.accept(MessageProblem.nothing());
            }
        }
    }

    private MessageProblem unknown(Told.Begins begins) {
        List<String> known = schemas.versions(begins.definition().message()).stream()
                .map(Definition::name)
                .toList();
        return MessageProblem.unknownVersion(begins.definition().name(), begins.line(), known);
    }
}
