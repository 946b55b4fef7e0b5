package io.railhead.codec;

import io.railhead.codec.xsd.CompiledSchema;
import io.railhead.codec.xsd.NotCompiled;
import io.railhead.codec.xsd.SchemaCompiler;
import io.railhead.message.Definition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** How each definition is validated: by tables, or by Java's validator and why. Made when needed. Thread-safe. */
final class SchemaPlans {
    private final Schemas schemas;
    private final ConcurrentHashMap<Definition, Plan> plans = new ConcurrentHashMap<>();

    /** How one definition is validated. */
    sealed interface Plan {
        /** By tables. */
        record Tables(CompiledSchema schema) implements Plan {}

        /**
         * By Java's validator.
         *
         * @param construct what the tables cannot express, with its line
         */
        record Other(String construct) implements Plan {}
    }

    SchemaPlans(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * The plan for a definition, or null when there is no schema.
     *
     * @throws IllegalStateException when the operator's file is not a schema
     */
    @Nullable Plan find(Definition definition) {
        Plan known = plans.get(definition);
        return known != null ? known : plans.computeIfAbsent(definition, this::make);
    }

    private @Nullable Plan make(Definition definition) {
        if (schemas.isOverridden(definition)) {
            // the compiler takes a correct schema for granted; ours are held against Java's validator by a test
            schemas.find(definition);
        }
        try (InputStream xsd = schemas.open(definition)) {
            return xsd == null ? null : compiled(xsd, definition.namespace());
        } catch (IOException reading) {
            throw new UncheckedIOException("the schema of " + definition + " cannot be read", reading);
        }
    }

    private static Plan compiled(InputStream xsd, String namespace) {
        try {
            XMLStreamReader reader = SafeXml.reader(xsd);
            CompiledSchema schema = SchemaCompiler.compile(reader, namespace);
            reader.close();
            return new Plan.Tables(schema);
        } catch (NotCompiled unknown) {
            return new Plan.Other(unknown.construct());
        } catch (XmlRefused refused) {
            return new Plan.Other(refused.code() + " in the file, line " + refused.line());
        } catch (XMLStreamException wrong) {
            return new Plan.Other("XML that is not well-formed");
        }
    }
}
