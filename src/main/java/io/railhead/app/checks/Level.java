package io.railhead.app.checks;

import java.util.Locale;

/** How bad a finding is. */
public enum Level {
    /** It is as it should be. */
    PASS,
    /** It works, but not as production should; a start goes on. */
    WARN,
    /** A start is refused. */
    FAIL,
    /** It cannot be seen from here; a person has to look. */
    ASK;

    /** As it stands in JSON. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
