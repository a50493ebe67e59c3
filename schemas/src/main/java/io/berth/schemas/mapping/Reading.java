package io.berth.schemas.mapping;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.PoolName;

/** What a record of the command log turned out to be. */
public sealed interface Reading {

    /** A command of which every value is in order. What the pool makes of it is the pool's business. */
    record Read(PoolName pool, Command command) implements Reading {}

    /**
     * A master's command that breaks a rule; the master can be told.
     *
     * @param pool null where it is the pool's name that breaks the rule
     */
    record Refused(PoolName pool, Answer.Refused answer) implements Reading {}

    /**
     * Nothing to decide and nobody to tell: it belongs to the dead letters.
     *
     * @param code for a program: the name of a {@link io.berth.reservation.answer.RefusalCode} or of an {@link
     *     io.berth.schemas.codec.UndecodableException.Problem}, {@link CommandMapper#NOT_A_COMMAND}, {@link
     *     CommandIntake#WRONG_KEY} or {@link CommandIntake#WRONG_PARTITION}
     * @param sentence for a person, safe to print
     */
    record Unreadable(String code, String sentence) implements Reading {}
}
