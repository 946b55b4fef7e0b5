package io.railhead.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.signing.TwoWays.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which messages are taken by their octets, and that none is that a tree would not bear out. */
class TwoWaysTest {
    private static final SigningKey KEY = TestKeys.ec();
    private static final SigningKey RSA = TestKeys.rsa(2048);
    private static final TwoWays US = TwoWays.trusting(KEY);

    private static Seen withDocument(String document) {
        Crafted crafted = new Crafted(KEY);
        crafted.document = document;
        return US.see(crafted.wire());
    }

    private static Seen inText(String text) {
        return withDocument(Samples.DOCUMENT.replace("GB29NWBK60161331926819", text));
    }

    private static Seen respelled(String from, String to) {
        String wire = new Crafted(KEY).wire();
        assertTrue(wire.contains(from), "the vector is what it says");
        return US.see(wire.replace(from, to));
    }

    @Test
    void whatWeSignIsTakenByItsOctets() {
        for (SigningKey key : List.of(KEY, RSA)) {
            EnvelopeSigner signer = EnvelopeSigner.withJdk(key);
            TwoWays they = TwoWays.trusting(key);
            assertEquals(Seen.BY_OCTETS, they.see(signer.sign(Samples.message()).wire()));
            assertEquals(
                    Seen.BY_OCTETS,
                    they.see(signer.sign(Traffic.creditTransfer()).wire()));
            assertEquals(
                    Seen.BY_OCTETS, they.see(signer.sign(Traffic.statusReport()).wire()));
        }
    }

    @Test
    void anothersSignatureInTheSameFormIsTooWhateverItsIdAndSubject() {
        assertEquals(Seen.BY_OCTETS, US.see(new Crafted(KEY).wire()));
        Crafted crafted = new Crafted(KEY);
        crafted.keyInfo = crafted.keyInfo.replace("CN=somebody", "CN=Søn &amp; Co &gt; \"x\"");
        assertEquals(Seen.BY_OCTETS, US.see(crafted.wire()));
    }

    @Test
    void whatTheJdkSignsAndWritesIsTakenByItsTree() {
        for (SigningKey key : List.of(KEY, RSA)) {
            String wire = JdkSigned.wire(key);
            assertTrue(wire.contains("/>"), "not the canonical form");
            assertEquals(Seen.BY_TREE, TwoWays.trusting(key).see(wire));
        }
        assertTrue(JdkSigned.wire(RSA).contains("&#13;"), "line breaks in base64");
    }

    @Test
    void otherSpellingsOfWhatWasSignedAreTakenByTheirTree() {
        assertEquals(Seen.BY_TREE, respelled("></ds:Transform>", "/>"));
        assertEquals(Seen.BY_TREE, respelled("Ccy=\"GBP\"", "Ccy='GBP'"));
        assertEquals(Seen.BY_TREE, respelled("Ccy=\"GBP\"", "Ccy=\"&#71;BP\""));
        assertEquals(Seen.BY_TREE, respelled("<Dbtr>", "<Dbtr >"));
        assertEquals(Seen.BY_TREE, respelled("</Dbtr>", "</Dbtr\n>"));
        assertEquals(Seen.BY_TREE, respelled("&lt;Ltd", "&#60;Ltd"));
        assertEquals(Seen.BY_TREE, respelled("&gt;", ">"));
        assertEquals(Seen.BY_TREE, respelled("M0001", "M&#x30;001"));
        assertEquals(Seen.BY_TREE, respelled("<BizMsgEnvlp ", "<BizMsgEnvlp  "));
        assertEquals(Seen.BY_TREE, respelled("<Doc>", "<Doc xmlns:unused=\"urn:unused\">"));
        assertEquals(Seen.BY_TREE, respelled("<Document ", "<Document xmlns:unused=\"urn:unused\" "));
        assertEquals(Seen.BY_TREE, respelled("<ds:KeyInfo ", "<ds:KeyInfo xmlns:ds=\"" + Crafted.DSIG + "\" "));
        assertEquals(
                Seen.BY_TREE,
                US.see(new Crafted(KEY).value(value -> value + "\n").wire()));
        assertEquals(
                Seen.BY_TREE,
                US.see(new Crafted(KEY)
                        .value(value -> value.substring(0, 40) + "\r\n" + value.substring(40))
                        .wire()));
    }

