package io.railhead.intake.file;

import io.railhead.intake.Caller;
import io.railhead.intake.Refusal;
import io.railhead.store.StoredFile;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that comes over the API, on its way through the steps of its route. A refused one passes through the rest. */
public sealed interface FileUpload {
    /**
     * Who sends what.
     *
     * @param key of idempotency
     * @param name what the sender calls it, or null
     * @param content not read yet
     */
    record Asked(
            Caller caller,
            String key,
            Channel channel,
            @Nullable String name,
            InputStream content) implements FileUpload {}

    /** Whole and on our disk, where nobody looks. */
    record Stored(Asked asked, Path path) implements FileUpload {}

    /** @param again whether the key had brought this file before */
    record Registered(StoredFile file, boolean again) implements FileUpload {}

    /** Not taken; nothing of it is left. */
    record Refused(Refusal refusal) implements FileUpload {}
}
