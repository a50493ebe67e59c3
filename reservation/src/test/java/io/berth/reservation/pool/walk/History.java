package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Pool;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What holds of everything that happened so far: S2, S6, S7, and what who waits is told. */
final class History {
    private final Map<AgentName, Long> epochs = new HashMap<>();
    private final Map<RequestId, Outcome> outcomes = new HashMap<>();

    /** To be asked after the command was handled. */
    void add(Pool pool, Command command, Decision decision) {
        for (Event event : decision.events()) {
            if (event instanceof Event.AgentReserved reserved) {
                Long before = epochs.put(reserved.agent(), reserved.epoch());
                assertThat(reserved.epoch())
                        .as("S2: epoch of %s", reserved.agent())
                        .isGreaterThan(before == null ? -1 : before);
            } else if (event instanceof Event.ReservationEnded ended) {
                assertThat(reasons(command))
                        .as("S7: what may end a reservation")
                        .contains(ended.reason());
            } else if (event instanceof Event.RequestEnded ended) {
                assertThat(outcomes.put(ended.request(), ended.outcome()))
                        .as("S6: earlier outcome of %s", ended.request())
                        .isNull();
            } else if (event instanceof Event.RequestRejected rejected) {
                assertThat(outcomes.put(rejected.request(), Outcome.REJECTED)).isNull();
            } else if (event instanceof Event.RequestsForgotten forgotten) {
                forgotten.requests().forEach(outcomes::remove);
            }
        }
        for (Answer answer : decision.answers()) {
            if (answer instanceof Answer.Ended ended) {
                assertThat(ended.outcome())
                        .as("S6: %s asks again", ended.request())
                        .isEqualTo(outcomes.get(ended.request()));
            } else if (answer instanceof Answer.Waiting waiting) {
                Counting.of(pool).check(waiting);
            }
        }
    }

    private static Set<Outcome> reasons(Command command) {
        if (command instanceof Command.FreeReservation || command instanceof Command.CancelRequest) {
            return EnumSet.of(Outcome.FREED);
        }
        if (command instanceof Command.ReportRequests) {
            return EnumSet.of(Outcome.ABANDONED);
        }
        if (command instanceof Command.RevokeReservation) {
            return EnumSet.of(Outcome.REVOKED);
        }
        if (command instanceof Command.ExpireReservation expire) {
            return switch (expire.cause()) {
                case RENEWAL -> EnumSet.of(Outcome.RENEWAL_EXPIRED);
                case IDLE -> EnumSet.of(Outcome.IDLE_EXPIRED);
                case START -> EnumSet.of(Outcome.START_EXPIRED, Outcome.GROUP_BROKEN);
                case LIMIT -> EnumSet.of(Outcome.LIMIT_EXPIRED);
            };
        }
        if (command instanceof Command.AgentOnline) {
            return EnumSet.of(Outcome.AGENT_LOST, Outcome.GROUP_BROKEN);
        }
        return command instanceof Command.AgentFailed
                ? EnumSet.of(Outcome.AGENT_REFUSED, Outcome.GROUP_BROKEN)
                : EnumSet.noneOf(Outcome.class);
    }
}