    @Test
    void theCanonicalFormHasLineFeedsAndTheWireMayHaveBoth() {
        String lines = Samples.DOCUMENT.replace("Müller", "Müller\nMeier\t1");
        assertEquals(Seen.BY_OCTETS, withDocument(lines));
        Crafted crafted = new Crafted(KEY);
        crafted.document = lines;
        assertEquals(Seen.BY_TREE, US.see(crafted.wire().replace("\n", "\r\n")));
        assertEquals(Seen.REFUSED, US.see(crafted.wire().replace("\n", "&#xD;\n")));
    }

    @Test
    void textOfAnyKindIsTakenByItsOctetsInItsCanonicalFormAlone() {
        for (String text : List.of(
                "",
                " ",
                "\"'",
                "&amp;&lt;&gt;&#xD;",
                "]]&gt;",
                "é€😀",
                "\u0085\u2028\uFEFF\u007F",
                "\n\t\n",
                "&amp;#65;")) {
            assertEquals(Seen.BY_OCTETS, inText(text), text);
        }
        assertEquals(Seen.BY_OCTETS, inText("&amp;".repeat(10_000)));
        for (String text : List.of(
                ">",
                "]]>",
                "&quot;",
                "&apos;",
                "&#65;",
                "&#13;",
                "&#xd;",
                "&#x0D;",
                "&#10;",
                "\r",
                "&lt",
                "&",
                "&evil;",
                "<a/>",
                "<!--a-->",
                "<![CDATA[a]]>",
                "<?a?>",
                "\u0000",
                "\u0001",
                "\uFFFE",
                "<a></b>",
                "<a>",
                "</a>")) {
            assertEquals(Seen.REFUSED, inText(text), text);
        }
    }

    @Test
    void whatASignerDigestsThatIsNotCanonicalIsBelievedByNeitherWay() {
        for (String element : List.of(
                "<a b=\"1\" b=\"2\"></a>",
                "<a c=\"1\" b=\"2\"></a>",
                "<a b='1'></a>",
                "<a  b=\"1\"></a>",
                "<a b=\"1\" ></a>",
                "<a b =\"1\"></a>",
                "<a ></a>",
                "<a></a >",
                "<a b=\"\t\"></a>",
                "<a b=\"&gt;\"></a>",
                "<a b></a>",
                "<1></1>",
                "<a:></a:>",
                "<p:a></p:a>",
                "<a xmlns:unused=\"urn:unused\"></a>",
                "<a xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"></a>",
                "<a Id=\"KeyInfo-7\"></a>")) {
            assertEquals(Seen.REFUSED, inText(element), element);
        }
    }

    @Test
    void rarerCanonicalFormsAreLeftToTheTree() {
        for (String element : List.of(
                "<a b=\"2\" c=\"1\"></a>",
                "<a xmlns=\"urn:other\"></a>",
                "<p:a xmlns:p=\"urn:p\"></p:a>",
                "<a xml:lang=\"en\"></a>",
                "<a b=\"&#x9;&amp;\"></a>",
                "<a ID=\"other\"></a>",
                "<é></é>")) {
            assertEquals(Seen.BY_TREE, inText(element), element);
        }
        assertEquals(Seen.BY_OCTETS, inText("<a b=\"x y\"></a><_1.-></_1.->"));
        assertEquals(Seen.BY_OCTETS, inText("<a>".repeat(40) + "</a>".repeat(40)));
        assertEquals(Seen.BY_TREE, inText("<a>".repeat(50) + "</a>".repeat(50)));
        assertEquals(Seen.REFUSED, inText("<a>".repeat(60) + "</a>".repeat(60)));
        assertEquals(Seen.BY_OCTETS, inText("<a></a>".repeat(3_900)));
        assertEquals(Seen.BY_TREE, inText("<a></a>".repeat(4_100)));
    }

