package io.railhead.reference;

/**
 * What is wrong with a table's file.
 *
 * @param line from 1; 0 where it is about the whole file
 * @param sentence what is wrong and what would be right
 */
public record TableProblem(String file, int line, String sentence) {
    /** {@code FILE:LINE  sentence}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + "  " + sentence;
    }
}
