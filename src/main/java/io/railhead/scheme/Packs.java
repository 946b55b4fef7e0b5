package io.railhead.scheme;

import io.railhead.message.Digest;
import io.railhead.message.StatusCode;
import io.railhead.scheme.YamlTree.Mapping;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All scheme packs of this installation. Read once at start, immutable, safe for all threads. */
public final class Packs {
    private final Map<String, Pack> byName;
    private final Map<String, Scheme> schemes;
    private final Map<String, String> statusTexts;

    private Packs(Map<String, Scheme> schemes, Map<String, String> statusTexts) {
        this.schemes = schemes;
        this.byName = new LinkedHashMap<>();
        schemes.forEach((name, scheme) -> {
            if (scheme instanceof Pack pack) {
                byName.put(name, pack);
            }
        });
        this.statusTexts = statusTexts;
    }

    /**
     * Reads the packs that come with the program and those of the operator; an operator's folder replaces the packaged
     * one of its name.
     *
     * @param operatorFolder holds a folder for each pack; null or absent: none
     * @param vocabulary the checks that rules may name, as {@code rules.Judge} gives them
     * @throws UnusablePacks with every problem of every pack
     */
    public static Packs load(@Nullable Path operatorFolder, Vocabulary vocabulary) {
        List<PackProblem> problems = new ArrayList<>();
        PackFolders folders = new PackFolders(operatorFolder, problems);
        Map<String, Scheme> packs = new LinkedHashMap<>();
        folders.packs().forEach((name, files) -> {
            Scheme scheme = read(name, files, folders.shared(), vocabulary, problems);
            if (scheme != null) {
                packs.put(name, scheme);
            }
        });
        reasons(folders.shared(), Map.of(), problems);
        Map<String, String> statusTexts = statusTexts(folders.shared(), problems);
        if (!problems.isEmpty()) {
            throw new UnusablePacks(problems);
        }
        return new Packs(packs, statusTexts);
    }

    /** One pack out of its files, or null after a complaint when it has no {@code pack.yaml}. */
    static @Nullable Scheme read(
            String name,
            Map<String, SourceFile> files,
            Map<String, SourceFile> shared,
            Vocabulary vocabulary,
            List<PackProblem> problems) {
        Section top = open(files.get(PackFolders.PACK), problems);
        if (top == null) {
            problems.add(new PackProblem("config/schemes/" + name, 0, "no readable " + PackFolders.PACK));
            return null;
        }
        // What is wrong in the shared files is told once, by load.
        Map<String, ReasonCode> reasons = reasons(files, reasons(shared, Map.of(), new ArrayList<>()), problems);
        Section rules = open(files.get(PackFolders.RULES), problems);
        List<RuleReader.Draft> drafts = rules == null ? List.of() : RuleReader.read(rules, vocabulary);
        String digest = digest(shared, files);
        return switch (top.has("use") ? top.choice("use", Use.class) : Use.SENDING) {
            case SENDING -> PackReader.read(name, top, reasons, drafts, vocabulary.written(), digest);
            case VALIDATION -> ValidationPackReader.read(name, top, reasons, drafts, digest);
        };
    }

    /** What a pack is there for. */
    private enum Use {
        SENDING,
        VALIDATION
    }

    /** Every scheme, those for checking alone among them, in alphabetical order. */
    public List<Scheme> schemes() {
        return List.copyOf(schemes.values());
    }

    /** Any scheme of this name, or null. */
    public @Nullable Scheme scheme(String name) {
        return schemes.get(name);
    }

    /** Those that we can send over, in alphabetical order. */
    public Collection<Pack> all() {
        return List.copyOf(byName.values());
    }

    /** The names of those that we can send over. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The scheme of this name when we can send over it, or null. */
    public @Nullable Pack find(String name) {
        return byName.get(name);
    }

    /** @throws IllegalArgumentException when no pack has this name */
    public Pack get(String name) {
        Pack pack = byName.get(name);
        if (pack == null) {
            throw new IllegalArgumentException("no scheme pack '" + name + "'; " + suggestion(name));
        }
        return pack;
    }

    /** A half-sentence: the nearest name of a pack, or all. */
    public String suggestion(String wrong) {
        return Named.suggestion(wrong, byName.keySet());
    }

    /** What a status code says in general, in plain words, for display; the code itself when we do not know it. */
    public String statusText(StatusCode status) {
        return statusTexts.getOrDefault(status.code(), "unknown status " + status.code());
    }

    static @Nullable Section open(@Nullable SourceFile file, List<PackProblem> problems) {
        Mapping mapping = file == null ? null : YamlTree.read(file, problems);
        return file == null || mapping == null ? null : new Section(file.origin(), "this file", mapping, problems);
    }

    private static Map<String, ReasonCode> reasons(
            Map<String, SourceFile> files, Map<String, ReasonCode> before, List<PackProblem> problems) {
        Section top = open(files.get(PackFolders.REASON_CODES), problems);
        return top == null ? before : ReasonCodesReader.read(top, before);
    }

    private static Map<String, String> statusTexts(Map<String, SourceFile> files, List<PackProblem> problems) {
        Section top = open(files.get(PackFolders.STATUS_CODES), problems);
        if (top == null) {
            return Map.of();
        }
        Section codes = top.section("statusCodes");
        Map<String, String> texts = Map.copyOf(codes.everyText());
        top.done();
        return texts;
    }

    /** The shared reason codes count too: what a code means is part of what a payment ran under. */
    private static String digest(Map<String, SourceFile> shared, Map<String, SourceFile> files) {
        Map<String, SourceFile> all = new TreeMap<>();
        SourceFile reasons = shared.get(PackFolders.REASON_CODES);
        if (reasons != null) {
            all.put("../" + PackFolders.REASON_CODES, reasons);
        }
        all.putAll(files);
        all.remove(PackFolders.SAMPLES);
        ByteArrayOutputStream everything = new ByteArrayOutputStream();
        all.forEach((name, file) -> {
            everything.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            everything.writeBytes(ByteBuffer.allocate(1 + Integer.BYTES)
                    .putInt(1, file.bytes().length)
                    .array());
            everything.writeBytes(file.bytes());
        });
        return Digest.of(everything.toByteArray()).toString();
    }
}
