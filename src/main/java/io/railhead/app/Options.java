package io.railhead.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of a starting verb says.
 *
 * @param routes folder whose route files replace the packaged ones of the same name, or null
 * @param gatewayInside whether a gateway runs in this process; otherwise gateways join from processes of their own
 * @param join name of the node as which this process joins the demo that runs on {@code data}, or null
 * @param simulatorInside whether the simulated schemes run in this process; otherwise somebody else starts them
 */
record Options(
        Path data,
        int port,
        boolean fresh,
        boolean yes,
        @Nullable Path routes,
        boolean gatewayInside,
        @Nullable String join,
        boolean simulatorInside) {
    private static final int DEFAULT_PORT = 8080;

    /** The command line itself is wrong; says how it would be right. */
    static final class WrongUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongUse(String advice) {
            super(advice);
        }
    }

    static Options parse(String[] args) {
        Path home = Path.of(System.getProperty("railhead.home", "."));
        Path data = home.resolve("data");
        int port = DEFAULT_PORT;
        boolean fresh = false;
        boolean yes = false;
        Path routes = null;
        boolean gatewayInside = true;
        String join = null;
        boolean simulatorInside = true;
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--data" -> data = Path.of(value(option, rest));
                case "--port" -> port = port(value(option, rest));
                case "--fresh" -> fresh = true;
                case "--yes" -> yes = true;
                case "--routes" -> routes = Path.of(value(option, rest)).toAbsolutePath();
                case "--simulator" -> simulatorInside = inside(option, value(option, rest));
                case "--gateway" -> gatewayInside = inside(option, value(option, rest));
                case "--join" -> join = node(value(option, rest));
                default ->
                    throw new WrongUse("unknown option " + option
                            + "; there are --data, --port, --fresh, --yes, --routes, --simulator, --gateway, --join");
            }
        }
        if (fresh && !yes) {
            throw new WrongUse("--fresh empties " + data + "; add --yes if that is what you want");
        }
        if (join != null && (fresh || !gatewayInside || !simulatorInside)) {
            throw new WrongUse("--join starts a gateway and nothing else: leave --fresh, --gateway, --simulator out");
        }
        return new Options(
                data.toAbsolutePath().normalize(), port, fresh, yes, routes, gatewayInside, join, simulatorInside);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new WrongUse(option + " needs a value");
        }
        return rest.next();
    }

    private static String node(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}")) {
            throw new WrongUse("--join takes a name of letters, digits and hyphens, 64 at most");
        }
        return name;
    }

    private static boolean inside(String option, String word) {
        return switch (word) {
            case "inside" -> true;
            case "none" -> false;
            default -> throw new WrongUse(option + " takes inside or none");
        };
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notOne) {
            // told below
        }
        throw new WrongUse("--port takes a number from 1 to 65535");
    }
}
