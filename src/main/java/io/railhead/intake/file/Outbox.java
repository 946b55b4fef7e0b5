package io.railhead.intake.file;

import io.railhead.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lays reports out for whoever fetches them. {@code NAME.pain002.xml} is always there once it was, always whole,
 * and always the latest; earlier ones are {@code NAME.pain002.1.xml} and so on. Of {@code NAME.report.csv} there is
 * only the latest. Thread-safe.
 */
final class Outbox {
    private static final String REPORT = ".pain002";
    private static final String XML = ".xml";
    private static final String TABLE = ".report.csv";
    private static final int HEAD = 1024;

    private final Folders folders;

    Outbox(Folders folders) {
        this.folders = folders;
    }

    /**
     * Writes a report aside, where nobody looks; {@link #publish} makes it the latest.
     *
     * @return where it lies
     */
    Path aside(StoredFile file, Durable.Writing writing) throws IOException {
        Path folder = Files.createDirectories(folders.outbox().resolve(file.channel()));
        Path aside = folder.resolve("." + file.id() + REPORT + ".tmp");
        Durable.write(aside, writing);
        return aside;
    }

    /**
     * Makes a report the latest. The same report once more takes the place of itself: that is how a crash between
     * publishing and noting it ends.
     *
     * @param messageId the report's own
     */
    synchronized void publish(StoredFile file, Path aside, String messageId) throws IOException {
        Path folder = Durable.parent(aside);
        Path latest = folder.resolve(file.name() + REPORT + XML);
        if (Files.exists(latest) && !isOf(latest, messageId)) {
            keep(latest, file.name(), folder);
        }
        Durable.rename(aside, latest);
    }

    /**
     * Makes a report the latest, in the file's own format.
     *
     * @param number of the report
     */
    void publish(StoredFile file, Path aside, int number) throws IOException {
        switch (FileFormat.of(file.format())) {
            case PAIN_001 -> publish(file, aside, ReportHeads.messageId(file, number));
            case CSV -> publishTable(file, aside);
        }
    }

    private synchronized void publishTable(StoredFile file, Path aside) throws IOException {
        Durable.rename(aside, Durable.parent(aside).resolve(file.name() + TABLE));
    }

    private static boolean isOf(Path report, String messageId) throws IOException {
        try (InputStream in = Files.newInputStream(report)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.contains("<MsgId>" + messageId + "</MsgId>");
        }
    }

    /** Gives the present report a second name, so that the first one is never missing. */
    private static void keep(Path latest, String name, Path folder) throws IOException {
        int number = 1;
        while (Files.exists(numbered(folder, name, number))) {
            number++;
        }
        if (number > 1 && Files.isSameFile(numbered(folder, name, number - 1), latest)) {
            return;
        }
        try {
            Files.createLink(numbered(folder, name, number), latest);
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(latest, numbered(folder, name, number));
        }
    }

    private static Path numbered(Path folder, String name, int number) {
        return folder.resolve(name + REPORT + "." + number + XML);
    }
}