    @Test
    void theSignatureIsInTheHeadersOnlyPlace() {
        String related = "<Rltd><Sgntr></Sgntr></Rltd>";
        Crafted before = new Crafted(KEY);
        before.headerBefore = before.headerBefore.replace("<Fr>", related + "<Fr>");
        assertEquals(Seen.BY_TREE, US.see(before.wire()));
        Crafted after = new Crafted(KEY);
        after.headerAfter = "</Sgntr>" + related + "</AppHdr>";
        assertEquals(Seen.BY_OCTETS, US.see(after.wire()));
        Crafted twice = new Crafted(KEY);
        twice.headerAfter = "</Sgntr><Sgntr></Sgntr></AppHdr>";
        assertEquals(Seen.REFUSED, US.see(twice.wire()));
        Crafted deeper = new Crafted(KEY);
        deeper.headerBefore = deeper.headerBefore.replace("<Sgntr>", "<Rltd><Sgntr>");
        deeper.headerAfter = "</Sgntr></Rltd></AppHdr>";
        assertEquals(Seen.REFUSED, US.see(deeper.wire()));
        Crafted notEmpty = new Crafted(KEY);
        notEmpty.headerAfter = "x" + notEmpty.headerAfter;
        assertEquals(Seen.REFUSED, US.see(notEmpty.wire()));
    }

    @Test
    void aSecondSignatureNowhereHidesFromTheShortWay() {
        String signature = new Crafted(KEY).signature();
        assertEquals(Seen.REFUSED, inText(signature));
        Crafted header = new Crafted(KEY);
        header.headerAfter = "</Sgntr><Rltd><Sgntr>" + signature + "</Sgntr></Rltd></AppHdr>";
        assertEquals(Seen.REFUSED, US.see(header.wire()));
    }

    @Test
    void partsAreWhatTheirNamesAndNamespacesSay() {
        for (String document : List.of(
                Samples.DOCUMENT.replace("Document", "Documents"),
                Samples.DOCUMENT.replace("Document", "p:Document").replace("xmlns=", "xmlns:p="),
                Samples.DOCUMENT.replace("urn:iso:std", "urn:evil:std"),
                Samples.DOCUMENT + Samples.DOCUMENT,
                "text" + Samples.DOCUMENT,
                Samples.DOCUMENT + " ",
                "")) {
            Seen seen = withDocument(document);
            assertNotEquals(Seen.BY_OCTETS, seen, document);
        }
        Crafted header = new Crafted(KEY);
        header.headerBefore = header.headerBefore.replace("head.001.001.02", "head.002.001.02");
        assertEquals(Seen.REFUSED, US.see(header.wire()));
        Crafted longer = new Crafted(KEY);
        longer.headerBefore = longer.headerBefore.replace("head.001.001.02", "head.001.001.02X");
        assertEquals(Seen.REFUSED, US.see(longer.wire()));
        assertEquals(Seen.REFUSED, withDocument(Samples.DOCUMENT.replace("pacs.008.001.08", "pacs.008.001.08X")));
    }

    @Test
    void aBadMessageNeverRaisesAnException() {
        for (String value :
                List.of("", "A", "=", "====", "AAA", "AAAA", " ", "A A=", "é", "A".repeat(3_000), "&#65;")) {
            assertEquals(
                    Seen.REFUSED, US.see(new Crafted(KEY).value(good -> value).wire()), value);
            assertEquals(
                    Seen.REFUSED,
                    US.see(new Crafted(KEY)
                            .signedInfo(info -> info.replaceFirst("DigestValue>[^<]*<", "DigestValue>" + value + "<"))
                            .wire()),
                    value);
        }
        Crafted swelling = new Crafted(KEY);
        String declared = " xmlns:p=\"urn:" + "p".repeat(246) + "\"";
        swelling.headerAfter = "</Sgntr>" + ("<p:x" + declared + "></p:x>").repeat(4_200) + "</AppHdr>";
        String small =
                swelling.wire().replace("<p:x" + declared, "<p:x").replace("<BizMsgEnvlp", "<BizMsgEnvlp" + declared);
        assertTrue(small.length() < 1 << 17, "what is sent is small, what was signed is not");
        assertEquals(Seen.REFUSED, US.see(small));
        Crafted empty = new Crafted(KEY);
        empty.keyInfo = empty.keyInfo.replace("CN=somebody", "");
        assertNotEquals(Seen.BY_OCTETS, US.see(empty.wire()));
    }

    @Test
    void nobodyIsBelievedForTheShorterWay() {
        TwoWays other = TwoWays.trusting(TestKeys.ec());
        assertEquals(Seen.REFUSED, other.see(new Crafted(KEY).wire()));
        Crafted forged = new Crafted(TestKeys.ec());
        forged.keyInfo = new Crafted(KEY).keyInfo;
        assertEquals(Seen.REFUSED, US.see(forged.wire()));
        assertEquals(0, other.verifier().verifiedByOctets());
    }
}
