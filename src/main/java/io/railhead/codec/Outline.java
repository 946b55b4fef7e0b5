package io.railhead.codec;

import io.railhead.message.Fact;
import io.railhead.message.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the facts of one message stand, whatever its version. Read from {@code outlines/MESSAGE.outline}, one line
 * each:
 *
 * <pre>
 * title WORDS                     what the message is
 * table                           its transactions are many by nature
 * section KIND PATH               a piece that is told by itself; PATH from the child of Document, "." is the part itself
 *   PATH = FACT                   a field below the section; PATH@Ccy is its attribute
 *   party|account|agent PATH = FACT   the same with all the ways in which ISO 20022 states one
 * </pre>
 *
 * Immutable.
 */
final class Outline {
    private static final List<String> PARTY_IDS =
            List.of("Id/OrgId/AnyBIC", "Id/OrgId/BICOrBEI", "Id/OrgId/LEI", "Id/OrgId/Othr/Id", "Id/PrvtId/Othr/Id");
    private static final List<String> ADDRESS = List.of(
            "Dept",
            "SubDept",
            "StrtNm",
            "BldgNb",
            "BldgNm",
            "Flr",
            "PstBx",
            "Room",
            "PstCd",
            "TwnNm",
            "TwnLctnNm",
            "DstrctNm",
            "CtrySubDvsn",
            "Ctry",
            "AdrLine");
    private static final List<String> ACCOUNT = List.of("Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id", "Prxy/Id");
    private static final List<String> AGENT = List.of(
            "FinInstnId/BICFI",
            "FinInstnId/BIC",
            "FinInstnId/ClrSysMmbId/ClrSysId/Cd",
            "FinInstnId/ClrSysMmbId/ClrSysId/Prtry",
            "FinInstnId/ClrSysMmbId/MmbId",
            "FinInstnId/LEI",
            "FinInstnId/Othr/Id",
            "FinInstnId/Nm");

    /** One piece. */
    static final class Section {
        private final Told.Kind kind;
        private final String path;
        private final Map<String, Fact> facts = new HashMap<>();

        private Section(Told.Kind kind, String path) {
            this.kind = kind;
            this.path = path;
        }

        Told.Kind kind() {
            return kind;
        }

        @Nullable Fact at(String below) {
            return facts.get(below);
        }

        Set<String> paths() {
            return Set.copyOf(facts.keySet());
        }

        String path() {
            return path;
        }
    }

    private final Map<String, Section> sections = new HashMap<>();
    private String title = "";
    private boolean table;

    private Outline() {}

    String title() {
        return title;
    }

    boolean table() {
        return table;
    }

    /** The section that begins at this path, or null. */
    @Nullable Section section(String path) {
        return sections.get(path);
    }

    List<Section> sections() {
        return List.copyOf(sections.values());
    }

    /** @throws IllegalArgumentException at a line that it cannot read: an outline is ours, so this is a defect */
    static Outline parse(List<String> lines) {
        Outline outline = new Outline();
        Section section = null;
        for (String line : lines) {
            String[] words = line.strip().split("\\s+", -1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (words[0].equals("title")) {
                outline.title = line.substring("title".length()).strip();
            } else if (words[0].equals("table")) {
                outline.table = true;
            } else if (words[0].equals("section")) {
                String path = words[2].equals(".") ? "" : words[2];
                section = new Section(
                        Told.Kind.valueOf(words[1].toUpperCase(Locale.ROOT).replace('-', '_')), path);
                outline.sections.put(path, section);
            } else if (section != null && words.length >= 3 && words[words.length - 2].equals("=")) {
                add(section, words);
            } else {
                throw new IllegalArgumentException("an outline has no line like: " + line);
            }
        }
        return outline;
    }

    private static void add(Section section, String[] words) {
        String name = words[words.length - 1];
        Fact fact = Fact.find(name);
        if (fact == null) {
            throw new IllegalArgumentException("there is no fact " + name);
        }
        if (words.length == 3) {
            section.facts.put(words[0], fact);
            return;
        }
        String at = words[1] + "/";
        switch (words[0]) {
            case "party" -> {
                party(section, at, fact);
                party(section, at + "Pty/", fact);
            }
            case "account" -> ACCOUNT.forEach(path -> section.facts.put(at + path, fact));
            case "agent" -> AGENT.forEach(path -> section.facts.put(at + path, fact));
            default -> throw new IllegalArgumentException("an outline knows no " + words[0]);
        }
    }

    private static void party(Section section, String at, Fact name) {
        Fact id = Fact.find(name.written() + "Id");
        Fact address = Fact.find(name.written() + "Address");
        section.facts.put(at + "Nm", name);
        PARTY_IDS.forEach(path -> section.facts.put(at + path, id == null ? name : id));
        if (address != null) {
            ADDRESS.forEach(path -> section.facts.put(at + "PstlAdr/" + path, address));
        }
    }
}
