package io.railhead.lifecycle;

/** Which clock a transfer waits on; a transfer has at most one. The event to give it when the clock runs out. */
public enum Clock {
    /** Nothing runs. */
    NONE,
    /** The legal limit of a hold: {@link OutEvent.LifetimeOver}. */
    HOLD_LIMIT,
    /** The day it was scheduled for begins: {@link OutEvent.Released}. */
    DAY_OPENS,
    /** It waited unsent too long: {@link OutEvent.LifetimeOver}. */
    LIFETIME,
    /** Their answer is due: {@link OutEvent.AnswerOverdue}. */
    ANSWER,
    /** Our bytes grow too old to be sent again: {@link OutEvent.SendWindowClosed}. */
    SEND_WINDOW
}
