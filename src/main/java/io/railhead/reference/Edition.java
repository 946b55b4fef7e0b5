package io.railhead.reference;

/**
 * One version of a table.
 *
 * @param digest SHA-256 of the file as it was published or given, lower-case hex
 */
public record Edition(Heading heading, Table table, String digest) {
    /** Reads a table of any kind. */
    static Table table(Kind kind, String file, String text) throws UnusableTable {
        return switch (kind) {
            case CURRENCIES -> Currencies.read(file, text);
            case COUNTRIES -> Countries.read(file, text);
            case CODES -> CodeSets.read(file, text);
            case CLOSING_DAYS -> ClosingDays.read(file, text);
            case UK_MODULUS -> ModulusTable.read(file, text);
            case UK_SUBSTITUTIONS -> Substitutions.read(file, text);
        };
    }

    /** Whether it came with the program. */
    public boolean shipped() {
        return heading.sha256() == null;
    }
}
