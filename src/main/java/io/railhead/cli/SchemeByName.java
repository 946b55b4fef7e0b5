package io.railhead.cli;

import io.railhead.rules.Judge;
import io.railhead.scheme.PackOnTrial;
import io.railhead.scheme.Packs;
import io.railhead.scheme.Scheme;
import io.railhead.scheme.UnusablePacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scheme that a verb names: one that there is, or the folder of a pack that somebody writes. */
final class SchemeByName {
    private final Packs packs;

    private SchemeByName(Packs packs) {
        this.packs = packs;
    }

    /**
     * The packs that come with the program, and those of a folder.
     *
     * @throws UnusablePacks with everything that is wrong
     */
    static SchemeByName among(@Nullable Path folder) {
        return new SchemeByName(Packs.load(folder, Judge.vocabulary()));
    }

    Packs packs() {
        return packs;
    }

    /**
     * Null when there is neither, which has been told then.
     *
     * @throws UnusablePacks with everything that is wrong
     */
    @Nullable Scheme find(String name, Report report) {
        Scheme scheme = packs.scheme(name);
        if (scheme != null) {
            return scheme;
        }
        if (Files.isDirectory(Path.of(name))) {
            return PackOnTrial.inFolder(Path.of(name), Judge.vocabulary()).scheme();
        }
        String names = packs.schemes().stream().map(Scheme::name).collect(Collectors.joining(", "));
        report.say("There is no scheme " + name + "; there are " + names + ", and folders of packs.");
        return null;
    }
}
