package io.railhead.codec.xsd;

/** A schema uses something that the tables cannot express; another validator has to do it. */
public final class NotCompiled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String construct;

    NotCompiled(String construct) {
        super(construct, null, false, false);
        this.construct = construct;
    }

    /** What is not known, in the schema's own words, and the line where it stands if that is known. */
    public String construct() {
        return construct;
    }
}
