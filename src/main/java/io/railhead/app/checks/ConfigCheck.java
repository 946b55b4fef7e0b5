package io.railhead.app.checks;

import io.railhead.intake.Participants;
import io.railhead.intake.file.Channel;
import io.railhead.intake.file.Channels;
import io.railhead.link.LinksFile;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.scheme.UnusablePacks;
import io.railhead.signing.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operator's own configuration files: there, readable, without unknown keys, and fitting together. */
public final class ConfigCheck {
    private static final String LINKS = "links.yaml";

    private final Path folder;
    private final List<Finding> findings = new ArrayList<>();

    private ConfigCheck(Path folder) {
        this.folder = folder;
    }

    /** @param folder the operator's; null when none is given, which a start refuses, for the packaged one is the demo's */
    public static List<Finding> run(@Nullable Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of(Finding.fail(
                    Fault.CONFIG_DEMO,
                    "railhead.config.folder",
                    folder == null
                            ? "not given, and the packaged configuration is the demo's"
                            : folder + " is no folder",
                    "Give a folder with your own links.yaml, participants.yaml and channels.yaml"));
        }
        ConfigCheck check = new ConfigCheck(folder);
        check.all();
        return check.findings.isEmpty()
                ? List.of(Finding.pass(
                        Fault.CONFIG_INVALID, folder.toString(), "links, participants, channels and packs"))
                : List.copyOf(check.findings);
    }

    /** The links for further checks, or null when they cannot be had; why is told by {@link #run}. */
    public static @Nullable LinksFile links(@Nullable Path folder) {
        if (folder == null) {
            return null;
        }
        LinksFile links = new ConfigCheck(folder).read(LINKS, LinksFile::read);
        return links == null || new ConfigCheck(folder).isWrong(links, null) ? null : links;
    }

    private void all() {
        Packs packs = packs();
        List<String> unknown = RecordKeys.unknown(folder.resolve(LINKS), LinksFile.class);
        unknown.forEach(sentence -> invalid(LINKS, sentence));
        LinksFile links = unknown.isEmpty() ? read(LINKS, LinksFile::read) : null;
        if (links != null) {
            isWrong(links, packs);
        }
        Participants participants = read("participants.yaml", Participants::read);
        if (participants != null && participants.letsStrangersDebitAnyAccount()) {
            findings.add(Finding.fail(
                    Fault.CONFIG_DEMO,
                    file("participants.yaml"),
                    "others.mayDebitAnyAccount lets anybody with a token debit any account",
                    "List your participants and their accounts, and leave 'others' out"));
        }
        Channels channels = read("channels.yaml", Channels::read);
        if (channels != null && participants != null) {
            for (Channel channel : channels.all()) {
                if (!participants.knows(channel.participant())) {
                    invalid(
                            "channels.yaml",
                            "channel " + channel.name() + " is for a participant that is not in"
                                    + " participants.yaml: "
                                    + channel.participant().value());
                }
            }
        }
    }

    private @Nullable Packs packs() {
        try {
            return Packs.load(folder.resolve("schemes"), Judge.vocabulary());
        } catch (UnusablePacks unusable) {
            unusable.problems()
                    .forEach(problem -> findings.add(Finding.fail(
                            Fault.CONFIG_INVALID,
                            problem.line() > 0 ? problem.file() + ":" + problem.line() : problem.file(),
                            problem.sentence(),
                            "Mend the pack")));
            return null;
        }
    }

    private <T> @Nullable T read(String name, Function<InputStream, T> reader) {
        try (InputStream yaml = Files.newInputStream(folder.resolve(name))) {
            return reader.apply(yaml);
        } catch (IOException unreadable) {
            findings.add(Finding.fail(
                    Fault.CONFIG_DEMO,
                    file(name),
                    Files.exists(folder.resolve(name))
                            ? "it cannot be read"
                            : "it is not there, and the packaged one is the demo's",
                    "Write your own; docs/operating/start.md has examples"));
        } catch (IllegalArgumentException wrong) {
            invalid(name, YamlTrouble.of(wrong).replaceFirst("^" + name + ": ", ""));
        }
        return null;
    }

    /** @param packs null when they are not looked at */
    private boolean isWrong(LinksFile links, @Nullable Packs packs) {
        int before = findings.size();
        Set<String> names = new HashSet<>();
        for (LinksFile.Entry link : links.links()) {
            if (!names.add(link.name())) {
                invalid(LINKS, "link " + link.name() + " is there twice");
            }
            if (packs != null
                    && packs.all().stream().noneMatch(pack -> pack.name().equals(link.name()))) {
                invalid(LINKS, "link " + link.name() + " has no scheme pack; " + packs.suggestion(link.name()));
            }
            values(link);
        }
        return findings.size() > before;
    }

    private void values(LinksFile.Entry link) {
        try {
            link.settings();
            link.algorithms().forEach(SignatureAlgorithm::valueOf);
        } catch (IllegalArgumentException wrong) {
            invalid(LINKS, "link " + link.name() + ": " + wrong.getMessage());
        }
        // Half of the credit is the most that files get; of one that would be nothing, for ever.
        if (link.credit() < 2) {
            invalid(LINKS, "link " + link.name() + ": credit is at least 2, half of it for files");
        }
        if (link.window() < 1) {
            invalid(LINKS, "link " + link.name() + ": window is at least 1");
        }
    }

    private void invalid(String name, String what) {
        findings.add(Finding.fail(Fault.CONFIG_INVALID, file(name), what, "Mend the file"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
