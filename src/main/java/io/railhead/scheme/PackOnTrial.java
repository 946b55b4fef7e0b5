package io.railhead.scheme;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One pack by itself with its samples, for whoever writes it.
 *
 * @param samples without any where the pack has no {@code samples.yaml}
 */
public record PackOnTrial(Scheme scheme, PackSamples samples) {
    /**
     * A pack that comes with the program.
     *
     * @throws UnusablePacks with everything that is wrong
     */
    public static PackOnTrial packaged(String name, Vocabulary vocabulary) {
        List<PackProblem> problems = new ArrayList<>();
        PackFolders folders = new PackFolders(null, problems);
        return read(name, folders, file -> PackFolders.packagedSample(name, file), vocabulary, problems);
    }

    /**
     * A pack in a folder of its own, whose name is the pack's.
     *
     * @throws UnusablePacks with everything that is wrong
     */
    public static PackOnTrial inFolder(Path folder, Vocabulary vocabulary) {
        List<PackProblem> problems = new ArrayList<>();
        Path whole = folder.toAbsolutePath().normalize();
        PackFolders folders = PackFolders.ofOne(whole, problems);
        String name = String.valueOf(whole.getFileName());
        return read(name, folders, file -> PackFolders.sampleIn(whole, file), vocabulary, problems);
    }

    private static PackOnTrial read(
            String name,
            PackFolders folders,
            Function<String, @Nullable SourceFile> sample,
            Vocabulary vocabulary,
            List<PackProblem> problems) {
        Map<String, SourceFile> files = folders.packs().getOrDefault(name, Map.of());
        Scheme scheme = Packs.read(name, files, folders.shared(), vocabulary, problems);
        if (scheme == null) {
            throw new UnusablePacks(problems);
        }
        Section top = Packs.open(files.get(PackFolders.SAMPLES), problems);
        PackSamples samples = top == null ? PackSamples.NONE : SamplesReader.read(top, sample, scheme.rules());
        if (!problems.isEmpty()) {
            throw new UnusablePacks(problems);
        }
        return new PackOnTrial(scheme, samples);
    }
}
