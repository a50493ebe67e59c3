package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What holds of everything that happened so far: S2, S5, S6, S7 and the order of the queue. */
final class History {
    private final Map<AgentName, Long> epochs = new HashMap<>();
    private final Map<RequestId, Outcome> outcomes = new HashMap<>();

    /** To be asked after the command was handled. */
    void add(Pool pool, Command command, Decision decision) {
        for (Event event : decision.events()) {
            if (event instanceof Event.AgentReserved reserved) {
                reserved(pool, command, reserved);
            } else if (event instanceof Event.AgentOffered offered) {
                inOrder(pool, offered.agent(), offered.request());
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
                told(pool, waiting);
            }
        }
    }

    private void reserved(Pool pool, Command command, Event.AgentReserved event) {
        Agent agent = pool.view().agent(event.agent());
        Request request = pool.view().request(event.request());
        assertThat(BruteForce.expression(request)
                        .matches(agent.tags(), agent.name().value()))
                .as("S5: %s matches %s", agent, request)
                .isTrue();
        Long before = epochs.put(event.agent(), event.epoch());
        assertThat(event.epoch()).as("S2: epoch of %s", event.agent()).isGreaterThan(before == null ? -1 : before);
        if (!(command instanceof Command.ReserveOffer)) {
            inOrder(pool, event.agent(), event.request());
        }
    }

    /** Whoever still waits for this agent came later than who got it. */
    private static void inOrder(Pool pool, AgentName agent, RequestId request) {
        assertThat(BruteForce.of(pool)
                        .waitingLonger(
                                pool.view().agent(agent),
                                pool.view().request(request).position()))
                .as("waited longer for %s than %s", agent, request)
                .isEmpty();
    }

    private static void told(Pool pool, Answer.Waiting answer) {
        BruteForce all = BruteForce.of(pool);
        Request request = pool.view().request(answer.request());
        assertThat(answer.position()).isEqualTo(all.place(request));
        assertThat(answer.waiting())
                .isEqualTo(all.waitingFor(BruteForce.expression(request)).size());
        assertThat(answer.matching())
                .isEqualTo(all.matching(BruteForce.expression(request)).size());
        assertThat(answer.reason()).isEqualTo(all.census(BruteForce.expression(request)));
    }

    private static Set<Outcome> reasons(Command command) {
        if (command instanceof Command.FreeReservation || command instanceof Command.CancelRequest) {
            return EnumSet.of(Outcome.FREED);
        }
        if (command instanceof Command.ExpireReservation) {
            return EnumSet.of(Outcome.RENEWAL_EXPIRED, Outcome.IDLE_EXPIRED, Outcome.START_EXPIRED);
        }
        if (command instanceof Command.AgentOnline) {
            return EnumSet.of(Outcome.AGENT_LOST);
        }
        return command instanceof Command.AgentFailed
                ? EnumSet.of(Outcome.AGENT_REFUSED)
                : EnumSet.noneOf(Outcome.class);
    }
}
