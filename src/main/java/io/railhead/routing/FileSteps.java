package io.railhead.routing;

import io.railhead.audit.SecurityEvent;
import io.railhead.intake.Problem;
import io.railhead.intake.Refusal;
import io.railhead.intake.file.FileArrivals;
import io.railhead.intake.file.FileAtWork;
import io.railhead.intake.file.FileReceiver;
import io.railhead.intake.file.FileThreats;
import io.railhead.intake.file.FileUpload;
import io.railhead.intake.file.FileUploads;
import io.railhead.store.SecurityTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.File;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** The steps of the file leg: claim, check, take; and what to go on with after a crash. */
@ApplicationScoped
@Named("fileSteps")
public class FileSteps {
    private final FileArrivals arrivals;
    private final FileReceiver receiver;
    private final FileUploads uploads;
    private final Room room;
    private final Consumer<SecurityEvent> trail;
    private final InstantSource clock;

    @Inject
    FileSteps(
            FileArrivals arrivals,
            FileReceiver receiver,
            FileUploads uploads,
            Room room,
            SecurityTrail trail,
            InstantSource clock) {
        this(arrivals, receiver, uploads, room, trail::note, clock);
    }

    FileSteps(
            FileArrivals arrivals,
            FileReceiver receiver,
            FileUploads uploads,
            Room room,
            Consumer<SecurityEvent> trail,
            InstantSource clock) {
        this.arrivals = arrivals;
        this.receiver = receiver;
        this.uploads = uploads;
        this.room = room;
        this.trail = trail;
        this.clock = clock;
    }

    /** Moves a file out of its inbox and registers it; while room is scarce it stays where it is. */
    public FileAtWork claim(File source) {
        if (room.isScarce()) {
            return new FileAtWork.Passed("room is scarce");
        }
        return arrivals.claim(source.getPath());
    }

    /** Writes a file that is sent to the disk, if there is room. */
    public FileUpload store(FileUpload upload) {
        if (room.isScarce() && upload instanceof FileUpload.Asked) {
            return new FileUpload.Refused(Refusal.of(Problem.ROOM_SCARCE));
        }
        return uploads.store(upload);
    }

    /** Registers a file that was sent, and lays it into the work folder. */
    public FileUpload register(FileUpload upload) {
        return uploads.register(upload);
    }

    /** Files that a failed step or an ended process left in the work folder. */
    public List<FileAtWork> unfinished() {
        return arrivals.unfinished();
    }

    /** Checks form, schema and totals of a claimed file; one that no honest program writes is a security event. */
    public FileAtWork check(FileAtWork file) {
        FileAtWork checked = receiver.check(file);
        if (file instanceof FileAtWork.Claimed && checked instanceof FileAtWork.Refused refused) {
            SecurityEvent event = FileThreats.of(refused.file(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (event != null) {
                trail.accept(event);
            }
        }
        return checked;
    }

    /** Takes the items of a checked file. */
    public FileAtWork take(FileAtWork file) {
        return receiver.take(file);
    }

    /** Takes nothing more, as the first thing of an ordered stop. */
    public void close() {
        arrivals.close();
        receiver.close();
    }
}
