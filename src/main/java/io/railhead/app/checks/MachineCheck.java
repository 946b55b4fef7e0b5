package io.railhead.app.checks;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the machine and the user give this process. Linux; what another system does not tell is asked. */
public final class MachineCheck {
    private static final long GIB = 1L << 30;
    private static final long LEAST_FILES = 4096;
    private static final Path PROCESS = Path.of("/proc/self");
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final Path data;

    /** @param data the data directory, which need not be there yet */
    public MachineCheck(Path data) {
        this.data = data;
    }

    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        disk(findings);
        folder(findings);
        limits(findings);
        user(findings);
        tls(findings);
        findings.add(Timekeeping.look());
        return findings;
    }

    private void disk(List<Finding> findings) {
        Path there = data;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            FileStore store = Files.getFileStore(there);
            long free = store.getUsableSpace() / GIB;
            String found = free + " GiB free on " + store;
            if (free < 1) {
                findings.add(Finding.fail(Fault.DISK_SPACE, data.toString(), found, "Make room: files are kept here"));
            } else if (free < 10) {
                findings.add(Finding.warn(Fault.DISK_SPACE, data.toString(), found, "Give it 10 GiB or more"));
            } else {
                findings.add(Finding.pass(Fault.DISK_SPACE, data.toString(), found));
            }
        } catch (IOException unknown) {
            findings.add(Finding.ask(Fault.DISK_SPACE, data.toString(), "the room left is not known", "Look"));
        }
    }

    private void folder(List<Finding> findings) {
        Path there = Files.exists(data) ? data : data.toAbsolutePath().getParent();
        if (there == null || !Files.isWritable(there)) {
            findings.add(Finding.fail(
                    Fault.DATA_UNUSABLE,
                    "railhead.data",
                    data + " cannot be written by this user",
                    "Give a folder of its own to the user that runs Railhead"));
            return;
        }
        try {
            if (Files.exists(data)
                    && Files.getPosixFilePermissions(data).stream().anyMatch(OF_OTHERS::contains)) {
                findings.add(Finding.warn(
                        Fault.DATA_OPEN,
                        "railhead.data",
                        "other users may look into " + data,
                        "chmod 700 it, or let only those in who drop files"));
            } else {
                findings.add(Finding.pass(Fault.DATA_UNUSABLE, "railhead.data", data + " is writable"));
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            findings.add(Finding.ask(Fault.DATA_OPEN, "railhead.data", "its mode is not known", "Look"));
        }
    }

    private static void limits(List<Finding> findings) {
        long files = limit("Max open files").orElse(Long.MAX_VALUE);
        findings.add(
                files < LEAST_FILES
                        ? Finding.warn(
                                Fault.LIMIT_FILES,
                                "open files",
                                "at most " + files,
                                "ulimit -n " + LEAST_FILES + " or more: each caller, link and file takes one")
                        : Finding.pass(Fault.LIMIT_FILES, "open files", "at least " + LEAST_FILES));
        long core = limit("Max core file size").orElse(0L);
        findings.add(
                core > 0
                        ? Finding.warn(
                                Fault.CORE_DUMPS,
                                "core dumps",
                                "allowed; one holds keys and payments",
                                "ulimit -c 0 for the user that runs Railhead")
                        : Finding.pass(Fault.CORE_DUMPS, "core dumps", "off"));
    }

    /** The soft limit of this process. */
    private static Optional<Long> limit(String name) {
        try (Stream<String> lines = Files.lines(PROCESS.resolve("limits"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip().replaceFirst("\\s.*", ""))
                    .map(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
                    .findFirst();
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    private static void user(List<Finding> findings) {
        String name = System.getProperty("user.name", "");
        findings.add(
                name.equals("root")
                        ? Finding.warn(
                                Fault.USER_ROOT, "user", "it runs as root", "Give it a user of its own without rights")
                        : Finding.pass(Fault.USER_ROOT, "user", name));
    }

    /** Links always speak TLS 1.3; this is about what the JDK would let others fall back to. */
    private static void tls(List<Finding> findings) {
        String off = String.valueOf(Security.getProperty("jdk.tls.disabledAlgorithms"))
                .toLowerCase(Locale.ROOT);
        boolean old = !(off.contains("tlsv1.1") && off.matches("(?s).*\\btlsv1\\b[^.].*"));
        findings.add(
                old
                        ? Finding.warn(
                                Fault.TLS_VERSION,
                                "jdk.tls.disabledAlgorithms",
                                "TLS 1.0 or 1.1 is not switched off in this JDK",
                                "Switch them off in its security properties")
                        : Finding.pass(Fault.TLS_VERSION, "JDK", "TLS 1.2 and 1.3 alone; the links TLS 1.3 alone"));
    }
}
