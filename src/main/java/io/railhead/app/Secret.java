package io.railhead.app;

import io.railhead.app.checks.Fault;
import io.railhead.app.checks.Finding;
import io.railhead.app.checks.PasswordFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A password as settings give it, and what is wrong with that.
 *
 * @param value null when it cannot be had
 */
record Secret(@Nullable String value, List<Finding> findings) {
    /**
     * @param setting the name under which it is given directly; a file is given under the same with {@code -file}
     * @param user whose password it is
     */
    static Secret of(String setting, String user, Optional<String> direct, Optional<Path> file) {
        List<Finding> findings = new ArrayList<>();
        if (direct.isEmpty() && file.isEmpty()) {
            findings.add(Finding.fail(
                    Fault.SETTING_MISSING,
                    setting + "-file",
                    "not given",
                    "Name a file that holds this password alone"));
            return new Secret(null, findings);
        }
        if (direct.isPresent() && file.isPresent()) {
            findings.add(
                    Finding.fail(Fault.SETTING_TWICE, setting, "given directly and by a file", "Keep the file alone"));
        }
        file.ifPresent(path -> findings.addAll(PasswordFile.check(setting + "-file", path)));
        if (findings.stream().anyMatch(finding -> finding.fault() == Fault.PASSWORD_FILE)) {
            return new Secret(null, findings);
        }
        String value = file.map(Passwords::read).or(() -> direct).orElseThrow();
        findings.addAll(PasswordFile.notDefault(file.isPresent() ? setting + "-file" : setting, user, value));
        return new Secret(value, findings);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Secret" + findings;
    }
}
