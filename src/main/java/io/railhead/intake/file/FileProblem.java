package io.railhead.intake.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.message.Reason;
import io.railhead.store.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a whole file was refused. Never repeats what the file says.
 *
 * @param code stable, for programs: beginning {@code FILE-}, {@code XML-}, {@code XSD-} or {@code READ-}
 * @param isoReason what the report says, from the ISO external set; null where no report is due
 * @param line of the first place, from 1; 0 where it is not about a place
 * @param column of the first place, from 1; 0 where not known
 * @param path of the first place in the message, or null
 * @param detail what is wrong, one sentence
 * @param advice what to do about it, one sentence
 * @param errors every place that was found, the first among them
 */
record FileProblem(
        String code,
        @Nullable String isoReason,
        int line,
        int column,
        @Nullable String path,
        String detail,
        String advice,
        List<Place> errors) {
    private static final ObjectMapper JSON = new ObjectMapper();

    FileProblem {
        errors = List.copyOf(errors);
    }

    /** One place that is wrong. */
    record Place(
            String code, int line, int column, @Nullable String path, String text) {}

    /** A problem that is not about one place. */
    static FileProblem whole(String code, @Nullable String isoReason, String detail, String advice) {
        return new FileProblem(code, isoReason, 0, 0, null, detail, advice, List.of());
    }

    /** A problem of places, of which there is at least one. */
    static FileProblem at(List<Place> places, String isoReason, String advice) {
        Place first = places.getFirst();
        return new FileProblem(
                first.code(), isoReason, first.line(), first.column(), first.path(), first.text(), advice, places);
    }

    /** The reason of the report, its text beginning with the code and the place; null where no report is due. */
    @Nullable Reason reason() {
        if (isoReason == null) {
            return null;
        }
        String place = (line > 0 ? " line " + line : "")
                + (column > 0 ? " column " + column : "")
                + (path == null ? "" : " " + path);
        return new Reason(isoReason, false, code + place + ": " + detail);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is not JSON", impossible);
        }
    }

    static FileProblem ofJson(String json) {
        try {
            return JSON.readValue(json, FileProblem.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored problem cannot be read", corrupt);
        }
    }

    /** What lies beside the file in the error folder. */
    byte[] document(StoredFile file) {
        ObjectNode document = JSON.createObjectNode();
        document.put("file", file.name());
        document.put("fileId", file.id().toString());
        document.put("receivedAt", file.receivedAt().toString());
        document.setAll((ObjectNode) JSON.valueToTree(this));
        return document.toPrettyString().concat("\n").getBytes(StandardCharsets.UTF_8);
    }
}
