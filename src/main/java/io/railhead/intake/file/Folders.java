package io.railhead.intake.file;

import java.nio.file.Path;

/** The folders that files move through. All on one file system, because moving is renaming. */
public record Folders(Path inbox, Path work, Path archive, Path error, Path outbox) {}
