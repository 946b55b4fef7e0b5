package io.railhead.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.signing.TwoWays.Seen;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The short way against the tree, on messages spoilt at random: after signing, as anybody on the line can, and
 * before it, as a signer can whose idea of canonical form is wrong or who means harm.
 */
class TwoWaysPropertiesTest {
    private static final SigningKey KEY = TestKeys.ec();
    private static final TwoWays US = new TwoWays(
            new Verifier(
                    TrustRegistry.of(List.of(KEY.certificate())),
                    InstantSource.fixed(TestKeys.NOW),
                    Arithmetic.AUTO.mechanisms()),
            VerifierFixture.link(KEY, Samples.SENDER));
    private static final List<byte[]> WIRES = wires();
    private static final Map<Seen, Integer> SIGNED = new EnumMap<>(Seen.class);

    private static List<byte[]> wires() {
        EnvelopeSigner signer = EnvelopeSigner.withJdk(KEY);
        return List.of(
                signer.sign(Samples.message()).wire(),
                signer.sign(Traffic.creditTransfer()).wire(),
                signer.sign(Traffic.statusReport()).wire());
    }

    enum Where {
        ANYWHERE,
        BEHIND_A_TAG,
        IN_A_TAG
    }

    /** A change: so many characters at a place are taken out, and a piece is put in. */
    record Change(Where where, int place, int out, String in) {
        String applied(String text) {
            int somewhere = Math.floorMod(place, text.length() + 1);
            int end = Math.max(0, text.indexOf('>', somewhere));
            int at = switch (where) {
                case ANYWHERE -> somewhere;
                case BEHIND_A_TAG -> Math.min(text.length(), end + 1);
                case IN_A_TAG -> end;
            };
            return text.substring(0, at) + in + text.substring(Math.min(text.length(), at + out));
        }
    }

    @Property(tries = 3_000)
    void noByteChangedOnTheWayIsSeenByOneWayAlone(@ForAll("wire") byte[] wire, @ForAll int place, @ForAll byte value) {
        byte[] changed = wire.clone();
        changed[Math.floorMod(place, changed.length)] = value;
        US.see(changed);
    }

    @Property(tries = 3_000)
    void norIsAnyPieceOfMarkup(@ForAll("wire") byte[] wire, @ForAll("changes") List<Change> changes) {
        US.see(changed(new String(wire, UTF_8), changes));
    }

    /** Signature and digests are right over what is not canonical, or not even XML: only the form can tell. */
    @Property(tries = 4_000)
    void whateverOctetsASignerDigestsTheShortWayBelievesOnlyTheirCanonicalForm(
            @ForAll("changes") List<Change> changes, @ForAll("part") Part part) {
        Crafted crafted = new Crafted(KEY);
        switch (part) {
            case DOCUMENT -> crafted.document = changed(crafted.document, changes);
            case HEADER -> crafted.headerBefore = changed(crafted.headerBefore, changes);
            case AFTER -> crafted.headerAfter = changed(crafted.headerAfter, changes);
            case HINT -> crafted.keyInfo = changed(crafted.keyInfo, changes);
            case ID -> crafted.keyInfoId = changed(crafted.keyInfoId, changes);
            case SIGNED_INFO -> crafted.signedInfo(info -> changed(info, changes));
        }
        SIGNED.merge(US.see(crafted.wire()), 1, Integer::sum);
    }

    enum Part {
        DOCUMENT,
        HEADER,
        AFTER,
        HINT,
        ID,
        SIGNED_INFO
    }

    /** A property that refuses everything would show nothing. */
    @AfterContainer
    static void allThreeOutcomesWereSeen() {
        for (Seen seen : Seen.values()) {
            assertTrue(SIGNED.getOrDefault(seen, 0) >= 10, () -> "too seldom: " + SIGNED);
        }
    }

    private static String changed(String text, List<Change> changes) {
        String changed = text;
        for (Change change : changes) {
            changed = change.applied(changed);
        }
        return changed;
    }

    @Provide
    Arbitrary<byte[]> wire() {
        return Arbitraries.of(WIRES);
    }

    @Provide
    Arbitrary<Part> part() {
        return Arbitraries.of(Part.class);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Integer> out = Arbitraries.frequency(Tuple.of(12, 0), Tuple.of(2, 1), Tuple.of(1, 7));
        Arbitrary<String> in = Arbitraries.frequencyOf(Tuple.of(4, pieces()), Tuple.of(1, characters()));
        return Combinators.combine(Arbitraries.of(Where.class), Arbitraries.integers(), out, in)
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    private static Arbitrary<String> characters() {
        return Arbitraries.bytes().map(one -> new String(new byte[] {one}, ISO_8859_1));
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.of(
                "",
                " ",
                "\n",
                "\t",
                "\r",
                "\r\n",
                "\"",
                "'",
                "<",
                ">",
                "&",
                "/",
                "=",
                "]]>",
                "&amp;",
                "&lt;",
                "&gt;",
                "&quot;",
                "&apos;",
                "&#xD;",
                "&#13;",
                "&#65;",
                "&#x9;",
                "A",
                "é",
                "€",
                "😀",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\uFFFE",
                "\u007F",
                "\u0000",
                "<a></a>",
                "<a/>",
                "<a b=\"1\"></a>",
                "<a b='1'></a>",
                "<a c=\"1\" b=\"2\"></a>",
                "<a b=\"1\" c=\"2\"></a>",
                "<a b=\"1\" b=\"1\"></a>",
                "<a b=\"&amp;\"></a>",
                "<a Id=\"KeyInfo-7\"></a>",
                "<a id=\"x\"></a>",
                "<a xmlns=\"\"></a>",
                "<a xmlns=\"urn:x\"></a>",
                "<p:a xmlns:p=\"urn:x\"></p:a>",
                "<a p:b=\"\"></a>",
                "<xml></xml>",
                "<xmlns></xmlns>",
                "<a.-_1></a.-_1>",
                " b=\"1\"",
                " xmlns:p=\"urn:p\"",
                " xmlns=\"urn:p\"",
                " xml:lang=\"en\"",
                " Id=\"KeyInfo-7\"",
                "p:",
                "<Sgntr></Sgntr>",
                "<Rltd><Sgntr></Sgntr></Rltd>",
                "</Sgntr><Sgntr>",
                "</AppHdr></Hdr><Doc><Document>",
                "<!--x-->",
                "<![CDATA[x]]>",
                "<?x?>",
                "<ds:Signature xmlns:ds=\"" + Crafted.DSIG + "\"></ds:Signature>",
                "<ds:Object></ds:Object>",
                "</ds:KeyInfo></ds:Signature>",
                Samples.DOCUMENT);
    }
}
