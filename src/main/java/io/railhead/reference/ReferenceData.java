package io.railhead.reference;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All tables: those that come with the program, and over them what an operator imported. Of several editions of a table
 * the newest that holds on a day counts. Immutable, safe for all threads.
 */
public final class ReferenceData {
    private static final ReferenceData SHIPPED = new ReferenceData(new EnumMap<>(Kind.class));
    private static volatile ReferenceData inForce = SHIPPED;

    private final Map<Kind, List<Edition>> imported;

    private ReferenceData(Map<Kind, List<Edition>> imported) {
        this.imported = imported;
    }

    /** What comes with the program, alone. */
    public static ReferenceData shipped() {
        return SHIPPED;
    }

    /**
     * With what lies in the folder {@code reference} of a data directory.
     *
     * @throws UnusableTable with everything there that is wrong
     */
    public static ReferenceData with(Path folder) throws UnusableTable {
        return of(new ReferenceFolder(folder).read());
    }

    /**
     * With tables given as text that hold on every day, for trying what is held against them.
     *
     * @throws UnusableTable with everything that is wrong with them
     */
    public static ReferenceData trial(Map<Kind, String> texts) throws UnusableTable {
        List<Edition> editions = new ArrayList<>();
        for (Map.Entry<Kind, String> each : texts.entrySet()) {
            Kind kind = each.getKey();
            String digest = Digests.of(each.getValue().getBytes(StandardCharsets.UTF_8));
            Heading heading = new Heading(kind, "trial", LocalDate.EPOCH, "a trial", digest, null);
            editions.add(new Edition(heading, Edition.table(kind, kind.written(), each.getValue()), digest));
        }
        return of(editions);
    }

    private static ReferenceData of(List<Edition> editions) {
        Map<Kind, List<Edition>> imported = new EnumMap<>(Kind.class);
        editions.stream()
                .sorted(Comparator.comparing(
                        (Edition edition) -> edition.heading().validFrom()))
                .forEach(edition -> imported.computeIfAbsent(edition.heading().kind(), none -> new ArrayList<>())
                        .add(edition));
        return new ReferenceData(imported);
    }

    /**
     * What this process goes by. A code of three letters becomes a currency in many places that nobody can hand tables
     * to, from rows of the database to lines of a file; so there is one answer for the process.
     */
    public static ReferenceData inForce() {
        return inForce;
    }

    /** Makes it what this process goes by: once, when it starts, before anything is read. */
    public static void adopt(ReferenceData data) {
        inForce = data;
    }

    /** Every edition of a table, the oldest first; the program's own is older than all that was imported. */
    public List<Edition> editions(Kind kind) {
        List<Edition> all = new ArrayList<>();
        Edition shipped = Shipped.edition(kind);
        if (shipped != null) {
            all.add(shipped);
        }
        all.addAll(imported.getOrDefault(kind, List.of()));
        return all;
    }

    /** The edition that counts on a day, or null when there is none. */
    public @Nullable Edition edition(Kind kind, LocalDate day) {
        Edition found = Shipped.edition(kind);
        for (Edition edition : imported.getOrDefault(kind, List.of())) {
            if (!edition.heading().validFrom().isAfter(day)) {
                found = edition;
            }
        }
        return found;
    }

    private <T extends Table> @Nullable T table(Kind kind, Class<T> type, LocalDate day) {
        Edition edition = edition(kind, day);
        return edition == null ? null : type.cast(edition.table());
    }

    private <T extends Table> T shippedTable(Kind kind, Class<T> type, LocalDate day) {
        T table = table(kind, type, day);
        if (table == null) {
            throw new IllegalStateException(kind + " comes with the program");
        }
        return table;
    }

    /**
     * A currency by its code, whichever edition knows it, the newest first: what was stored in it once must be readable
     * for ever. Whether it is in use is another question.
     */
    public Currencies.@Nullable Entry currency(String code) {
        for (Edition edition : imported.getOrDefault(Kind.CURRENCIES, List.of()).reversed()) {
            Currencies.Entry entry = ((Currencies) edition.table()).find(code);
            if (entry != null) {
                return entry;
            }
        }
        Edition shipped = Shipped.edition(Kind.CURRENCIES);
        return shipped == null ? null : ((Currencies) shipped.table()).find(code);
    }

    public Currencies currencies(LocalDate day) {
        return shippedTable(Kind.CURRENCIES, Currencies.class, day);
    }

    public Countries countries(LocalDate day) {
        return shippedTable(Kind.COUNTRIES, Countries.class, day);
    }

    public CodeSets codes(LocalDate day) {
        return shippedTable(Kind.CODES, CodeSets.class, day);
    }

    /** Whether banks are open on a day against what the calendar says; null when nobody says anything of it. */
    public @Nullable Boolean open(String calendar, LocalDate day) {
        ClosingDays days = table(Kind.CLOSING_DAYS, ClosingDays.class, day);
        return days == null ? null : days.open(calendar, day);
    }

    /** The check of UK account numbers, or null while nobody imported its table. */
    public @Nullable ModulusCheck modulus(LocalDate day) {
        ModulusTable table = table(Kind.UK_MODULUS, ModulusTable.class, day);
        return table == null ? null : new ModulusCheck(table, table(Kind.UK_SUBSTITUTIONS, Substitutions.class, day));
    }
}
