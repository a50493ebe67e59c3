package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.PoolHold;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.match.Until;
import io.berth.reservation.timing.Lengths;
import io.berth.reservation.timing.TimingContract;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whom to tell what. A request whose state changed is told its new state once, after everything was decided. */
public final class Answers {
    private final PoolView view;
    private final long timeMs;

    /** @param timeMs the log's time of the command that is answered */
    public Answers(PoolView view, long timeMs) {
        this.view = view;
        this.timeMs = timeMs;
    }

    /** @return the answers that follow from what happened, to be asked when all of it is applied */
    public List<Answer> to(List<Event> events) {
        List<Answer> answers = new ArrayList<>();
        Set<RequestId> told = new LinkedHashSet<>();
        for (Event event : events) {
            if (event instanceof Event.ReservationReady ready) {
                answers.add(new Answer.Ready(
                        view.request(ready.request()).master(), ready.request(), ready.agent(), ready.epoch()));
            } else if (event instanceof Event.ReservationExtended extended) {
                answers.add(extended(view.agent(extended.agent())));
            } else if (event instanceof Event.HolderWarned warned) {
                answers.add(new Answer.Warned(
                        view.request(warned.request()).master(),
                        warned.request(),
                        warned.agent(),
                        warned.epoch(),
                        warned.cause(),
                        warned.left()));
            } else if (event instanceof Event.AgentLost || event instanceof Event.AgentRegistered) {
                // Whoever gets the agent only now learns that first.
                if (!isReserved(event.agent(), events)) {
                    answers.addAll(heard(view.agent(event.agent())));
                }
            } else if (event instanceof Event.ReservationEnded ended
                    && view.request(ended.request()).status() == RequestStatus.RESERVED
                    && !isRequeued(ended.request(), events)) {
                answers.add(new Answer.Released(
                        ended.master(), ended.request(), ended.agent(), ended.epoch(), ended.reason()));
            } else if (event.request() != null && isTold(event)) {
                told.add(event.request());
            }
        }
        told.forEach(request -> answers.addAll(current(view.request(request))));
        return answers;
    }

    private static boolean isTold(Event event) {
        // The end that follows a revocation is told by itself; what answers a renewal names it, so its decider tells.
        return !(event instanceof Event.ReservationRenewed
                || event instanceof Event.ReservationSpared
                || event instanceof Event.ReservationRevoked
                || event instanceof Event.OutcomeKept);
    }

    /** Then what it holds now was given to it afterwards. */
    private static boolean isRequeued(RequestId request, List<Event> events) {
        return events.stream()
                .anyMatch(event -> event instanceof Event.RequestRequeued requeued
                        && requeued.request().equals(request));
    }

    private static boolean isReserved(AgentName agent, List<Event> events) {
        return events.stream()
                .anyMatch(event ->
                        event instanceof Event.AgentReserved && event.agent().equals(agent));
    }

    private static List<Answer> heard(Agent agent) {
        return agent.status() == AgentStatus.RESERVED
                ? List.of(new Answer.Heard(
                        agent.use().master(), agent.use().request(), agent.name(), agent.epoch(), agent.online()))
                : List.of();
    }

    /** @param agent one that is RESERVED; a renewal changes nothing of what is told */
    Answer renewed(Agent agent, long attempt) {
        return new Answer.Renewed(
                agent.use().master(),
                agent.use().request(),
                agent.name(),
                agent.epoch(),
                attempt,
                agent.use().limit().extensions(),
                agent.use().limit().length(),
                agent.use().limit().left(timeMs));
    }

    /** @param agent one that is RESERVED */
    Answer extended(Agent agent) {
        return new Answer.Extended(
                agent.use().master(),
                agent.use().request(),
                agent.name(),
                agent.epoch(),
                agent.use().limit().extensions(),
                agent.use().limit().length(),
                agent.use().limit().left(timeMs));
    }

    /** @return what the master is told who gives back again what it gave back before */
    List<Answer> released(Request request, AgentName agent, long epoch) {
        return request.status() == RequestStatus.ENDED
                ? current(request)
                : List.of(new Answer.Released(
                        request.master(),
                        request.id(),
                        agent,
                        epoch,
                        request.held(agent, epoch).ended()));
    }

    /** @return what the master of the request is told whenever it asks: the state the request is in now */
    List<Answer> current(Request request) {
        return switch (request.status()) {
            case WAITING -> List.of(waiting(request));
            case OFFERED -> List.of(offered(request));
            case RESERVED -> reserved(request);
            case ENDED -> List.of(ended(request));
        };
    }

    private Answer waiting(Request request) {
        return new Waits(request, view, timeMs).answer();
    }

