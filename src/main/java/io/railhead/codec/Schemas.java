package io.railhead.codec;

import io.railhead.message.Definition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * The schemas that we have, by definition. An operator's folder of official files wins over the ones that we
 * ship ({@code schemas/DEFINITION.xsd} on the class path). Each is compiled once, when first needed.
 * Thread-safe.
 */
public final class Schemas {
    /** No message has come to its thirtieth version yet. */
    private static final int NEWEST = 30;

    private static final String EXTENSION = ".xsd";

    private final @Nullable Path folder;
    private final ConcurrentHashMap<Definition, Schema> compiled = new ConcurrentHashMap<>();

    /** Only the schemas that we ship. */
    public Schemas() {
        this(null);
    }

    /** @param folder the operator's, which need not exist; or null */
    public Schemas(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * The compiled schema of a definition, or null when there is none.
     *
     * @throws IllegalStateException when there is a file and it is not a schema
     */
    public @Nullable Schema find(Definition definition) {
        Schema known = compiled.get(definition);
        // a definition without schema is looked for again each time: strangers name them, and must not fill memory
        return known != null ? known : compiled.computeIfAbsent(definition, this::compile);
    }

    /** Whether there is a schema of this definition; cheaper than {@link #find}, for nothing is compiled. */
    public boolean has(Definition definition) {
        return isOverridden(definition)
                || Schemas.class.getClassLoader().getResource("schemas/" + file(definition)) != null;
    }

    /** The definitions of one message (like {@code pacs.008}) that have a schema, oldest first. */
    public List<Definition> versions(String message) {
        return IntStream.rangeClosed(1, NEWEST)
                .mapToObj(version -> new Definition("%s.001.%02d".formatted(message, version)))
                .filter(this::has)
                .toList();
    }

    private @Nullable Schema compile(Definition definition) {
        String file = file(definition);
        try (InputStream xsd = open(definition)) {
            return xsd == null ? null : SafeXml.schemaFactory().newSchema(new StreamSource(xsd, "schemas/" + file));
        } catch (SAXException wrong) {
            throw new IllegalStateException(
                    file + " is not an XML schema that can be used: " + wrong.getMessage(), wrong);
        } catch (IOException reading) {
            throw new UncheckedIOException(file + " cannot be read", reading);
        }
    }

    /** The file of a definition's schema, or null when there is none. */
    @Nullable InputStream open(Definition definition) throws IOException {
        String file = file(definition);
        return isOverridden(definition)
                ? Files.newInputStream(Objects.requireNonNull(folder).resolve(file))
                : Schemas.class.getClassLoader().getResourceAsStream("schemas/" + file);
    }

    /** Whether the operator's folder has a file for this definition. */
    boolean isOverridden(Definition definition) {
        return folder != null && Files.isRegularFile(folder.resolve(file(definition)));
    }

    /** The definitions for which the operator's folder has a file now, in the order of their names. */
    List<Definition> overridden() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .filter(Definition::isName)
                    .sorted()
                    .map(Definition::new)
                    .toList();
        } catch (IOException reading) {
            throw new UncheckedIOException("the folder of schemas cannot be read", reading);
        }
    }

    /** What is wrong with the first file of the operator's folder that is no schema; null when all are. */
    public @Nullable String firstUnusable() {
        for (Definition definition : overridden()) {
            try {
                find(definition);
            } catch (IllegalStateException | UncheckedIOException unusable) {
                return unusable.getMessage();
            }
        }
        return null;
    }

    private static String file(Definition definition) {
        return definition.name() + EXTENSION;
    }
}
