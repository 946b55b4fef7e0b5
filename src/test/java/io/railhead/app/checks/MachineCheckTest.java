package io.railhead.app.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCheckTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everyPartOfTheMachineIsReportedWhateverItsState() {
        Set<Fault> looked =
                new MachineCheck(folder).run().stream().map(Finding::fault).collect(Collectors.toSet());
        assertTrue(
                looked.containsAll(Set.of(
                        Fault.DISK_SPACE,
                        Fault.LIMIT_FILES,
                        Fault.CORE_DUMPS,
                        Fault.USER_ROOT,
                        Fault.TLS_VERSION,
                        Fault.TIME_SYNC)),
                looked::toString);
    }

    @Test
    void aDataDirectoryThatOthersMayLookIntoIsAWarning() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(List.of(Level.WARN), levels(Fault.DATA_OPEN));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertEquals(List.of(), levels(Fault.DATA_OPEN));
    }

    @Test
    void aFolderThatIsNotThereYetIsFineWhenItCanBeMade() {
        assertTrue(new MachineCheck(folder.resolve("data")).run().stream().noneMatch(Finding::refuses));
    }

    private List<Level> levels(Fault fault) {
        return new MachineCheck(folder)
                .run().stream()
                        .filter(finding -> finding.fault() == fault)
                        .map(Finding::level)
                        .toList();
    }
}
