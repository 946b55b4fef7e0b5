package io.railhead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.codec.MessagePart;
import io.railhead.signing.Examination;
import io.railhead.signing.SignatureAlgorithm;
import io.railhead.signing.TrustRegistry;
import io.railhead.signing.Verdict;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an examined signature is worth, for people and for programs. */
final class SignatureText {
    private final Examination examination;
    private final Optional<X509Certificate> certificate;

    SignatureText(Examination examination, TrustRegistry trusted) {
        this.examination = examination;
        Examination.Claim claim = examination.claim();
        this.certificate = claim == null ? Optional.empty() : trusted.find(claim.signer());
    }

    Verdict verdict() {
        return examination.verdict();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (verdict()) {
                    case Verdict.Verified right -> "VALID";
                    case Verdict.Refused no -> "INVALID  " + no.fault().code() + "  " + no.text();
                });
        List<String[]> pairs = new ArrayList<>();
        pairs.add(new String[] {"signer", subject().orElse(claimed().isEmpty() ? "" : "not known here")});
        pairs.add(new String[] {"certificate", claimed()});
        pairs.add(new String[] {"valid", validity()});
        pairs.add(new String[] {"algorithm", algorithm()});
        pairs.add(
                new String[] {"covers", covered().isEmpty() ? "" : String.join(", ", covered()) + " and the key hint"});
        Text.pairs(pairs).forEach(line -> lines.add("  " + line));
        return lines;
    }

    ObjectNode document(String file) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", file);
        switch (verdict()) {
            case Verdict.Verified right ->
                node.put("valid", true).putNull("code").putNull("text");
            case Verdict.Refused no ->
                node.put("valid", false).put("code", no.fault().code()).put("text", no.text());
        }
        node.put("signer", subject().orElse(null));
        node.put("certificate", claimed().isEmpty() ? null : claimed());
        node.put("algorithm", algorithm().isEmpty() ? null : algorithm());
        covered().forEach(node.putArray("covers")::add);
        return node;
    }

    private Optional<String> subject() {
        return certificate.map(known -> known.getSubjectX500Principal().getName());
    }

    private String claimed() {
        Examination.Claim claim = examination.claim();
        return claim == null ? "" : claim.signer().hex();
    }

    private String validity() {
        return certificate
                .map(known -> "from " + known.getNotBefore().toInstant() + " to "
                        + known.getNotAfter().toInstant())
                .orElse("");
    }

    /** By our name where it is one of ours, else as the message names it. */
    private String algorithm() {
        Examination.Claim claim = examination.claim();
        if (claim == null) {
            return "";
        }
        return Arrays.stream(SignatureAlgorithm.values())
                .filter(each -> each.uri().equals(claim.algorithm()))
                .map(SignatureAlgorithm::name)
                .findFirst()
                .orElse(claim.algorithm());
    }

    /** Only of a signature that is right can anybody say what it covers. */
    private List<String> covered() {
        return switch (verdict()) {
            case Verdict.Verified right ->
                List.of("header " + definition(right.appHdrOctets()), "document " + definition(right.documentOctets()));
            case Verdict.Refused no -> List.of();
        };
    }

    private static String definition(byte[] octets) {
        List<MessagePart> parts = MessagePart.of(octets);
        return parts.isEmpty() ? "" : parts.getFirst().definition().name();
    }
}
