package io.railhead.app.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Passwords: the file that holds one, and whether it is one that everybody knows. */
public final class PasswordFile {
    private static final int LEAST_LENGTH = 8;
    private static final Set<String> KNOWN = Set.of(
            "password",
            "passw0rd",
            "changeme",
            "changeit",
            "change-me",
            "change_me",
            "postgres",
            "postgresql",
            "artemis",
            "activemq",
            "railhead",
            "railhead_app",
            "railhead_owner",
            "gateway",
            "keycloak",
            "administrator",
            "password1",
            "password123",
            "12345678",
            "123456789",
            "secretsecret",
            "topsecret");

    private PasswordFile() {}

    /** Whether the file can be read, is its owner's alone and holds something. */
    public static List<Finding> check(String setting, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return List.of(Finding.fail(
                    Fault.PASSWORD_FILE,
                    setting,
                    Files.exists(file) ? file + " cannot be read" : file + " is not there",
                    "Name a file that this user may read and that holds the password alone"));
        }
        List<Finding> findings = new ArrayList<>(FileMode.of(setting, file));
        try {
            if (read(file).isEmpty()) {
                findings.add(Finding.fail(
                        Fault.PASSWORD_FILE, setting, file + " is empty", "Put the password into it, alone"));
            }
        } catch (IOException unreadable) {
            findings.add(Finding.fail(Fault.PASSWORD_FILE, setting, file + " cannot be read", "It must be plain text"));
        }
        return findings;
    }

    /** Its text without the line end after it. */
    public static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
    }

    /** Refuses short ones, well-known ones and the user's own name. */
    public static List<Finding> notDefault(String setting, String user, String password) {
        String plain = password.toLowerCase(Locale.ROOT);
        boolean guessable = password.length() < LEAST_LENGTH
                || KNOWN.contains(plain)
                || plain.equals(user.toLowerCase(Locale.ROOT));
        return guessable
                ? List.of(Finding.fail(
                        Fault.PASSWORD_DEFAULT,
                        setting,
                        "the password of " + user + " is a default or easily guessed",
                        "Set one of at least " + LEAST_LENGTH + " random characters"))
                : List.of();
    }
}