    private Answer offered(Request request) {
        List<Answer.Candidate> candidates = request.offered().stream()
                .map(agent -> new Answer.Candidate(agent, view.agent(agent).tags()))
                .toList();
        return new Answer.Offered(
                request.master(),
                request.id(),
                candidates,
                request.offeredAt(),
                request.timing().offer());
    }

    private List<Answer> reserved(Request request) {
        List<Answer> answers = new ArrayList<>();
        List<Answer> ready = new ArrayList<>();
        for (Held held : request.held()) {
            if (held.ended() != null) {
                // Whoever asks anew waits for all that it was given, so it has to know what is over.
                answers.add(
                        new Answer.Released(request.master(), request.id(), held.agent(), held.epoch(), held.ended()));
                continue;
            }
            Agent agent = view.agent(held.agent());
            answers.add(new Answer.Reserved(
                    request.master(),
                    request.id(),
                    agent.name(),
                    agent.tags(),
                    held.epoch(),
                    held.need(),
                    request.held().size(),
                    request.timing().renewal(),
                    request.timing().idle(),
                    agent.use().limit().length(),
                    agent.use().limit().extensions(),
                    agent.use().limit().left(timeMs)));
            if (agent.use().ready()) {
                ready.add(new Answer.Ready(request.master(), request.id(), agent.name(), held.epoch()));
            }
        }
        answers.addAll(ready);
        return answers;
    }

    private Answer ended(Request request) {
        Held first = request.held().isEmpty() ? null : request.held().get(0);
        return new Answer.Ended(
                request.master(),
                request.id(),
                request.outcome(),
                first == null ? null : first.agent(),
                first == null ? -1 : first.epoch(),
                request.code(),
                sentence(request));
    }

    private String sentence(Request request) {
        TimingContract timing = request.timing();
        return switch (request.outcome()) {
            case FREED -> request.held().size() > 1 ? "The agents were given back." : "The agent was given back.";
            case CANCELLED -> "The request was cancelled by its master; nothing is held for it.";
            case REJECTED -> request.sentence();
            case UNAVAILABLE ->
                onHold(request) + wanted(request) + " can be given to the request now, and it did not want to wait."
                        + " Ask again later, or let it wait.";
            case WAIT_EXPIRED ->
                onHold(request) + wanted(request) + " could be given to the request within the "
                        + Lengths.text(request.wish().maxWait())
                        + " that it wanted to wait. Ask again, or let it wait longer.";
            case MASTER_SILENT ->
                "The master did not ask again for " + Lengths.text(timing.silence())
                        + ", so the request counts as given up. Ask again.";
            case ABANDONED -> "The master said that it does not follow the request; nothing is held for it.";
            case OFFER_EXPIRED ->
                "The agents offered were not chosen from within " + Lengths.text(timing.offer())
                        + "; they are free for others. Ask again.";
            case RENEWAL_EXPIRED ->
                "The reservation was not renewed for " + Lengths.text(timing.renewal())
                        + ", so its holder counts as gone. Stop using the agent.";
            case IDLE_EXPIRED ->
                "No job ran under the reservation for " + Lengths.text(timing.idle())
                        + ", so the agent goes to the next one. Stop using the agent.";
            case LIMIT_EXPIRED ->
                "The reservation lasted as long as it may. Stop using the agent; ask for more time before the end.";
            case START_EXPIRED ->
                "The agent was not ready within " + Lengths.text(timing.start())
                        + ", nor was one tried before it. Ask again; see the agent's log for what held it up.";
            case AGENT_LOST ->
                "The agent was stopped or started anew, and no longer serves the reservation. Ask again.";
            case AGENT_REFUSED -> "The agent's on-reserved hook failed, too often to try on. Its log says why.";
            case GROUP_BROKEN -> "Another agent of the same request failed to start.";
            case REVOKED ->
                "An operator took the agent away. "
                        + (request.sentence() == null ? "" : request.sentence().replaceFirst("\\.?$", ". "))
                        + "Stop using the agent.";
        };
    }

    /** @return what held it up where the pool is on hold since before the request ended; else nothing */
    private String onHold(Request request) {
        PoolHold hold = view.hold();
        return hold == null || hold.since() > request.sincePosition()
                ? ""
                : "The pool is on hold and gives nothing away; " + hold.by() + " said so ("
                        + Until.text(hold.reason(), hold.sinceMs(), hold.length())
                        + (hold.length() == null ? ", until it is released). " : "). ");
    }

    private static String wanted(Request request) {
        return request.demand().agents() == 1 ? "No matching agent" : "Not enough matching agents";
    }
}
