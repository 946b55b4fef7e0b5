package io.railhead.codec;

/**
 * How much is told about the parts of a message or a file.
 *
 * @param parts that there may be; more are refused
 * @param errors with which a pass ends, because more would help nobody
 * @param eachPart errors of one part that are kept, the others being counted
 * @param values whether errors repeat the value that they are about, which may be of a person
 */
record PartLimits(int parts, int errors, int eachPart, boolean values) {
    /** For messages and files that the gateway acts on: the first errors decide. */
    static final PartLimits DECIDING = new PartLimits(100, XercesValidator.ERRORS, Integer.MAX_VALUE, false);

    /** For somebody who wants to know all about a file of his own. */
    static final PartLimits EXPLAINING = new PartLimits(100_000, Integer.MAX_VALUE, 100, true);

    private static final int KEPT = 5_000;

    /** How many errors the next part may keep when there are so many already. */
    int kept(int already) {
        return already >= KEPT ? 1 : eachPart;
    }
}
