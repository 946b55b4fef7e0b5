package io.railhead.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BusinessWordsTest {
    private static final Pattern ELEMENT = Pattern.compile("<xs:element name=\"(\\w+)\"");
    /** A word of small letters in which nothing can be spoken is an abbreviation that nobody has written out. */
    private static final Pattern UNSPEAKABLE = Pattern.compile("\\b[b-df-hj-np-tv-xz]{2,}\\b");

    @Test
    void abbreviationsAreWrittenOut() {
        assertEquals("original transaction reference", BusinessWords.of("OrgnlTxRef"));
        assertEquals("financial institution to financial institution payment", BusinessWords.of("FIToFIPmt"));
        assertEquals("interbank settlement date", BusinessWords.of("IntrBkSttlmDt"));
        assertEquals("UETR", BusinessWords.of("UETR"));
        assertEquals("something else", BusinessWords.of("SomethingElse"));
        assertEquals("x".repeat(100), BusinessWords.of("x".repeat(100)));
    }

    @Test
    void noNameOfOurSchemasKeepsAnAbbreviation() throws IOException {
        Set<String> kept = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("schemas"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".xsd")).toList()) {
                Matcher names = ELEMENT.matcher(Files.readString(file));
                while (names.find()) {
                    String words = BusinessWords.of(names.group(1));
                    if (UNSPEAKABLE.matcher(words).find()) {
                        kept.add(names.group(1) + " = " + words);
                    }
                }
            }
        }
        assertEquals(Set.of(), kept);
    }
}
