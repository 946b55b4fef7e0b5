package io.railhead.attack;

import io.railhead.attack.Forger.Draft;
import io.railhead.attack.Forger.Side;
import io.railhead.routing.LinkDoor;
import io.railhead.signing.Crafted;
import io.railhead.signing.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes every attack that a message on a link can carry, sends it, and tells what was seen. */
final class LinkVectors {
    private final LinkDoor door;
    private final Map<String, Vector.Outcome> seen = new LinkedHashMap<>();
    private int ids;

    private LinkVectors(LinkDoor door) {
        this.door = door;
    }

    /** By name: what was seen, and how many security events it made. */
    static Map<String, Vector.Outcome> run() {
        try (LinkDoor door = Forger.door()) {
            LinkVectors vectors = new LinkVectors(door);
            vectors.xml();
            vectors.signatures();
            vectors.wrapping();
            vectors.headers();
            vectors.namespaces();
            vectors.swelling();
            vectors.replays();
            return vectors.seen;
        }
    }

    private String id() {
        return "S%05d".formatted(++ids);
    }

    private Draft report() {
        return Forger.statusReport(Forger.UK, id());
    }

    private LinkDoor.Seen take(Side side, String wire) {
        return door.take(side.link(), wire.getBytes(StandardCharsets.UTF_8));
    }

    private void note(String name, LinkDoor.Seen last) {
        seen.put(name, new Vector.Outcome(last.code(), last.events().size()));
    }

    private void xml() {
        Tampering.of(report().by(Forger.EC).wire(), "AddtlInf", "no such account", Forger.UK.them())
                .forEach((name, bytes) -> note(name, door.take(Forger.UK.link(), bytes)));
        note("object-message", door.odd(Forger.UK.link()));
    }

    /** Each kind of message, link and kind of key; what is seen must be the same, or all of it is told. */
    private void everywhere(java.util.function.BiFunction<Side, SigningKey, Map<String, String>> forms) {
        Map<String, List<LinkDoor.Seen>> all = new LinkedHashMap<>();
        for (Side side : List.of(Forger.UK, Forger.SCT)) {
            for (SigningKey key : List.of(Forger.EC, Forger.RSA)) {
                forms.apply(side, key)
                        .forEach((name, wire) -> all.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(take(side, wire)));
            }
        }
        all.forEach((name, each) -> seen.put(
                name,
                new Vector.Outcome(
                        each.stream().map(LinkDoor.Seen::code).distinct().collect(Collectors.joining(" or ")),
                        // one for each of them, or a number that no vector allows
                        each.stream().allMatch(one -> one.events().size() == 1)
                                ? 1
                                : each.stream()
                                        .mapToInt(one -> one.events().size())
                                        .sum())));
    }

    private void signatures() {
        everywhere((side, key) -> SignatureForms.of(() -> Forger.statusReport(side, id()), key));
    }

    private void wrapping() {
        UnaryOperator<String> settled = document -> Forger.replaced(document, ">RJCT<", ">ACSC<");
        everywhere((side, key) ->
                named("pacs.002", Wrapping.of(Forger.statusReport(side, id()), key, settled, "FIToFIPmtStsRpt")));
        UnaryOperator<String> another = document -> Forger.replaced(document, ">FF01<", ">AM05<");
        everywhere((side, key) ->
                named("admi.002", Wrapping.of(Forger.reject(side, id()), key, another, "admi.002.001.01")));
    }

    private static Map<String, String> named(String kind, Map<String, String> forms) {
        Map<String, String> named = new LinkedHashMap<>();
        forms.forEach((name, wire) -> named.put(name + " " + kind, wire));
        return named;
    }

    private void header(String name, Draft draft) {
        note(name, take(Forger.UK, draft.by(Forger.EC).wire()));
    }

