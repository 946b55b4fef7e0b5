package io.railhead.reference;

import java.util.List;

/** The content of one table. Immutable, safe for all threads. */
public sealed interface Table permits Currencies, Countries, CodeSets, ClosingDays, ModulusTable, Substitutions {
    /** How many rows it has. */
    int size();

    /** The names of the columns that {@link #show} gives. */
    List<String> columns();

    /**
     * Rows for people.
     *
     * @param wanted a code to show alone, or empty for all
     */
    List<List<String>> show(String wanted);
}
