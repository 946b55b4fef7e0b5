package io.railhead.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the arguments of a message verb stand for, in their order: standard input, files, every file of a folder by its
 * name, and what a pattern with stars matches where the shell has left it alone. In folders hidden files are left out,
 * and so are those that neither are named as XML nor begin as it; these are remembered, to be named.
 */
final class MessageSources {
    private static final int DEPTH = 16;
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    private final List<MessageSource> sources = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    private MessageSources() {}

    static MessageSources of(List<String> arguments) {
        MessageSources all = new MessageSources();
        arguments.forEach(all::add);
        return all;
    }

    List<MessageSource> sources() {
        return sources;
    }

    /** Files of folders that are no XML by name or content. */
    List<String> passedOver() {
        return passedOver;
    }

    private void add(String argument) {
        if (argument.equals("-")) {
            sources.add(MessageSource.standardInput());
            return;
        }
        try {
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                int before = sources.size();
                inside(path, DEPTH, file -> true);
                none(before, argument, "There is no XML file in this folder.");
            } else if (!Files.exists(path) && GLOB.matcher(argument).find()) {
                int before = sources.size();
                matching(argument);
                none(before, argument, "No file matches this.");
            } else {
                sources.add(MessageSource.file(argument, path));
            }
        } catch (InvalidPathException | PatternSyntaxException unusable) {
            sources.add(MessageSource.none(argument, MessageProblem.nothingToRead("This names no file.")));
        }
    }

    private void none(int before, String argument, String sentence) {
        if (sources.size() == before) {
            sources.add(MessageSource.none(argument, MessageProblem.nothingToRead(sentence)));
        }
    }

    private void matching(String glob) {
        int star = GLOB.split(glob, 2)[0].length();
        int slash = glob.lastIndexOf('/', star);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        Path folder = Path.of(slash < 0 ? "" : glob.substring(0, slash + 1));
        boolean deep = glob.indexOf('/', star) >= 0 || glob.contains("**");
        if (Files.isDirectory(folder)) {
            inside(folder, deep ? DEPTH : 1, matcher::matches);
        }
    }

    /** Depth first, by name; links to folders are not followed, for they may lead back. */
    private void inside(Path folder, int depth, Predicate<Path> wanted) {
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                if (depth > 1) {
                    inside(entry, depth - 1, wanted);
                }
            } else if (Files.isRegularFile(entry) && wanted.test(entry)) {
                if (isXml(entry)) {
                    sources.add(MessageSource.file(entry.toString(), entry));
                } else {
                    passedOver.add(entry.toString());
                }
            }
        }
    }

    private List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    entries.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            sources.add(MessageSource.none(folder.toString(), MessageProblem.unreadable(unreadable)));
        }
        entries.sort(null);
        return entries;
    }

    /** Whether anybody would call it XML; a file that cannot be looked at is one, so that it is complained of. */
    private static boolean isXml(Path file) {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xml")) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MessageReading.HEAD);
            return head.length > 0 && MessageReading.beginsAsXml(head);
        } catch (IOException unreadable) {
            return true;
        }
    }
}
