package io.railhead.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Spoils messages, or changes them so that they must stay valid: everything that somebody's program or hand may
 * do to an element, a text or an attribute. Deterministic for a seed.
 */
final class Mutations {
    private static final String XSI = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\n",
            "x",
            "0",
            "1",
            "-0",
            "+0",
            "-1",
            "+1",
            "00",
            "007",
            "1.",
            ".1",
            ".",
            "+",
            "-",
            "+.5",
            "1e5",
            "1E-2",
            "INF",
            "NaN",
            "0.00001",
            "0.000001",
            "1.50000000000000",
            "000000000000000000000001.1",
            "123456789012345678",
            "1234567890123456789",
            "12345678901234.12345",
            "0x10",
            "1,5",
            "1 000",
            " 10.00 ",
            "\t5\n",
            "٣",
            "१२",
            "１０",
            "true",
            "false",
            "TRUE",
            " true ",
            "2026-01-31",
            "2026-02-29",
            "2024-02-29",
            "1900-02-29",
            "2000-02-29",
            "0000-01-01",
            "-0001-01-01",
            "-0004-02-29",
            "12026-01-01",
            "02026-01-01",
            "2147483648-01-01",
            "2147483647-01-01",
            "-2147483648-01-01",
            "2026-1-1",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-01-00",
            "2026-01-31Z",
            "2026-01-31+14:00",
            "2026-01-31+14:01",
            "2026-01-31-13:59",
            "2026-01-31+15:00",
            "2026-01-31z",
            "2026-01-31+0100",
            "2026-01-31 ",
            "2026-01-31T",
            "2026-01-31T12:00:00",
            "2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00.000Z",
            "2026-01-31T12:00:00.Z",
            "2026-01-31T12:00:00,5Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T24:00:00.0",
            "2026-01-31T24:00:01",
            "2026-01-31T24:01:00",
            "2026-12-31T24:00:00.000+01:00",
            "2026-01-31T23:59:60Z",
            "2026-01-31T23:59:59.99999999999999999999Z",
            "2026-01-31T24:00:00.1",
            "2026-01-31T25:00:00",
            "2026-01-31T12:60:00",
            "2026-01-31T12:00",
            "2026-01-31t12:00:00",
            "2026-01-31T12:00:00+14:00",
            "2026-01-31T12:00:00+14:30",
            "2026-01-31T12:00:00-14:00",
            "2026-01-31T12:00:00+01:60",
            "2026-01-31T12:00:00+1:00",
            "2026-01-31T12:00:00 +01:00",
            "12:00:00",
            "24:00:00",
            "12:00:00Z",
            "12:00:00.5-05:00",
            "1:00:00",
            "2026",
            "-2026",
            "+2026",
            "26",
            "02026",
            "2026Z",
            "2026+01:00",
            "2026-01",
            "2026-1",
            "2026-01Z",
            "2026-01-01:00",
            "--01",
            "AAAA",
            "AAA=",
            "AAB=",
            "AA==",
            "AB==",
            "A===",
            "A A A A",
            "AAA",
            "=AAA",
            "AA=A",
            "AAAAA",
            "EUR",
            "eur",
            "EURO",
            "EU",
            "EÜR",
            "XXX",
            "GB29NWBK60161331926819",
            "NWBKGB2L",
            "NWBKGB2LXXX",
            "nwbkgb2l",
            "a&amp;b",
            "&lt;",
            "&#65;",
            "&#x1F600;",
            "😀",
            "\uFFFD",
            "e5d4f8c2-9b1a-4c3d-8e7f-001122334455",
            "E5D4F8C2-9B1A-4C3D-8E7F-001122334455",
            "+44-20",
            "+1234-5",
            "<!-- no -->",
            "a<b/>c",
            "<b xmlns=\"\"/>",
            "]]>",
            "&#13;",
            "&#10;x",
            "a\u0085b",
            "a\u2028b",
            "a\u00A0");
    private static final List<String> ATTRIBUTES = List.of(
            " a=\"1\"",
            " Ccy=\"EUR\"",
            " Ccy=\"eur\"",
            " Ccy=\"\"",
            " Ccy=\" EUR\"",
            " Ccy=\"EUR\" Ccy=\"EUR\"",
            " xml:lang=\"en\"",
            " xml:space=\"preserve\"",
            " xmlns:q=\"urn:q\" q:Ccy=\"EUR\"",
            XSI + " xsi:type=\"Max35Text\"",
            XSI + " xsi:nil=\"true\"",
            XSI + " xsi:nil=\"false\"",
            XSI + " xsi:schemaLocation=\"urn:a b.xsd\"",
            XSI + " xsi:schemaLocation=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08 pacs.008.001.08.xsd\"",
            XSI + " xsi:schemaLocation=\"urn:a http://[ %zz :: ht!tp://x\"",
            XSI + " xsi:schemaLocation=\"odd\"",
            XSI + " xsi:schemaLocation=\"\"",
            XSI + " xsi:noNamespaceSchemaLocation=\"a b\"",
            XSI + " xsi:noNamespaceSchemaLocation=\"http://127.0.0.1:1/x.xsd\"",
            XSI + " xsi:other=\"1\"",
            XSI,
            " xmlns:q=\"urn:q\"",
            " xmlns=\"urn:other\"",
            " xmlns=\"\"",
            " q:a=\"1\"",
            " xmlns:q=\"\"",
            " a='<'",
            " xmlns:xml=\"urn:x\"",
            " xmlns:xmlns=\"urn:x\"",
            " a=1",
            " a",
            " a=\"&none;\"",
            " xmlns:q=\"urn:q\" q:=\"1\"",
            " xmlns:=\"urn:q\"",
            " :a=\"1\"",
            " Xmlns=\"urn:q\"");

    private record Token(String text, char kind, int matching) {}

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** One to three changes. */
    String changed(String message) {
        String changed = message;
        int times = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
        for (int i = 0; i < times; i++) {
            changed = once(changed);
        }
        return changed;
    }

    private String once(String message) {
        List<Token> tokens = tokens(message);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind == '<') {
                starts.add(i);
            }
        }
        if (starts.isEmpty()) {
            return message;
        }
        int at = starts.get(random.nextInt(starts.size()));
        int end = tokens.get(at).matching;
        String before = join(tokens, 0, at);
        String start = tokens.get(at).text;
        String within = join(tokens, at + 1, end);
        String close = end < tokens.size() ? tokens.get(end).text : "";
        String after = join(tokens, end + 1, tokens.size());
        String whole = start + within + close;
        return switch (random.nextInt(20)) {
            case 0 -> before + after;
            case 1 -> before + whole.repeat(2 + random.nextInt(10)) + after;
            case 2 -> swapped(tokens, at, end);
            case 3 -> before + renamed(start) + within + renamed(close) + after;
            case 4 -> before + insert(start, " xmlns=\"urn:other\"") + within + close + after;
            case 5, 6 -> before + insert(start, any(ATTRIBUTES)) + within + close + after;
            case 7 -> before + start.replaceFirst(" [A-Za-z:]+=\"[^\"]*\"", "") + within + close + after;
            case 8 -> before + start + close + after;
            case 9 -> before + start + "\n  " + within + "\n" + close + " " + after;
            case 10 -> before + start + any(List.of("text", "<!-- c -->", "\u00A0", "&#32;")) + within + close + after;
            case 11 ->
                before
                        + whole
                        + any(List.of(
                                "<Unknown/>",
                                "<x:U xmlns:x=\"urn:u\"/>",
                                "<x: xmlns:x=\"urn:u\"/>",
                                "<:x/>",
                                "<x:1 xmlns:x=\"urn:u\"/>",
                                "<x:y:z xmlns:x=\"urn:u\"/>",
                                "<x:\u0661 xmlns:x=\"urn:u\"/>",
                                "<u\u00E4\u0661/>",
                                "t",
                                "<!-- c -->"))
                        + after;
            case 12 -> withoutOneByte(message);
            case 13 -> before + prefixed(start) + within + prefixed(close) + after;
            default -> valueChanged(tokens);
        };
    }

    private String valueChanged(List<Token> tokens) {
        List<Integer> texts = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).kind == '>' && tokens.get(i - 1).kind == 't') {
                texts.add(i - 1);
            }
        }
        if (texts.isEmpty()) {
            return join(tokens, 0, tokens.size());
        }
        int at = texts.get(random.nextInt(texts.size()));
        return join(tokens, 0, at) + value(tokens.get(at).text) + join(tokens, at + 1, tokens.size());
    }

    private String value(String old) {
        int cut = old.isEmpty() ? 0 : random.nextInt(old.length());
        return switch (random.nextInt(14)) {
            case 0 -> old + old.charAt(Math.max(0, old.length() - 1));
            case 1 -> old.substring(0, cut);
            case 2 -> old.toLowerCase(Locale.ROOT);
            case 3 -> " " + old + " ";
            case 4 -> old.substring(0, cut) + "<!-- c -->" + old.substring(cut);
            case 5 ->
                "E"
                        .repeat(List.of(1, 4, 5, 34, 35, 36, 70, 71, 140, 141, 350, 2049)
                                .get(random.nextInt(12)));
            case 6 -> "😀".repeat(List.of(1, 17, 18, 35, 70, 71, 140).get(random.nextInt(7)));
            case 7 -> old.substring(0, cut) + any(VALUES) + old.substring(cut);
            case 8 ->
                old.substring(0, cut)
                        + (char) (' ' + random.nextInt(95))
                        + old.substring(Math.min(old.length(), cut + 1));
            case 9 -> old.replace('0', '\u0660').replace('1', '\uFF11');
            default -> any(VALUES);
        };
    }

    private String swapped(List<Token> tokens, int at, int end) {
        int next = end + 1;
        if (next >= tokens.size() || tokens.get(next).kind != '<') {
            return join(tokens, 0, at) + join(tokens, end + 1, tokens.size());
        }
        int nextEnd = tokens.get(next).matching;
        return join(tokens, 0, at)
                + join(tokens, next, nextEnd + 1)
                + join(tokens, at, end + 1)
                + join(tokens, nextEnd + 1, tokens.size());
    }

    private String withoutOneByte(String message) {
        int at = random.nextInt(message.length());
        return message.substring(0, at) + message.substring(at + 1);
    }

    private static String renamed(String tag) {
        return tag.replaceFirst("([A-Za-z0-9]+)([ />])", "$1x$2");
    }

    private static String prefixed(String tag) {
        return tag.startsWith("</")
                ? "</p:" + tag.substring(2)
                : "<p:" + insert(tag.substring(1), " xmlns:p=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"");
    }

    private static String insert(String tag, String attribute) {
        int end = tag.endsWith("/>") ? tag.length() - 2 : tag.length() - 1;
        return tag.substring(0, end) + attribute + tag.substring(end);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String join(List<Token> tokens, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = Math.min(from, tokens.size()); i < Math.min(to, tokens.size()); i++) {
            out.append(tokens.get(i).text);
        }
        return out.toString();
    }

    /** Tags and what is between; an empty tag is a start that matches itself. */
    private static List<Token> tokens(String message) {
        List<Token> tokens = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        int at = 0;
        while (at < message.length()) {
            int next = message.charAt(at) == '<' ? message.indexOf('>', at) + 1 : message.indexOf('<', at);
            next = next <= at ? message.length() : next;
            String text = message.substring(at, next);
            at = next;
            if (text.startsWith("</")) {
                int start = open.isEmpty() ? -1 : open.removeLast();
                if (start >= 0) {
                    tokens.set(start, new Token(tokens.get(start).text, '<', tokens.size()));
                }
                tokens.add(new Token(text, '>', start));
            } else if (text.startsWith("<") && !text.startsWith("<?") && !text.startsWith("<!")) {
                if (!text.endsWith("/>")) {
                    open.add(tokens.size());
                }
                tokens.add(new Token(text, '<', tokens.size()));
            } else {
                tokens.add(new Token(text, 't', -1));
            }
        }
        return tokens;
    }
}
