package io.railhead.cli;

import io.railhead.codec.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The schemas that a message verb works with: ours, and official ones from a folder. */
final class MessageSchemas {
    private MessageSchemas() {}

    /**
     * Those of the folder that was named, else of the data directory.
     *
     * @return null when they cannot be used, after saying why
     */
    static @Nullable Schemas find(@Nullable Path named, Terminal terminal, Report report) {
        if (named != null && !Files.isDirectory(named)) {
            report.say("There is no folder " + named + ".");
            return null;
        }
        Schemas schemas = new Schemas(named == null ? terminal.defaultData().resolve("schemas") : named);
        String unusable = schemas.firstUnusable();
        if (unusable != null) {
            report.say(unusable);
        }
        return unusable == null ? schemas : null;
    }
}
