package io.railhead.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.message.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Signature wrapping and its relatives: the signature is right, but not of what a careless reader would read. */
class WrappingTest {
    private static final SigningKey KEY = TestKeys.ec();
    private static final VerifierFixture US = VerifierFixture.trusting(KEY);

    private final String signature = new Crafted(KEY).signature();
    private final String header = Samples.HEADER_BEFORE + signature + Samples.HEADER_AFTER;
    private final String bareHeader = Samples.HEADER_BEFORE + Samples.HEADER_AFTER;
    private final String document = Samples.DOCUMENT;
    private final String evil = document.replace(">10.00<", ">90000.00<");
    private final String original = Crafted.envelope(header, document);

    private static String intoEnvelope(String envelope, String more) {
        return envelope.replace("</BizMsgEnvlp>", more + "</BizMsgEnvlp>");
    }

    @Test
    void theOriginalIsGood() {
        US.verified(original);
    }

    @Test
    void sigMissing() {
        US.refuses(SignatureFault.MISSING, Crafted.envelope(bareHeader, document));
        US.refuses(SignatureFault.MISSING, Crafted.envelope(bareHeader.replace("<Sgntr></Sgntr>", ""), document));
        US.refuses(SignatureFault.MISSING, original.replace(Crafted.DSIG, "urn:not-a-signature"));
    }

    @Test
    void sigTwo() {
        US.refuses(SignatureFault.TWICE, original.replace(signature, signature + signature));
        US.refuses(
                SignatureFault.TWICE,
                original.replace(
                        "</Sgntr></AppHdr>", "</Sgntr><Rltd><Sgntr>" + signature + "</Sgntr></Rltd></AppHdr>"));
    }

    @Test
    void twoPlacesForASignature() {
        US.refuses(SignatureFault.PLACE, original.replace("</Sgntr>", "</Sgntr><Sgntr></Sgntr>"));
    }

    @Test
    void xsw1EvilEnvelopeAroundTheOriginal() {
        US.refuses(SignatureFault.PLACE, intoEnvelope(Crafted.envelope(bareHeader, evil), original));
    }

    @Test
    void xsw2SignatureBesideTheHeader() {
        US.refuses(SignatureFault.PLACE, intoEnvelope(Crafted.envelope(bareHeader, evil), signature));
    }

    @Test
    void xsw3EvilDocumentBeforeTheOriginal() {
        String wire = Crafted.envelope(header, evil + document);
        US.refuses(SignatureFault.PLACE, wire);
        US.refuses(SignatureFault.PLACE, Crafted.envelope(header, document + evil));
        US.refuses(SignatureFault.PLACE, original.replace("<Doc>", "<Doc>" + evil + "</Doc><Doc>"));
        US.refuses(SignatureFault.PLACE, Crafted.envelope(bareHeader + header, document));
    }

    @Test
    void xsw4OriginalInsideTheEvilDocument() {
        US.refuses(
                SignatureFault.DIGEST, Crafted.envelope(header, evil.replace("</Document>", document + "</Document>")));
    }

    @Test
    void xsw5SignatureMovedIntoAnEvilHeaderWithTheOriginalAtTheEnd() {
        String evilHeader = header.replace("M0001", "M0666");
        US.refuses(SignatureFault.PLACE, intoEnvelope(Crafted.envelope(evilHeader, evil), bareHeader + document));
        US.refuses(SignatureFault.TWICE, intoEnvelope(Crafted.envelope(evilHeader, evil), original));
    }

    @Test
    void xsw6OriginalInsideTheSignature() {
        String stuffed = header.replace("</ds:Signature>", document + "</ds:Signature>");
        US.refuses(SignatureFault.FORM, Crafted.envelope(stuffed, evil));
    }

    @Test
    void xsw7OriginalInSupplementaryData() {
        String extension = "<SplmtryData><Envlp>" + document + "</Envlp></SplmtryData></FIToFICstmrCdtTrf>";
        US.refuses(SignatureFault.DIGEST, Crafted.envelope(header, evil.replace("</FIToFICstmrCdtTrf>", extension)));
    }

    @Test
    void xswSignedHeaderInSupplementaryData() {
        String extension = "<SplmtryData><Envlp>" + original + "</Envlp></SplmtryData></FIToFICstmrCdtTrf>";
        US.refuses(SignatureFault.PLACE, Crafted.envelope(bareHeader, evil.replace("</FIToFICstmrCdtTrf>", extension)));
    }

    @Test
    void xsw8OriginalInAnObject() {
        String stuffed = header.replace("</ds:Signature>", "<ds:Object>" + document + "</ds:Object></ds:Signature>");
        US.refuses(SignatureFault.FORM, Crafted.envelope(stuffed, evil));
    }

    @Test
    void signatureOfAnotherMessage() {
        Crafted other = new Crafted(KEY);
        other.document = evil;
        US.refuses(SignatureFault.DIGEST, Crafted.envelope(other.header(), document));
        US.refuses(SignatureFault.DIGEST, Crafted.envelope(header, evil));
    }

    @Test
    void namesInOtherNamespaces() {
        String evilDocument = document.replace("urn:iso:std:iso:20022:tech:xsd:pacs", "urn:evil:pacs");
        Crafted crafted = new Crafted(KEY);
        crafted.document = evilDocument;
        US.refuses(SignatureFault.PLACE, crafted.wire());
        US.refuses(SignatureFault.PLACE, original.replace("nvlp.001.001.01", "nvlp.001.001.09"));
        US.refuses(SignatureFault.PLACE, header);
        US.refuses(SignatureFault.PLACE, original.replace("<Hdr>", "<Hdr xmlns=\"urn:evil\">"));
        US.refuses(SignatureFault.PLACE, original.replace("<Doc>", "<Doc kind=\"evil\">"));
        US.refuses(SignatureFault.PLACE, Crafted.envelope(/* header= */ document, /* document= */ header));
    }

