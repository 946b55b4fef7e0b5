package io.railhead.intake.file;

import java.io.IOException;

/**
 * A packed file that is not unpacked: damaged, too large, or holding something else than one file. Where it comes out
 * of a stream, nothing that the stream gave before may be used.
 */
final class ArchiveRefused extends IOException {
    private static final long serialVersionUID = 1L;
    private static final String FORMAT = "FF01";

    private final transient FileProblem problem;

    /**
     * @param detail what is wrong, one sentence
     * @param advice what to do, one sentence
     */
    ArchiveRefused(String code, String detail, String advice) {
        super(code);
        this.problem = FileProblem.whole(code, FORMAT, detail, advice);
    }

    static ArchiveRefused damaged() {
        return new ArchiveRefused(
                "ARCHIVE-DAMAGED",
                "The packed file is damaged, encrypted or packed in a way that is not read here.",
                "Pack it again with gzip or zip, without a password, and send it whole.");
    }

    FileProblem problem() {
        return problem;
    }
}
