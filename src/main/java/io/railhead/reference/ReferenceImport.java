package io.railhead.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file into the folder of reference data: reads it whole first, and puts it in place in one step, so that there
 * is either the new edition or what was there before. Running gateways go on with what they read when they started.
 */
public final class ReferenceImport {
    private final Path folder;
    private final Instant now;

    /** @param now when it is imported */
    public ReferenceImport(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
    }

    /** What somebody says of a file; null where the file's own top, or nobody, says it. */
    public record Said(
            @Nullable String version,
            @Nullable LocalDate validFrom,
            @Nullable String source) {}

    /**
     * What was done.
     *
     * @param file where it lies now
     * @param replaced where the edition of the same day lies that was there before, or null
     */
    public record Done(Edition edition, Path file, @Nullable Path replaced) {}

    /** @throws UnusableTable with everything that is wrong with the file; then nothing is changed */
    public Done run(Kind kind, Path given, Said said) throws UnusableTable {
        byte[] bytes = TableText.bytes(given, given.toString());
        return put(edition(kind, given, bytes, said), bytes);
    }

    /**
     * Looks at a file as an import does, and changes nothing.
     *
     * @throws UnusableTable with everything that is wrong with the file
     */
    public Edition check(Kind kind, Path given, Said said) throws UnusableTable {
        return edition(kind, given, TableText.bytes(given, given.toString()), said);
    }

    private Edition edition(Kind kind, Path given, byte[] bytes, Said said) throws UnusableTable {
        String name = given.toString();
        String text = TableText.decode(bytes, name);
        Table table = Edition.table(kind, name, text);
        Heading heading = heading(kind, given, text, said, Digests.of(bytes));
        keepsDigits(table, name);
        return new Edition(heading, table, Digests.of(bytes));
    }

    private Heading heading(Kind kind, Path given, String text, Said said, String digest) throws UnusableTable {
        Map<String, String> own = Heading.values(text);
        String ownKind = own.getOrDefault("kind", kind.written());
        if (!ownKind.equals(kind.written())) {
            throw UnusableTable.of(given.toString(), 1, "it says that it is " + ownKind + ", not " + kind.written());
        }
        String ownFrom = own.get("valid-from");
        LocalDate from = said.validFrom() == null && ownFrom != null ? Heading.date(ownFrom) : said.validFrom();
        if (from == null && ownFrom != null) {
            throw UnusableTable.of(given.toString(), 1, "its valid-from is no date like 2026-01-31");
        }
        LocalDate validFrom = from == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : from;
        return new Heading(
                kind,
                first(said.version(), own.get("version"), "of " + validFrom),
                validFrom,
                first(said.source(), own.get("source"), "file " + given.getFileName()),
                digest,
                now.toString());
    }

    private static String first(@Nullable String said, @Nullable String own, String otherwise) {
        return said != null ? said : own != null ? own : otherwise;
    }

    /** Stored amounts are in minor units, and would become others. */
    private void keepsDigits(Table table, String name) throws UnusableTable {
        if (table instanceof Currencies currencies) {
            for (Edition edition : ReferenceData.with(folder).editions(Kind.CURRENCIES)) {
                List<String> changed = currencies.otherDigitsThan((Currencies) edition.table());
                if (!changed.isEmpty()) {
                    throw UnusableTable.of(
                            name,
                            0,
                            "the digits of " + String.join(", ", changed) + " are not those of edition "
                                    + edition.heading().version()
                                    + ": amounts that are stored would become others. A currency that changes its"
                                    + " minor unit gets a new code");
                }
            }
        }
    }

    private Done put(Edition edition, byte[] bytes) throws UnusableTable {
        Path file = new ReferenceFolder(folder).file(edition.heading());
        Path parent = file.resolveSibling(".");
        try {
            Files.createDirectories(parent.normalize());
            Path replaced = keep(file);
            Path aside = Files.createTempFile(parent.normalize(), ".incoming-", "");
            try {
                write(aside, edition.heading().text().getBytes(StandardCharsets.UTF_8), bytes);
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
            return new Done(edition, file, replaced);
        } catch (IOException unwritable) {
            throw UnusableTable.of(file.toString(), 0, "it cannot be written: " + unwritable.getMessage());
        }
    }

    /** What is there stays beside, for people; it is copied, so that it is in force until the new one is in place. */
    private static @Nullable Path keep(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        Path replaced = file.resolveSibling(file.getFileName() + ".replaced");
        Files.copy(file, replaced, StandardCopyOption.REPLACE_EXISTING);
        return replaced;
    }

    private static void write(Path path, byte[] top, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer[] all = {ByteBuffer.wrap(top), ByteBuffer.wrap(content)};
            while (all[0].hasRemaining() || all[1].hasRemaining()) {
                channel.write(all);
            }
            channel.force(true);
        }
    }
}
