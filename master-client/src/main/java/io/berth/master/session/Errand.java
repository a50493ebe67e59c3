package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.ChangePriority;
import io.berth.reservation.command.Command.ExtendReservation;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.HoldPool;
import io.berth.reservation.command.Command.ReleasePool;
import io.berth.reservation.command.Command.RemoveAgent;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.command.Command.ResumeAgent;
import io.berth.reservation.command.Command.RevokeReservation;
import io.berth.reservation.command.Command.WithdrawAgent;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** One command that is sent until it is answered. */
final class Errand {
    private final Outgoing command;
    private final Pace pace;
    private final Subject subject;
    private final Predicate<Answer> answer;

    /**
     * What an operator's command is about. Its answer names no more than that.
     *
     * @param agent null for the pool
     */
    record Subject(PoolName pool, AgentName agent) {}

    /** @throws IllegalArgumentException for a command that is none of those named by {@link MasterSession#send} */
    Errand(Outgoing command, SessionTiming timing) {
        this.command = command;
        this.pace = new Pace(timing);
        this.subject = isOperators(command.command()) ? new Subject(command.pool(), agentOf(command.command())) : null;
        this.answer = subject == null ? answerTo(command.command()) : answerTo(subject);
    }

    /** @return what an operator's command is about, null for any other command */
    Subject subject() {
        return subject;
    }

    long poll(long nowNanos, List<Outgoing> commands) {
        if (pace.isDue(nowNanos)) {
            commands.add(command);
            pace.sent(nowNanos);
        }
        return pace.nanosUntilDue(nowNanos);
    }

    /** @return whether the answer, which came from the pool of the command, is the one that was waited for */
    boolean isAnsweredBy(Answer given) {
        return answer.test(given);
    }

    private static boolean isOperators(Command command) {
        return command instanceof HoldPool || command instanceof ReleasePool || agentOf(command) != null;
    }

    private static AgentName agentOf(Command command) {
        if (command instanceof WithdrawAgent withdraw) {
            return withdraw.agent();
        }
        if (command instanceof ResumeAgent resume) {
            return resume.agent();
        }
        if (command instanceof RevokeReservation revoke) {
            return revoke.agent();
        }
        return command instanceof RemoveAgent remove ? remove.agent() : null;
    }

    private static Predicate<Answer> answerTo(Subject subject) {
        return answer ->
                answer instanceof Answer.Confirmed confirmed && Objects.equals(subject.agent(), confirmed.agent())
                        || answer instanceof Answer.Refused refused
                                && refused.request() == null
                                && Objects.equals(subject.agent(), refused.agent());
    }

    private static Predicate<Answer> answerTo(Command command) {
        if (command instanceof CancelRequest cancel) {
            return answer ->
                    answer instanceof Answer.Ended ended && cancel.request().equals(ended.request())
                            || isRefused(answer, cancel.request());
        }
        if (command instanceof ChangePriority change) {
            return answer -> tellsState(answer) && change.request().equals(answer.request())
                    || isRefused(answer, change.request());
        }
        if (command instanceof FreeReservation free) {
            return answer -> isEndOf(answer, free) || isRefused(answer, free.agent(), free.epoch());
        }
        if (command instanceof RenewReservation renew) {
            return answer -> answer instanceof Answer.Renewed renewed
                            && renew.agent().equals(renewed.agent())
                            && renew.epoch() == renewed.epoch()
                            && renew.attempt() == renewed.attempt()
                    || isRefused(answer, renew.agent(), renew.epoch());
        }
        if (command instanceof ExtendReservation extend) {
            return answer -> answer instanceof Answer.Extended extended
                            && extend.agent().equals(extended.agent())
                            && extend.epoch() == extended.epoch()
                            && isDone(extend, extended)
                    || isRefused(answer, extend.agent(), extend.epoch());
        }
        throw new IllegalArgumentException("No answer is known for " + command);
    }

    /** One of the same number for another length was asked for by somebody else; then this one will be refused. */
    private static boolean isDone(ExtendReservation extend, Answer.Extended extended) {
        return extend.extension() < extended.extension()
                || extend.extension() == extended.extension() && extend.length().equals(extended.length());
    }

    private static boolean tellsState(Answer answer) {
        return answer instanceof Answer.Waiting
                || answer instanceof Answer.Offered
                || answer instanceof Answer.Reserved
                || answer instanceof Answer.Ended;
    }

    /** With the last of several agents the request ends, and its end names the first of them. */
    private static boolean isEndOf(Answer answer, FreeReservation free) {
        return answer instanceof Answer.Ended ended && free.epoch() == ended.epoch()
                || answer instanceof Answer.Released released
                        && free.agent().equals(released.agent())
                        && free.epoch() == released.epoch();
    }

    private static boolean isRefused(Answer answer, RequestId request) {
        // With an agent it is the late refusal of a choice.
        return answer instanceof Answer.Refused refused && request.equals(refused.request()) && refused.agent() == null;
    }

    private static boolean isRefused(Answer answer, AgentName agent, long epoch) {
        return answer instanceof Answer.Refused refused
                && refused.request() == null
                && agent.equals(refused.agent())
                && epoch == refused.epoch();
    }
}
