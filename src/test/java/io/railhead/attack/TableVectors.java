package io.railhead.attack;

import io.railhead.intake.file.FileDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes every attack that a table or an archive can carry, drops it, and tells what was seen. */
final class TableVectors {
    private static final String HEADER =
            "endToEndId,amount,currency,debtorName,debtorAccount,creditorName,creditorAccount,reference,scheme\n";
    private static final String ROW =
            "INV-1,10.00,GBP,Acme Ltd,202959-63748472,Ada Example,GB29NWBK60161331926819,Invoice 1,uk-fps\n";
    private static final String FORMULA = "=HYPERLINK(1)";
    private static final int MANY = 1_000_000;
    /** Zeros, of which a thousand are packed into one byte. */
    private static final byte[] AIR = new byte[30 * MANY];

    private TableVectors() {}

    static Map<String, Vector.Outcome> run(Path folder) throws IOException {
        FileDoor door = new FileDoor(folder);
        byte[] table = bytes(HEADER + ROW);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("csv-quote-break", bytes(HEADER + ROW.replace("Acme", "\"Acme")));
        files.put("csv-nul", bytes(HEADER + ROW.replace("Acme", "Ac\0me")));
        files.put("csv-bom", bytes("\uFEFF" + HEADER + ROW));
        files.put("csv-1M-columns", bytes(HEADER + ",".repeat(MANY)));
        files.put("zip-bomb-ratio", zip(List.of("wages.csv"), AIR));
        files.put("gzip-bomb", gzip(AIR));
        files.put("zip-42", zip(Collections.nCopies(16, "lib"), zip(List.of("wages.csv"), AIR)));
        files.put("zip-nested", gzip(zip(List.of("wages.csv"), table)));
        files.put("zip-slip", zip(List.of("../../../outside.csv"), table));
        Map<String, Vector.Outcome> seen = new LinkedHashMap<>();
        files.forEach((name, bytes) -> seen.put(name, outcome(door.take("wages.csv", bytes))));
        seen.put("csv-injection", formula(door));
        if (Files.exists(folder.resolve("../../../outside.csv"))) {
            seen.put("zip-slip", new Vector.Outcome("written outside", 0));
        }
        return seen;
    }

    private static Vector.Outcome formula(FileDoor door) {
        FileDoor.Seen seen = door.take("wages.csv", bytes(HEADER + ROW.replace("Invoice 1", FORMULA)));
        return new Vector.Outcome(seen.code() + ", reported as " + FileDoor.reported(FORMULA), seen.events());
    }

    private static Vector.Outcome outcome(FileDoor.Seen seen) {
        return new Vector.Outcome(seen.code(), seen.events());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** An archive of as many equal files as there are names; a name that comes again is numbered. */
    private static byte[] zip(List<String> names, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < names.size(); i++) {
                out.putNextEntry(new ZipEntry(names.get(i) + (names.size() > 1 ? " " + i + ".zip" : "")));
                out.write(content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
