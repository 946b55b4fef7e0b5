package io.railhead.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tables that come with the program, each read when it is first wanted. Safe for all threads. */
final class Shipped {
    private static final Map<Kind, Edition> READ = new ConcurrentHashMap<>();

    private Shipped() {}

    /** The table, or null where none comes with the program. */
    static @Nullable Edition edition(Kind kind) {
        Edition read = READ.get(kind);
        return read != null || !kind.shipped() ? read : READ.computeIfAbsent(kind, Shipped::read);
    }

    private static Edition read(Kind kind) {
        String path = "config/reference/" + kind.written() + kind.ending();
        try (InputStream in = Shipped.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not in the program");
            }
            byte[] bytes = in.readAllBytes();
            String text = TableText.decode(bytes, path);
            return new Edition(Heading.read(kind, path, text), Edition.table(kind, path, text), Digests.of(bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path, broken);
        } catch (UnusableTable ours) {
            throw new IllegalStateException("a table of ours is broken, which a test would have found", ours);
        }
    }
}
