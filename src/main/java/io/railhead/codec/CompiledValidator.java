package io.railhead.codec;

import io.railhead.codec.SchemaPlans.Plan;
import io.railhead.message.Definition;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * {@link Validator} by tables made from the schemas, in one pass over the message. A definition whose schema
 * uses what the tables cannot express is left to Java's validator, part by part, on the same pass; where an
 * operator's file makes that necessary, a line in the log says so when the validator is made.
 */
public final class CompiledValidator implements Validator {
    private static final System.Logger LOG = System.getLogger(CompiledValidator.class.getName());
    private static final int KEPT = 16;

    private final Schemas schemas;
    private final SchemaPlans plans;
    private final ArrayBlockingQueue<PlannedChecks> idle = new ArrayBlockingQueue<>(KEPT);

    /** @throws IllegalStateException when a file of the operator's is not a schema */
    public CompiledValidator(Schemas schemas) {
        this.schemas = schemas;
        this.plans = new SchemaPlans(schemas);
        for (Definition definition : schemas.overridden()) {
            if (plans.find(definition) instanceof Plan.Other other) {
                LOG.log(
                        Level.INFO,
                        "Schema of {0} is not compiled, Java''s validator takes its messages: {1}",
                        definition,
                        other.construct());
            }
        }
    }

    @Override
    public Validation validate(byte[] message) {
        return run(SafeXml.guarded(message));
    }

    @Override
    public Validation validate(InputStream file) {
        return run(SafeXml.guarded(file));
    }

    private Validation run(GuardedReader reader) {
        PlannedChecks kept = idle.poll();
        PlannedChecks checks = kept != null ? kept : new PlannedChecks(schemas, plans, XmlUse.FILE);
        PartSplitter splitter = new PartSplitter(checks, PartLimits.DECIDING);
        try {
            PullEvents.run(reader, splitter);
        } catch (PartSplitter.EnoughErrors enough) {
            return splitter.validation();
        }
        // one that broke off is not used again; a full queue only means that enough are kept
        boolean ignored = idle.offer(checks);
        return splitter.validation();
    }
}
