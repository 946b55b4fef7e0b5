package io.railhead.codec;

import io.railhead.codec.SchemaPlans.Plan;
import io.railhead.message.Definition;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;

/** The checks that one thread needs for one message at a time, each by the plan of its definition. */
final class PlannedChecks implements Function<Definition, @Nullable PartCheck> {
    private final Schemas schemas;
    private final SchemaPlans plans;
    private final TableCheck tables;
    private final Map<Definition, XercesCheck> others = new HashMap<>();

    PlannedChecks(Schemas schemas, SchemaPlans plans, XmlUse use) {
        this.schemas = schemas;
        this.plans = plans;
        this.tables = new TableCheck(use);
    }

    @Override
    public @Nullable PartCheck apply(Definition definition) {
        return switch (plans.find(definition)) {
            case null -> null;
            case Plan.Tables compiled -> tables.over(compiled.schema());
            case Plan.Other other -> others.computeIfAbsent(definition, this::xerces);
        };
    }

    private @Nullable XercesCheck xerces(Definition definition) {
        Schema schema = schemas.find(definition);
        return schema == null ? null : new XercesCheck(schema);
    }
}
