package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.match.Census;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whom to tell what. A request whose state changed is told its new state once, after everything was decided. */
public final class Answers {
    private Answers() {}

    /** @return the answers that follow from what happened, to be asked when all of it is applied */
    public static List<Answer> to(List<Event> events, PoolView view) {
        List<Answer> answers = new ArrayList<>();
        Set<RequestId> told = new LinkedHashSet<>();
        for (Event event : events) {
            if (event instanceof Event.ReservationRenewed renewed) {
                answers.add(new Answer.Renewed(
                        view.request(renewed.request()).master(), renewed.request(), renewed.agent(), renewed.epoch()));
            } else if (event instanceof Event.ReservationReady ready) {
                answers.add(new Answer.Ready(
                        view.request(ready.request()).master(), ready.request(), ready.agent(), ready.epoch()));
            } else if (event.request() != null) {
                told.add(event.request());
            }
        }
        told.forEach(request -> answers.addAll(current(view.request(request), view)));
        return answers;
    }

    /** @return what the master of the request is told whenever it asks: the state the request is in now */
    static List<Answer> current(Request request, PoolView view) {
        return switch (request.status()) {
            case WAITING -> List.of(waiting(request, view));
            case OFFERED -> List.of(offered(request, view));
            case RESERVED -> reserved(request, view);
            case ENDED -> List.of(ended(request));
        };
    }

    private static Answer waiting(Request request, PoolView view) {
        Census census = view.index().census(request.expression());
        return new Answer.Waiting(
                request.master(),
                request.id(),
                view.index().place(request),
                view.index().waiting(request.expression()),
                census.registered(),
                census.sentence());
    }

    private static Answer offered(Request request, PoolView view) {
        List<Answer.Candidate> candidates = request.offered().stream()
                .map(agent -> new Answer.Candidate(agent, view.agent(agent).tags()))
                .toList();
        return new Answer.Offered(
                request.master(), request.id(), candidates, request.timing().offer());
    }

    private static List<Answer> reserved(Request request, PoolView view) {
        Agent agent = view.agent(request.agent());
        List<Answer> answers = new ArrayList<>(2);
        answers.add(new Answer.Reserved(
                request.master(),
                request.id(),
                agent.name(),
                agent.tags(),
                request.epoch(),
                request.timing().renewal(),
                request.timing().idle()));
        if (agent.status() == AgentStatus.RESERVED && agent.use().ready()) {
            answers.add(new Answer.Ready(request.master(), request.id(), agent.name(), request.epoch()));
        }
        return answers;
    }

    private static Answer ended(Request request) {
        return new Answer.Ended(
                request.master(),
                request.id(),
                request.outcome(),
                request.agent(),
                request.epoch(),
                request.code(),
                sentence(request));
    }

    /** @return for example "600" or "0.25" */
    private static String seconds(Duration length) {
        return BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String sentence(Request request) {
        return switch (request.outcome()) {
            case FREED -> "The agent was given back.";
            case CANCELLED -> "The request was cancelled by its master; nothing is held for it.";
            case REJECTED -> request.sentence();
            case UNAVAILABLE -> "No matching agent is free now, and the request did not want to wait.";
            case WAIT_EXPIRED ->
                "No matching agent became free within the " + seconds(request.maxWait())
                        + " s that the request wanted to wait. Ask again, or wait longer.";
            case OFFER_EXPIRED ->
                "The agents offered were not chosen from within "
                        + seconds(request.timing().offer()) + " s; they are free for others. Ask again.";
            case RENEWAL_EXPIRED ->
                "The reservation was not renewed for "
                        + seconds(request.timing().renewal())
                        + " s, so its holder counts as gone. Stop using the agent.";
            case IDLE_EXPIRED ->
                "No job ran under the reservation for "
                        + seconds(request.timing().idle())
                        + " s, so the agent goes to the next one. Stop using the agent.";
            case START_EXPIRED ->
                "The agent was not ready within " + seconds(request.timing().start())
                        + " s. Ask again; see the agent's log for what held it up.";
            case AGENT_LOST ->
                "The agent was stopped or started anew, and no longer serves the reservation. Ask again.";
            case AGENT_REFUSED ->
                "The agent's on-reserved hook failed, and the agent is in quarantine. Ask again; its log"
                        + " says why.";
        };
    }
}
