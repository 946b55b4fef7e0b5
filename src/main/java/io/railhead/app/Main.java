package io.railhead.app;

import io.railhead.app.embedded.Refusal;
import io.railhead.cli.Cli;
import java.util.Arrays;

/**
 * The program's one entry. Not a {@code @QuarkusMain}: with that annotation anywhere Camel would not start by
 * itself, and the embedded parts have to be up before Quarkus looks for a database.
 */
public final class Main {
    private Main() {}

    /** The verb comes first; the launcher sees to that. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && "demo".equals(args[0])) {
            demo(Arrays.copyOfRange(args, 1, args.length));
        } else {
            System.exit(Cli.run(args));
        }
    }

    private static void demo(String[] args) throws Exception {
        if (Arrays.asList(args).contains("--help")) {
            System.out.println("""
                    Usage: railhead demo [--data DIR] [--port N] [--fresh --yes] [--routes DIR]
                                         [--simulator inside|none]
                    Starts everything on this machine: database, broker, gateway and the simulated schemes.
                    With --simulator none these are for another process, and DIR/simulator/settings.properties has
                    all that it needs.
                    Example: railhead demo --data /tmp/railhead --port 8081""");
            return;
        }
        try {
            new Demo(Options.parse(args)).run();
        } catch (Refusal refusal) {
            System.err.println("Railhead does not start: " + refusal.getMessage());
            System.exit(args.length > 0 && String.valueOf(refusal.getMessage()).startsWith("unknown option") ? 2 : 1);
        }
    }
}
