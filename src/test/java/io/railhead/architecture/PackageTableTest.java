package io.railhead.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.railhead.architecture.PackageTable.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The package table of {@code docs/architecture.md} is true. */
class PackageTableTest {
    private static final Path SOURCES = Path.of("src/main/java/io/railhead");
    private static final Set<String> NAMES_WITHOUT_A_CONCEPT =
            Set.of("util", "utils", "common", "shared", "service", "services", "dto", "model", "helper", "misc");

    private static JavaClasses program;
    private static PackageTable table;

    @BeforeAll
    static void read() throws IOException {
        program = Bytecode.program();
        table = PackageTable.read();
    }

    @Test
    void everyPackageHasItsRowAndEveryRowItsPackage() {
        Set<String> present = new TreeSet<>();
        program.forEach(type -> present.add(Bytecode.roomOf(type)));
        assertEquals(present, new TreeSet<>(table.rooms().keySet()));
    }

    /** As each row may name only rows above it, there cannot be a cycle either. */
    @Test
    void whatAPackageMayImportStandsAboveIt() {
        Set<String> above = new HashSet<>();
        for (Map.Entry<String, Set<String>> room : table.rooms().entrySet()) {
            Set<String> below = new TreeSet<>(room.getValue());
            below.removeAll(above);
            assertEquals(Set.of(), below, room.getKey() + " may import what does not stand above it");
            above.add(room.getKey());
        }
    }

    @Test
    void aPackageImportsOnlyWhatItsRowAllows() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : program) {
            String room = Bytecode.roomOf(type);
            Set<String> allowed = table.rooms().getOrDefault(room, Set.of());
            Bytecode.uses(type)
                    .filter(use -> Bytecode.isOurs(use.used()))
                    .filter(use -> !Bytecode.roomOf(use.used()).equals(room))
                    .filter(use -> !allowed.contains(Bytecode.roomOf(use.used())))
                    .forEach(use -> wrong.add(use.where().getDescription()));
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void aLibraryIsUsedByItsOwnersAlone() {
        assertEquals(Set.of(), foreignUses(program, table));
    }

    @Test
    void everyOwnerUsesItsLibrary() {
        Set<String> idle = new TreeSet<>();
        for (Library library : table.libraries()) {
            for (String owner : library.owners()) {
                boolean used = program.stream()
                        .filter(type -> Bytecode.roomOf(type).equals(owner))
                        .flatMap(Bytecode::uses)
                        .anyMatch(use ->
                                table.libraryOf(use.used().getPackageName()).contains(library));
                if (!used) {
                    idle.add(owner + " does not use " + library.name());
                }
            }
        }
        assertEquals(Set.of(), idle);
    }

    private static Set<String> foreignUses(JavaClasses classes, PackageTable table) {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : classes) {
            Bytecode.uses(type).filter(use -> !Bytecode.isOurs(use.used())).forEach(use -> {
                String used = use.used().getPackageName();
                List<Library> library = table.libraryOf(used);
                if (library.isEmpty()) {
                    wrong.add(used + " is in no library of the table, used by " + type.getName());
                } else if (!library.getFirst().anywhere()
                        && !library.getFirst().owners().contains(Bytecode.roomOf(type))) {
                    wrong.add(library.getFirst().name() + " is not for " + type.getName() + ": "
                            + use.used().getName());
                }
            });
        }
        return wrong;
    }

    @Test
    void aUseThatTheTableDoesNotAllowIsFound() {
        PackageTable strict = PackageTable.of(List.of(
                "## Packages",
                "| package | what | imports |",
                "|---|---|---|",
                "| `payment` | small types | none |",
                "## Libraries",
                "| library | packages | used by |",
                "|---|---|---|",
                "| JDK | `java` | anywhere |",
                "| iban4j | `org.iban4j` | `codec` |"));
        Set<String> wrong = foreignUses(program, strict);
        assertTrue(
                wrong.stream().anyMatch(line -> line.startsWith("iban4j is not for io.railhead.payment.")),
                wrong::toString);
        assertTrue(
                wrong.stream().anyMatch(line -> line.startsWith("org.jspecify.annotations is in no library")),
                wrong::toString);
    }

    @Test
    void aPageWithoutItsTableIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> PackageTable.of(List.of("## Packages", "", "## Libraries")));
    }

    @Test
    void everyPackageTellsNewcomersWhatItIsAndIsNullMarked() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path folder : folders()) {
            Path info = folder.resolve("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            boolean tells = text.contains("/**")
                    && text.substring(0, text.indexOf("package ")).length() > 200;
            if (!tells || !text.contains("@NullMarked")) {
                silent.add(folder.toString());
            }
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void noPackageIsNamedAfterNothing() throws IOException {
        List<String> empty = folders().stream()
                .map(folder -> folder.getFileName().toString())
                .filter(NAMES_WITHOUT_A_CONCEPT::contains)
                .toList();
        assertEquals(List.of(), empty);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> !folder.equals(SOURCES))
                    .toList();
        }
    }
}
