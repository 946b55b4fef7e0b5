package io.railhead.scheme;

/**
 * Something wrong in a pack's files.
 *
 * @param file where, as the operator would open it
 * @param line counted from 1; 0 when the file as a whole is meant
 */
public record PackProblem(String file, int line, String sentence) {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + sentence : file + ": " + sentence;
    }
}
