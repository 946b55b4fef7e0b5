package io.railhead.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes the tables of a fresh database, as the program does at its start. */
public final class Migrations {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

    private Migrations() {}

    /** @param owner of the owner role */
    public static void run(Statement owner) throws SQLException, IOException {
        List<Path> scripts;
        try (Stream<Path> all = Files.list(FOLDER)) {
            scripts = all.sorted(Comparator.comparingInt(Migrations::version)).toList();
        }
        for (Path script : scripts) {
            owner.execute(Files.readString(script));
        }
    }

    private static int version(Path script) {
        Matcher name = VERSION.matcher(String.valueOf(script.getFileName()));
        if (!name.matches()) {
            throw new IllegalStateException(script + " is not named like a migration");
        }
        return Integer.parseInt(name.group(1));
    }
}
