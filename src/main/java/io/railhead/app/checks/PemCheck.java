package io.railhead.app.checks;

import io.railhead.signing.KeysUnusable;
import io.railhead.signing.TrustRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A PEM file with certificates of others: counterparts that sign, or authorities that we trust for TLS. */
public final class PemCheck {
    private final String subject;
    private final Path file;
    private final boolean signing;

    /** @param subject the setting or the file that names it */
    public PemCheck(String subject, Path file, boolean signing) {
        this.subject = subject;
        this.file = file;
        this.signing = signing;
    }

    public List<Finding> run(Instant now) {
        if (!Files.isRegularFile(file)) {
            return List.of(Finding.fail(
                    Fault.KEY_MISSING, subject, file + " is not there", "Put the certificate there, in PEM form"));
        }
        try {
            List<Finding> findings = new ArrayList<>();
            for (X509Certificate certificate : TrustRegistry.read(file)) {
                findings.addAll(CertificateCheck.of(subject, file.toString(), certificate, signing, now));
            }
            if (findings.isEmpty()) {
                findings.add(Finding.pass(Fault.KEY_MISSING, subject, file + " is valid"));
            }
            return findings;
        } catch (KeysUnusable unreadable) {
            return List.of(Finding.fail(
                    Fault.KEY_UNREADABLE,
                    subject,
                    String.valueOf(unreadable.getMessage()),
                    "It must hold certificates in PEM form, and this user must be able to read it"));
        }
    }
}
