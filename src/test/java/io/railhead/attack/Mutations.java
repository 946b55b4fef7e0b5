package io.railhead.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes that went wrong: honest documents bent in one to four places, and pure noise now and then. Seeded. */
final class Mutations {
    private static final List<byte[]> WORDS = List.of(
            utf8("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
            utf8("&x;"),
            utf8("&#0;"),
            utf8("&#x202e;"),
            utf8("<!--"),
            utf8("-->"),
            utf8("<![CDATA["),
            utf8("]]>"),
            utf8("<?x?>"),
            utf8("<?xml version=\"1.1\" encoding=\"UTF-16\"?>"),
            utf8(" xmlns:p=\"urn:p\""),
            utf8(" xmlns=\"\""),
            utf8(" xsi:nil=\"true\""),
            utf8("<p:a/>"),
            utf8("</"),
            utf8("<"),
            utf8(">"),
            utf8("\""),
            utf8("\0"),
            utf8("\uFEFF"),
            utf8("\ud83d\ude00"),
            utf8("-1"),
            utf8("1e999"),
            utf8("99999999999999999999"),
            utf8("+25:00"),
            utf8("2026-02-30T25:61:61Z"),
            utf8("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10\">"),
            utf8("<SplmtryData><Envlp><a/></Envlp></SplmtryData>"),
            new byte[] {(byte) 0xc0, (byte) 0xbc},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xff, (byte) 0xfe});

    private final Random random;
    private final List<byte[]> honest;

    Mutations(long seed, List<byte[]> honest) {
        this.random = new Random(seed);
        this.honest = honest;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] next() {
        if (random.nextInt(20) == 0) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = honest.get(random.nextInt(honest.size()));
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = bent(bytes);
        }
        return bytes;
    }

    private byte[] bent(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(60));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(bytes, at, end, new byte[0]);
            case 1 -> replaced(bytes, at, at, WORDS.get(random.nextInt(WORDS.size())));
            case 2 -> replaced(bytes, at, end, WORDS.get(random.nextInt(WORDS.size())));
            case 3 -> replaced(bytes, at, at, repeated(Arrays.copyOfRange(bytes, at, end)));
            case 4 -> replaced(bytes, at, bytes.length, new byte[0]);
            case 5 -> replaced(bytes, at, at, other());
            default -> flipped(bytes, at);
        };
    }

    private byte[] repeated(byte[] piece) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 1 << random.nextInt(10); i > 0; i--) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private byte[] other() {
        byte[] from = honest.get(random.nextInt(honest.size()));
        int at = random.nextInt(from.length);
        return Arrays.copyOfRange(from, at, Math.min(from.length, at + 1 + random.nextInt(400)));
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        if (at < changed.length) {
            changed[at] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, from);
        all.writeBytes(by);
        all.write(bytes, to, bytes.length - to);
        return all.toByteArray();
    }
}