    @Test
    void namespacesThatOnlyBeginLikeTheRightOnes() {
        for (String more : List.of("X", "0", " ", ".x", "&#x20;")) {
            Crafted ofHeader = new Crafted(KEY);
            ofHeader.headerBefore = header("head.001.001.02" + more);
            US.refuses(SignatureFault.PLACE, ofHeader.wire());
            Crafted ofDocument = new Crafted(KEY);
            ofDocument.document = document.replace("pacs.008.001.08", "pacs.008.001.08" + more);
            US.refuses(SignatureFault.PLACE, ofDocument.wire());
        }
        Crafted shorter = new Crafted(KEY);
        shorter.headerBefore = header("head.001.001.2");
        US.refuses(SignatureFault.PLACE, shorter.wire());
    }

    private static String header(String definition) {
        return Samples.HEADER_BEFORE.replace("head.001.001.02", definition);
    }

    @Test
    void textAndSpaceBetweenTheParts() {
        US.refuses(SignatureFault.FORM, original.replace("</Hdr>", "</Hdr>text"));
        US.refuses(SignatureFault.PLACE, original.replace("</Hdr>", "</Hdr>\n"));
        US.refuses(SignatureFault.PLACE, original.replace("<Sgntr>", "<Sgntr> "));
        US.refuses(SignatureFault.DIGEST, original.replace("<Dbtr>", "\n<Dbtr>"));
    }

    @Test
    void sigCommentTruncate() {
        String commented = original.replace("GB29NWBK", "GB29<!-- -->NWBK");
        assertTrue(JdkAlone.accepts(commented, KEY.certificate().getPublicKey()), "the attack is a real one");
        US.refuses(SignatureFault.FORM, commented);
        US.refuses(SignatureFault.FORM, original.replace("GB29NWBK", "<![CDATA[GB29]]>NWBK"));
        US.refuses(SignatureFault.FORM, original.replace("GB29NWBK", "GB29<?x?>NWBK"));
        US.refuses(SignatureFault.FORM, "<!--x-->" + original);
        US.refuses(SignatureFault.FORM, original + "<?x?>");
        US.refuses(SignatureFault.FORM, "<?xml version=\"1.0\"?>" + original);
        US.refuses(SignatureFault.FORM, "<!DOCTYPE BizMsgEnvlp>" + original);
    }

    @Test
    void whatIsNotPlainXml() {
        US.refuses(SignatureFault.FORM, "");
        US.refuses(SignatureFault.FORM, "\uFEFF" + original);
        US.refuses(SignatureFault.FORM, original.substring(0, original.length() - 1));
        US.refuses(SignatureFault.FORM, original.replace("GB29", "&evil;"));
        Verdict utf16 = US.verifier().verify(original.getBytes(StandardCharsets.UTF_16LE), US.link());
        assertTrue(utf16 instanceof Verdict.Refused refused && refused.fault() == SignatureFault.FORM);
    }

    @Test
    void anotherSpellingOfTheSameCanonicalFormGivesTheCanonicalOctets() {
        String spelled = original.replace("Ccy=\"GBP\"", "Ccy = 'G&#66;P' ")
                .replace("<Sgntr>", "<Sgntr\n>")
                .replace("></ds:Transform>", "/>")
                .replace("M0001", "M000&#x31;");
        Verdict.Verified verified = US.verified(spelled);
        assertEquals(document, new String(verified.documentOctets(), StandardCharsets.UTF_8));
        assertEquals(bareHeader, new String(verified.appHdrOctets(), StandardCharsets.UTF_8));
    }

    @Test
    void aPrefixDeclaredOnTheEnvelopeIsPartOfTheDocumentThatUsesIt() {
        Crafted crafted = new Crafted(KEY);
        String prefix = " xmlns:p=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"";
        crafted.document = "<p:Document" + prefix + "><p:A>1</p:A></p:Document>";
        String wire = crafted.wire()
                .replace("<p:Document" + prefix, "<p:Document")
                .replace("<BizMsgEnvlp ", "<BizMsgEnvlp" + prefix + " ");
        assertEquals(crafted.document, new String(US.verified(wire).documentOctets(), StandardCharsets.UTF_8));
        US.refuses(SignatureFault.DIGEST, wire.replace("pacs.008", "pacs.009"));
    }

    @Test
    void fromVerifiedOctetsNothingElseCanBeRead() {
        Verdict.Verified verified = US.verified(original);
        assertEquals(Digest.of(document.getBytes(StandardCharsets.UTF_8)), Digest.of(verified.documentOctets()));
        List.of(verified.appHdrOctets(), verified.documentOctets())
                .forEach(octets -> assertTrue(
                        !new String(octets, StandardCharsets.UTF_8).contains("BizMsgEnvlp"),
                        "the envelope is unsigned"));
    }

    @Property(tries = 300)
    void noChangedByteEverChangesWhatIsRead(@ForAll("changes") byte[] changed) {
        if (US.verifier().verify(changed, US.link()) instanceof Verdict.Verified verified) {
            assertArrayEquals(document.getBytes(StandardCharsets.UTF_8), verified.documentOctets());
            assertArrayEquals(bareHeader.getBytes(StandardCharsets.UTF_8), verified.appHdrOctets());
        }
    }

    @Provide
    Arbitrary<byte[]> changes() {
        byte[] whole = original.getBytes(StandardCharsets.UTF_8);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, whole.length - 1);
        return places.flatMap(place -> Arbitraries.bytes().map(value -> {
            byte[] changed = whole.clone();
            changed[place] = value;
            return changed;
        }));
    }
}
