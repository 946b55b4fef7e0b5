package io.railhead.app.checks;

import io.railhead.signing.SigningFitness;
import io.railhead.signing.authority.DemoAuthority;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether a certificate may be used in production now. */
final class CertificateCheck {
    private static final Duration SOON = Duration.ofDays(30);

    private CertificateCheck() {}

    /** @param signing whether messages are signed with it */
    static List<Finding> of(String setting, String where, X509Certificate certificate, boolean signing, Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (DemoAuthority.isDemo(certificate)) {
            findings.add(Finding.fail(
                    Fault.KEY_DEMO,
                    setting,
                    where + " was made by a demo",
                    "Use one that your own or your scheme's authority issued"));
        }
        times(setting, where, certificate, now, findings);
        if (signing) {
            SigningFitness.weakness(certificate)
                    .ifPresent(weakness -> findings.add(Finding.fail(
                            Fault.KEY_WEAK,
                            setting,
                            where + ": " + weakness,
                            "Use EC P-256, or RSA of 2048 bits or more")));
            if (!SigningFitness.isForSigning(certificate)) {
                findings.add(Finding.fail(
                        Fault.KEY_USAGE,
                        setting,
                        where + " is not for digital signatures",
                        "Ask for key usage digitalSignature, and not CA:TRUE"));
            }
        }
        return findings;
    }

    private static void times(
            String setting, String where, X509Certificate certificate, Instant now, List<Finding> findings) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            findings.add(Finding.fail(
                    Fault.KEY_EXPIRED, setting, where + " expired at " + until, "Replace it; see the guide to keys"));
        } else if (now.isBefore(from)) {
            findings.add(Finding.fail(
                    Fault.KEY_EXPIRED,
                    setting,
                    where + " is not valid before " + from,
                    "Is this machine's clock right?"));
        } else if (now.plus(SOON).isAfter(until)) {
            findings.add(Finding.warn(
                    Fault.KEY_EXPIRES_SOON,
                    setting,
                    where + " ends at " + until,
                    "Replace it in time; counterparts need the new one before"));
        }
    }
}
