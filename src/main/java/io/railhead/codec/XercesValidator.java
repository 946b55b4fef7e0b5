package io.railhead.codec;

import io.railhead.message.Definition;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;

/** {@link Validator} by Java's own schema validator. Parsers and validators are kept and used again. */
public final class XercesValidator implements Validator {
    /** Errors collected before a pass ends. */
    public static final int ERRORS = 100;

    private static final int KEPT = 16;

    private final Schemas schemas;
    private final ArrayBlockingQueue<Pass> idle = new ArrayBlockingQueue<>(KEPT);

    public XercesValidator(Schemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public Validation validate(byte[] message) {
        return run((sax, splitter) -> sax.parse(message, XmlUse.MESSAGE, splitter));
    }

    @Override
    public Validation validate(InputStream file) {
        return run((sax, splitter) -> sax.parse(file, splitter));
    }

    private interface Parse {
        void run(SaxParser sax, PartSplitter splitter);
    }

    private Validation run(Parse parse) {
        Pass kept = idle.poll();
        Pass pass = kept != null ? kept : new Pass();
        PartSplitter splitter = new PartSplitter(pass::check, PartLimits.DECIDING);
        try {
            parse.run(pass.sax, splitter);
        } catch (PartSplitter.EnoughErrors enough) {
            return splitter.validation();
        }
        if (!pass.sax.worn()) {
            // a full queue only means that enough are kept
            boolean ignored = idle.offer(pass);
        }
        return splitter.validation();
    }

    /** What one thread needs for one message at a time. */
    private final class Pass {
        private final SaxParser sax = SafeXml.sax();
        private final Map<Definition, XercesCheck> checks = new HashMap<>();

        @Nullable PartCheck check(Definition definition) {
            XercesCheck known = checks.get(definition);
            if (known != null) {
                return known;
            }
            Schema schema = schemas.find(definition);
            if (schema == null) {
                return null;
            }
            XercesCheck made = new XercesCheck(schema);
            checks.put(definition, made);
            return made;
        }
    }
}
