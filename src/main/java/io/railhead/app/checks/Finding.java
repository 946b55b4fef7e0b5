package io.railhead.app.checks;

/**
 * One thing that a check found. Holds no secret, no account number and no name of a customer.
 *
 * @param subject the setting, file or thing that it is about, as the operator knows it
 * @param found what is there now
 * @param todo what to do about it; empty when nothing is to be done
 */
public record Finding(Level level, Fault fault, String subject, String found, String todo) {
    public Finding {
        found = oneLine(found);
        todo = oneLine(todo);
    }

    public static Finding fail(Fault fault, String subject, String found, String todo) {
        return new Finding(Level.FAIL, fault, subject, found, todo);
    }

    public static Finding warn(Fault fault, String subject, String found, String todo) {
        return new Finding(Level.WARN, fault, subject, found, todo);
    }

    /** @param fault what it was looked for */
    public static Finding pass(Fault fault, String subject, String found) {
        return new Finding(Level.PASS, fault, subject, found, "");
    }

    public static Finding ask(Fault fault, String subject, String found, String todo) {
        return new Finding(Level.ASK, fault, subject, found, todo);
    }

    public boolean refuses() {
        return level == Level.FAIL;
    }

    /** One line: code, subject, what was found, what to do. */
    @Override
    public String toString() {
        return fault.code() + "  " + subject + ": " + found + (todo.isEmpty() ? "" : ". " + todo);
    }

    /** Messages of libraries come in several lines, and a list of findings has one for each. */
    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
