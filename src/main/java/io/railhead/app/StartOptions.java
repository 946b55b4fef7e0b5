package io.railhead.app;

import io.railhead.app.Options.WrongUse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command line of {@code start} and {@code doctor}: each option is a setting under a shorter name.
 *
 * @param settings what the options set, by the names of the settings
 * @param json whether findings are printed for programs
 */
record StartOptions(Map<String, String> settings, boolean json) {
    private static final Map<String, String> NAMES = Map.of(
            "--config", "railhead.config.folder",
            "--data", "railhead.data",
            "--routes", "railhead.routes.folder",
            "--node", "railhead.node",
            "--host", "railhead.http.host",
            "--port", "railhead.http.port");

    static final String USAGE = """
            Usage: railhead start|doctor [--config DIR] [--data DIR] [--routes DIR] [--node NAME]
                                         [--host ADDRESS] [--port N] [--json]
            start runs the gateway alone, on a PostgreSQL, a broker and an issuer of tokens that run elsewhere. Before
            that it looks at all of them, and refuses with one list of everything that is wrong.
            doctor looks at the same and more, and prints a table: pass, warn, fail, or ask a person.
            Settings come from these options, the environment (RAILHEAD_…) and railhead.properties in the
            configuration folder; docs/reference/configuration.md has them all.
            Example: railhead start --config /etc/railhead --data /var/lib/railhead""";

    static StartOptions parse(String[] arguments) {
        Map<String, String> settings = new TreeMap<>();
        boolean json = false;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            String name = NAMES.get(option);
            if (option.equals("--json")) {
                json = true;
            } else if (name == null) {
                throw new WrongUse("unknown option " + option + "\n" + USAGE);
            } else if (!rest.hasNext()) {
                throw new WrongUse(option + " needs a value");
            } else {
                settings.put(name, absolute(option, rest.next()));
            }
        }
        return new StartOptions(Map.copyOf(settings), json);
    }

    /** Folders are meant from where the command is typed. */
    private static String absolute(String option, String value) {
        return option.equals("--config") || option.equals("--data") || option.equals("--routes")
                ? Path.of(value).toAbsolutePath().normalize().toString()
                : value;
    }
}
