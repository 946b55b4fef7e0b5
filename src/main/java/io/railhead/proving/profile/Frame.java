package io.railhead.proving.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One call.
 *
 * @param type with its package
 * @param method its name
 */
record Frame(String type, String method) {
    private static final List<String> OF_THE_JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    /** Encryption of connections is a cost of its own, though the JDK does it. */
    private static final String TLS = "sun.security.ssl";

    /** Below these names many live whose code has nothing to do with each other. */
    private static final List<String> OF_MANY = List.of("com.", "org.apache.", "io.railhead.");

    /** So many segments of a package tell whose it is. */
    private static final int OWNER = 2;

    private static final int OWNER_AND_ROOM = 3;

    /** As it is shown: without its package, and without the numbers that the JVM gives to lambdas and hidden classes. */
    String label() {
        String whole = type.replaceFirst("\\$\\$Lambda.*", " lambda").replaceFirst("[./]0x[0-9a-f]+$", "");
        return whole.substring(whole.lastIndexOf('.') + 1) + "." + method.replaceFirst("\\$\\d+$", "");
    }

    /** Whose code this is, by the first segments of its package; empty for the JDK's own, which works for its callers. */
    Optional<String> library() {
        if (type.startsWith(TLS)) {
            return Optional.of(TLS);
        }
        if (OF_THE_JDK.stream().anyMatch(type::startsWith)) {
            return Optional.empty();
        }
        String[] segments = type.split("\\.", -1);
        int told = OF_MANY.stream().anyMatch(type::startsWith) ? OWNER_AND_ROOM : OWNER;
        return Optional.of(Arrays.stream(segments)
                .limit(Math.clamp(segments.length - 1L, 1, told))
                .collect(Collectors.joining(".")));
    }

    boolean isOurs() {
        return type.startsWith("io.railhead.");
    }
}
