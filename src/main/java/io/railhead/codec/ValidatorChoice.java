package io.railhead.codec;

/** Who holds messages against their schemas. */
public enum ValidatorChoice {
    /** Tables made from the schemas, and Java's validator for what they cannot express. */
    COMPILED,
    /** Java's own validator alone. */
    XERCES,
    /** Both, each over every message; what either refuses is refused, and a difference is logged and counted. */
    BOTH;

    /** @throws IllegalStateException when a file of the operator's is not a schema */
    public Validator over(Schemas schemas) {
        return switch (this) {
            case COMPILED -> new CompiledValidator(schemas);
            case XERCES -> new XercesValidator(schemas);
            case BOTH -> new SecondOpinion(new CompiledValidator(schemas), new XercesValidator(schemas));
        };
    }
}