    private void headers() {
        Draft one = report();
        header("bah-bizmsgidr≠msgid", one.document("<MsgId>S", "<MsgId>T"));
        header("bah-msgdefidr≠namespace", report().header("<MsgDefIdr>pacs.002", "<MsgDefIdr>pacs.004"));
        header("bah-fr≠link-peer", report().header(">UKFPGB2LXXX<", ">OTHRGB2LXXX<"));
        header("bah-to≠us", report().header(">RAILGB2LXXX<", ">OTHRGB2LXXX<"));
        header("bah-bizsvc-wrong", report().header("</MsgDefIdr>", "</MsgDefIdr><BizSvc>other.guideline.01</BizSvc>"));
        header("bah-credt-stale", report().header("<CreDt>2026-03-01", "<CreDt>2025-11-01"));
        header("bah-credt-future", report().header("<CreDt>2026-03-01", "<CreDt>2027-03-01"));
        header("negative-amount", amount("-1.00"));
        header("amount-18-digits", amount("1234567890123456789.00"));
        header("currency-minor-digits", amount("1.123456"));
    }

    /** A status report that quotes an amount. */
    private Draft amount(String amount) {
        return report().document(
                        "</TxInfAndSts>",
                        "<OrgnlTxRef><IntrBkSttlmAmt Ccy=\"GBP\">" + amount
                                + "</IntrBkSttlmAmt></OrgnlTxRef></TxInfAndSts>");
    }

    /** Roots that only begin like those that are read; what is in the document besides is valid. */
    private void namespaces() {
        header("ns-longer AppHdr", report().header("head.001.001.02", "head.001.001.02X"));
        String event = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:admi.004.001.02\"><SysEvtNtfctn><EvtInf>"
                + "<EvtCd>PING</EvtCd></EvtInf></SysEvtNtfctn></Document>";
        header(
                "ns-longer Document",
                report().document("pacs.002.001.10\"", "pacs.002.001.10X\"")
                        .document("</Document>", event + "</Document>"));
    }

    /** Small as it is sent, and larger than any message in the form that was signed. */
    private void swelling() {
        String declared = " xmlns:p=\"urn:" + "p".repeat(246) + "\"";
        String data = "<SplmtryData><Envlp><p:x" + declared + "></p:x></Envlp></SplmtryData>";
        String wire = report().document("</FIToFIPmtStsRpt>", data.repeat(4_000) + "</FIToFIPmtStsRpt>")
                .by(Forger.EC)
                .wire();
        note(
                "c14n-swells Document",
                take(
                        Forger.UK,
                        Forger.replaced(wire, "<p:x" + declared, "<p:x")
                                .replace("<BizMsgEnvlp", "<BizMsgEnvlp" + declared)));
    }

    private void replays() {
        Draft first = report();
        String wire = first.by(Forger.EC).wire();
        take(Forger.UK, wire);
        note("replay-same-bytes", take(Forger.UK, wire));
        note(
                "bah-copydplct-unexpected",
                take(
                        Forger.UK,
                        first.header("</CreDt>", "</CreDt><CpyDplct>DUPL</CpyDplct>")
                                .by(Forger.EC)
                                .wire()));
        note(
                "same-id-other-document",
                take(
                        Forger.UK,
                        first.document(">RJCT<", ">RJCT<")
                                .document(">AC03<", ">AC04<")
                                .by(Forger.EC)
                                .wire()));
        Draft again = report();
        header("replay-new-bizmsgidr-same-txid", again);
        note("replay-other-link", take(Forger.SCT, wire));
        header("replay-after-retention", report().header("<CreDt>2026-03-01", "<CreDt>2025-11-30"));
    }

    /** The honest message, and what becomes of it: it gets past every door. */
    static String honest() {
        try (LinkDoor door = Forger.door()) {
            StringBuilder all = new StringBuilder();
            int id = 0;
            for (Side side : List.of(Forger.UK, Forger.SCT)) {
                for (SigningKey key : List.of(Forger.EC, Forger.RSA)) {
                    for (Draft draft :
                            List.of(Forger.statusReport(side, "H" + ++id), Forger.reject(side, "H" + ++id))) {
                        Crafted honest = draft.by(key);
                        LinkDoor.Seen seen =
                                door.take(side.link(), honest.wire().getBytes(StandardCharsets.UTF_8));
                        all.append(seen.code())
                                .append(' ')
                                .append(seen.events().size())
                                .append('\n');
                    }
                }
            }
            return all.toString();
        }
    }
}
