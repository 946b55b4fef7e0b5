package io.railhead.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;

/** Sends a message both ways, and sees to it that the short one believes nothing that the long one would not. */
record TwoWays(Verifier verifier, SenderTable.Link link) {
    /** What became of it. */
    enum Seen {
        BY_OCTETS,
        BY_TREE,
        REFUSED
    }

    static TwoWays trusting(SigningKey key) {
        VerifierFixture fixture = VerifierFixture.trusting(key);
        return new TwoWays(fixture.verifier(), fixture.link());
    }

    Seen see(String wire) {
        return see(wire.getBytes(StandardCharsets.UTF_8));
    }

    Seen see(byte[] wire) {
        Verdict.Verified tree = byTree(wire);
        if (byOctets(wire) instanceof Verdict.Verified octets) {
            if (tree == null) {
                return fail("believed by its octets, but not by its tree: " + text(wire));
            }
            assertEquals(tree.thumbprint(), octets.thumbprint());
            assertArrayEquals(tree.appHdrOctets(), octets.appHdrOctets());
            assertArrayEquals(tree.documentOctets(), octets.documentOctets());
            return verdict(wire, Seen.BY_OCTETS);
        }
        return verdict(wire, tree == null ? Seen.REFUSED : Seen.BY_TREE);
    }

    /** What the verifier itself does with it, which must be in keeping. */
    private Seen verdict(byte[] wire, Seen seen) {
        long before = verifier.verifiedByOctets();
        boolean verified = verifier.verify(wire, link) instanceof Verdict.Verified;
        assertEquals(seen != Seen.REFUSED, verified, () -> text(wire));
        assertEquals(seen == Seen.BY_OCTETS, verifier.verifiedByOctets() > before, () -> text(wire));
        return seen;
    }

    private Verdict byOctets(byte[] wire) {
        try {
            Verifier.checkBytes(wire);
            Verdict.Verified octets = verifier.verifiedByOctets(wire, link);
            return octets == null ? new Verdict.Refused(SignatureFault.FORM, "not by this way") : octets;
        } catch (Refusal refused) {
            return refused.verdict();
        }
    }

    private Verdict.@org.jspecify.annotations.Nullable Verified byTree(byte[] wire) {
        try {
            Verifier.checkBytes(wire);
            return verifier.verifiedByTree(wire, link);
        } catch (Refusal refused) {
            return null;
        }
    }

    private static String text(byte[] wire) {
        return new String(wire, StandardCharsets.UTF_8);
    }
}
