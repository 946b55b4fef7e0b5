package io.railhead.intake.file;

import io.railhead.intake.Caller;
import io.railhead.payment.ParticipantId;
import java.util.EnumSet;
import java.util.Set;

/**
 * A way by which files come: the folders of its name, and for whom they are.
 *
 * @param name as the folders are called
 * @param formats which it takes
 * @param client who is said to have asked, on every payment of the channel's files
 */
public record Channel(
        String name,
        ParticipantId participant,
        String client,
        Policy policy,
        PastDates pastDates,
        Set<FileFormat> formats) {
    public Channel {
        formats = Set.copyOf(formats);
    }

    /** One that takes every format. */
    public Channel(String name, ParticipantId participant, String client, Policy policy, PastDates pastDates) {
        this(name, participant, client, policy, pastDates, EnumSet.allOf(FileFormat.class));
    }

    /** What a bad item does to the rest of its file. */
    public enum Policy {
        /** Nothing: good items are taken, bad ones are refused. */
        ACCEPT_GOOD,
        /** All are refused with it. */
        ALL_OR_NOTHING
    }

    /** What to do with an execution date that is over. */
    public enum PastDates {
        /** The items are refused with DT01. */
        REFUSE,
        /** They are executed today, with a warning. */
        TODAY
    }

    /** In whose name its items are judged and taken. */
    public Caller caller() {
        return new Caller(participant, client, Set.of(Caller.Role.CLIENT));
    }
}
