package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import java.util.List;

/** One command that is sent until it is answered, about something that this session does not follow. */
final class Errand {
    private final Outgoing command;
    private final Pace pace;

    Errand(Outgoing command, SessionTiming timing) {
        this.command = command;
        this.pace = new Pace(timing);
    }

    long poll(long nowNanos, List<Outgoing> commands) {
        if (pace.isDue(nowNanos)) {
            commands.add(command);
            pace.sent(nowNanos);
        }
        return pace.nanosUntilDue(nowNanos);
    }

    /** @return whether the answer, which came from the pool of the command, is the one that was waited for */
    boolean isAnsweredBy(Answer answer) {
        if (command.command() instanceof CancelRequest cancel) {
            return answer instanceof Answer.Ended ended && cancel.request().equals(ended.request())
                    || answer instanceof Answer.Refused refused && isRefused(refused, cancel.request());
        }
        if (command.command() instanceof FreeReservation free) {
            return answer instanceof Answer.Ended ended
                            && free.agent().equals(ended.agent())
                            && free.epoch() == ended.epoch()
                    || answer instanceof Answer.Refused refused && isRefused(refused, free.agent(), free.epoch());
        }
        if (command.command() instanceof RenewReservation renew) {
            return answer instanceof Answer.Renewed renewed
                            && renew.agent().equals(renewed.agent())
                            && renew.epoch() == renewed.epoch()
                    || answer instanceof Answer.Refused refused && isRefused(refused, renew.agent(), renew.epoch());
        }
        throw new IllegalStateException("No answer is known for " + command);
    }

    private static boolean isRefused(Answer.Refused refused, RequestId request) {
        return request.equals(refused.request());
    }

    private static boolean isRefused(Answer.Refused refused, AgentName agent, long epoch) {
        return agent.equals(refused.agent()) && epoch == refused.epoch();
    }
}
