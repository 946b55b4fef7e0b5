package io.railhead.intake.file;

import io.railhead.intake.file.FileProblem.Place;
import java.util.List;

/** Ends the reading of a table that cannot be trusted as a whole; caught where the file is checked. */
final class CsvRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String FORMAT = "FF01";
    private static final String MEND =
            "Mend the table at the place named and send it whole; nothing of it was taken. A column is counted by its cells, from 1.";

    private final transient List<Place> places;

    CsvRefused(List<Place> places) {
        super(places.getFirst().code(), null, false, false);
        this.places = List.copyOf(places);
    }

    /** @param column which cell of the line, from 1; 0 for the line as a whole */
    static CsvRefused at(String code, long line, int column, String text) {
        return new CsvRefused(List.of(place(code, line, column, text)));
    }

    static Place place(String code, long line, int column, String text) {
        return new Place(code, Math.toIntExact(line), column, null, text);
    }

    FileProblem problem() {
        return FileProblem.at(places, FORMAT, MEND);
    }
}
