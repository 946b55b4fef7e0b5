package io.railhead.intake.file;

import io.railhead.codec.Validator;
import io.railhead.engine.Acceptance;
import io.railhead.engine.Engine;
import io.railhead.engine.Ledger;
import io.railhead.engine.Taken;
import io.railhead.intake.Vetting;
import io.railhead.message.InitiationHeader;
import io.railhead.message.Reason;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import io.railhead.store.FileBlock;
import io.railhead.store.FileDecision;
import io.railhead.store.FileItemStore;
import io.railhead.store.FileStore;
import io.railhead.store.RefusedItem;
import io.railhead.store.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
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
    private final FileItemStore items;
    private final ItemTaking taking;
    private final WholeOrNothing whole;
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
            Ledger ledger,
            Hands hands,
            InstantSource clock) {
        this(channels, files, items, validator, vetting, engine::accept, ledger::byUetr, hands, clock);
    }

    /**
     * @param engine takes one payment in
     * @param uetrs which payment a UETR is of a scheme, for those that are known
     */
    public FileReceiver(
            Channels channels,
            FileStore files,
            FileItemStore items,
            Validator validator,
            Vetting vetting,
            Function<Acceptance, CompletableFuture<Taken>> engine,
            BiFunction<String, Collection<Uetr>, Map<Uetr, PaymentId>> uetrs,
            Hands hands,
            InstantSource clock) {
        this.channels = channels;
        this.files = files;
        this.check = new FileCheck(validator);
        this.items = items;
        Register register = new Register(items, uetrs);
        this.taking = new ItemTaking(new Items(vetting), register, engine, Thread::sleep, clock);
        this.whole = new WholeOrNothing(new Items(vetting), register, clock);
        this.hands = hands;
    }

    /** What the database knows. */
    private record Register(FileItemStore items, BiFunction<String, Collection<Uetr>, Map<Uetr, PaymentId>> uetrs)
            implements WholeOrNothing.Register {
        @Override
        public Set<UUID> known(Collection<UUID> ids) {
            return items.known(ids);
        }

        @Override
        public void refuse(UUID file, List<RefusedItem> refused) {
            items.refuse(file, refused);
        }

        @Override
        public Set<Uetr> used(String scheme, Collection<Uetr> asked) {
            return uetrs.apply(scheme, asked).keySet();
        }
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
                header == null ? null : header.definition().name(),
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
                FileDecision decision = decided(file, channel, path);
                if (decision == FileDecision.TAKE
                        && taking.take(file, channel, path, refusals(file.id()), () -> closing)) {
                    files.taken(file.id());
                } else if (decision == FileDecision.REFUSE) {
                    refuseWhole(file, path);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return FileAtWork.of(files.get(file.id()), path);
    }

    /** What is to be done with the items: stored before the first of them is dealt with. Null: broken off. */
    private @Nullable FileDecision decided(StoredFile file, Channel channel, Path path) throws IOException {
        FileDecision before = file.decision();
        if (before != null) {
            return before;
        }
        return switch (channel.policy()) {
            case ACCEPT_GOOD -> {
                files.decided(file.id(), FileDecision.TAKE, 0);
                yield FileDecision.TAKE;
            }
            case ALL_OR_NOTHING -> {
                if (!whole.judge(file, channel, path, refusals(file.id()), () -> closing)) {
                    yield null;
                }
                // By what is stored: a first reading that a crash cut off may have judged by other settings.
                int bad = items.countRefused(file.id());
                FileDecision decision = bad > 0 ? FileDecision.REFUSE : FileDecision.TAKE;
                files.decided(file.id(), decision, bad);
                yield decision;
            }
        };
    }

    private void refuseWhole(StoredFile file, Path path) throws IOException {
        int bad = files.get(file.id()).refused();
        if (whole.refuse(file, path, () -> closing)) {
            files.refusedWithItems(file.id(), notWhole(bad, file.count()).json());
        }
    }

    private static FileProblem notWhole(int bad, int all) {
        return FileProblem.whole(
                "FILE-NOT-WHOLE",
                "NARR",
                "Of its " + all + " transfers " + bad
                        + " cannot be paid, and this channel takes a file whole or not at all.",
                "Mend the transfers that the report names and send the file again; nothing of it was paid.");
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
