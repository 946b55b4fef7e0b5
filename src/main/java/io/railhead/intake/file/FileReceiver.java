package io.railhead.intake.file;

import io.railhead.codec.Validator;
import io.railhead.engine.Acceptance;
import io.railhead.engine.Engine;
import io.railhead.engine.Taken;
import io.railhead.intake.Vetting;
import io.railhead.message.InitiationHeader;
import io.railhead.message.Reason;
import io.railhead.store.FileBlock;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileStore;
import io.railhead.store.RefusedItem;
import io.railhead.store.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks claimed files as a whole and takes their items. Each step throws when database or disk are not there, and
 * leaves the file where {@link FileArrivals#unfinished} finds it. Thread-safe.
 */
@Singleton
public final class FileReceiver {
    private static final FileProblem MESSAGE_ID_USED = FileProblem.whole(
            "FILE-MESSAGE-ID-USED",
            "DU01",
            "This sender has used the message id for another file.",
            "Give every file a message id of its own. The first file is not affected.");
    private final Channels channels;
    private final FileStore files;
    private final FileCheck check;
    private final ItemTaking taking;
    private final Hands hands;
    private volatile boolean closing;

    @Inject
    FileReceiver(
            Channels channels,
            FileStore files,
            FileItemStore items,
            Validator validator,
            Vetting vetting,
            Engine engine,
            Hands hands) {
        this(channels, files, items, validator, vetting, engine::accept, hands);
    }

    /** @param engine takes one payment in */
    public FileReceiver(
            Channels channels,
            FileStore files,
            FileItemStore items,
            Validator validator,
            Vetting vetting,
            Function<Acceptance, CompletableFuture<Taken>> engine,
            Hands hands) {
        this.channels = channels;
        this.files = files;
        this.check = new FileCheck(validator);
        this.taking = new ItemTaking(new Items(vetting), registerOf(items), engine, Thread::sleep);
        this.hands = hands;
    }

    private static ItemTaking.Register registerOf(FileItemStore items) {
        return new ItemTaking.Register() {
            @Override
            public Set<UUID> known(Collection<UUID> ids) {
                return items.known(ids);
            }

            @Override
            public void refuse(UUID file, List<RefusedItem> refused) {
                items.refuse(file, refused);
            }
        };
    }

    /** Checks a claimed file as a whole: form, schema, totals, and that its message id is new. */
    public FileAtWork check(FileAtWork at) {
        return at instanceof FileAtWork.Claimed(StoredFile file, Path path)
                ? hands.on(
                        file.id(), () -> checked(files.get(file.id()), path), new FileAtWork.Passed("in other hands"))
                : at;
    }

    private FileAtWork checked(StoredFile file, Path path) {
        if (FileAtWork.of(file, path) instanceof FileAtWork.Claimed) {
            try {
                switch (check.check(channels.find(file.channel()), file, path)) {
                    case FileCheck.Result.Unsound(var problem, var header) -> refuse(file, problem, header);
                    case FileCheck.Result.SoundTable(int count, var sum) -> {
                        if (files.validated(file, CsvCheck.found(file, count, sum)) != null) {
                            refuse(file, FileArrivals.SAME_BYTES, null);
                        }
                    }
                    case FileCheck.Result.Sound(var header, var totals) -> {
                        if (files.validated(file, found(header, totals)) != null) {
                            refuse(file, MESSAGE_ID_USED, header);
                        }
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return FileAtWork.of(files.get(file.id()), path);
    }

    private void refuse(StoredFile file, FileProblem problem, @Nullable InitiationHeader header) {
        files.refused(
                file.id(),
                problem.json(),
                header == null ? null : header.messageId(),
                header == null ? null : header.initiatingPartyName());
    }

    private static FileStore.Validated found(InitiationHeader header, Totals totals) {
        String id = header.initiatingPartyId();
        String name = header.initiatingPartyName();
        return new FileStore.Validated(
                header.messageId(),
                header.definition().name(),
                name,
                id != null ? id : name != null ? name : "",
                totals.count(),
                totals.sum(),
                totals.blocks());
    }

    /** Takes the items of a checked file; comes back when every one is a payment or refused. */
    public FileAtWork take(FileAtWork at) {
        return at instanceof FileAtWork.Checked(StoredFile file, Path path)
                ? hands.on(file.id(), () -> taken(files.get(file.id()), path), new FileAtWork.Passed("in other hands"))
                : at;
    }

    private FileAtWork taken(StoredFile file, Path path) {
        Channel channel = channels.find(file.channel());
        if (channel == null) {
            throw new IllegalStateException("channel " + file.channel() + " is not set up any more");
        }
        if (FileAtWork.of(file, path) instanceof FileAtWork.Checked) {
            try {
                if (taking.take(file, channel, path, refusals(file.id()), () -> closing)) {
                    files.taken(file.id());
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return FileAtWork.of(files.get(file.id()), path);
    }

    private Map<Integer, Reason> refusals(UUID file) {
        Map<Integer, Reason> refusals = new HashMap<>();
        for (FileBlock block : files.blocks(file)) {
            Reason refusal = block.refusal();
            if (refusal != null) {
                refusals.put(block.position(), refusal);
            }
        }
        return refusals;
    }

    /** Takes nothing more; what is being taken stops soon and goes on at the next start. */
    public void close() {
        closing = true;
    }
}
