package io.railhead.scheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of all packs: those that come with the program, from the class path, and the operator's folder,
 * where a folder of the same name replaces the packaged one whole.
 */
final class PackFolders {
    static final String PACK = "pack.yaml";
    static final String RULES = "rules.yaml";
    static final String REASON_CODES = "reason-codes.yaml";
    static final String STATUS_CODES = "status-codes.yaml";
    static final String SAMPLES = "samples.yaml";
    private static final String SAMPLE_FOLDER = "samples";
    private static final String INDEX = "index.yaml";
    private static final List<String> OF_A_PACK = List.of(PACK, RULES, REASON_CODES);
    /** For trying a pack; a gateway does not read them. */
    private static final List<String> FOR_TRIAL = List.of(SAMPLES, SAMPLE_FOLDER);

    private static final List<String> SHARED = List.of(REASON_CODES, STATUS_CODES);
    private static final String ROOT = "config/schemes/";

    private final Map<String, SourceFile> shared = new TreeMap<>();
    private final Map<String, Map<String, SourceFile>> packs = new TreeMap<>();
    private final List<PackProblem> problems;

    PackFolders(@Nullable Path operatorFolder, List<PackProblem> problems) {
        this.problems = problems;
        packaged();
        if (operatorFolder != null && Files.isDirectory(operatorFolder)) {
            operators(operatorFolder);
        }
    }

    /** One pack alone, with what comes with the program under it. */
    static PackFolders ofOne(Path pack, List<PackProblem> problems) {
        PackFolders folders = new PackFolders(null, problems);
        folders.packs.clear();
        folders.packs.put(fileName(pack), folders.operatorPack(pack));
        return folders;
    }

    /** A sample of a pack that comes with the program, or null. */
    static @Nullable SourceFile packagedSample(String pack, String name) {
        return resource(pack + "/" + SAMPLE_FOLDER + "/" + name);
    }

    /** A sample in a pack's folder, or null. */
    static @Nullable SourceFile sampleIn(Path pack, String name) {
        Path sample = pack.resolve(SAMPLE_FOLDER).resolve(name);
        return Files.isRegularFile(sample) ? file(sample) : null;
    }

    /** Files that all packs build on, by name. */
    Map<String, SourceFile> shared() {
        return shared;
    }

    /** Files by name, by pack, in the packs' alphabetical order. */
    Map<String, Map<String, SourceFile>> packs() {
        return packs;
    }

    private void packaged() {
        for (String name : SHARED) {
            add(shared, name, resource(name));
        }
        SourceFile index = resource(INDEX);
        YamlTree.Mapping top = index == null ? null : YamlTree.read(index, problems);
        if (index == null || top == null) {
            return;
        }
        Section section = new Section(index.origin(), INDEX, top, problems);
        for (String pack : section.texts("packs")) {
            Map<String, SourceFile> files = new TreeMap<>();
            OF_A_PACK.forEach(name -> add(files, name, resource(pack + "/" + name)));
            add(files, SAMPLES, resource(pack + "/" + SAMPLES));
            packs.put(pack, files);
        }
        section.done();
    }

    private static @Nullable SourceFile resource(String name) {
        String path = ROOT + name;
        try (InputStream stream = PackFolders.class.getResourceAsStream("/" + path)) {
            return stream == null ? null : new SourceFile(path, stream.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path, broken);
        }
    }

    private void operators(Path folder) {
        for (Path entry : list(folder)) {
            String name = fileName(entry);
            if (Files.isDirectory(entry)) {
                packs.put(name, operatorPack(entry));
            } else if (SHARED.contains(name)) {
                shared.put(name, file(entry));
            } else if (name.endsWith(".yaml") && !name.equals(INDEX)) {
                unknown(entry, SHARED);
            }
        }
    }

    private Map<String, SourceFile> operatorPack(Path folder) {
        Map<String, SourceFile> files = new TreeMap<>();
        for (Path entry : list(folder)) {
            String name = fileName(entry);
            if (OF_A_PACK.contains(name) || name.equals(SAMPLES)) {
                files.put(name, file(entry));
            } else if (!name.endsWith(".md") && !FOR_TRIAL.contains(name)) {
                unknown(entry, OF_A_PACK);
            }
        }
        return files;
    }

    private void unknown(Path entry, List<String> known) {
        String suggestion = Named.suggestion(fileName(entry), known);
        problems.add(new PackProblem(entry.toString(), 0, "a pack has no such file; " + suggestion));
    }

    private static void add(Map<String, SourceFile> files, String name, @Nullable SourceFile file) {
        if (file != null) {
            files.put(name, file);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !fileName(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot list " + folder, broken);
        }
    }

    private static SourceFile file(Path path) {
        try {
            return new SourceFile(path.toString(), Files.readAllBytes(path));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path, broken);
        }
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
