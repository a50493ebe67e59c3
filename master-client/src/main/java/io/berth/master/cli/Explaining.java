package io.berth.master.cli;

import io.berth.master.cli.Explanation.State;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.state.AgentState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Explains what waits, by asking the protocol itself: the pool is built here as the topics have it, and is asked what the
 * service would be asked. Nothing is sent to anybody.
 */
final class Explaining {
    private final PoolSnapshot snapshot;
    private final Instant now;
    private final Pool pool;

    Explaining(PoolSnapshot snapshot, Instant now) {
        this.snapshot = snapshot;
        this.now = now;
        this.pool = snapshot.rebuilt();
    }

    /** @param id one that the snapshot has */
    Explanation request(String id) {
        Request request = StateMapper.read(snapshot.requests().get(id));
        return switch (request.status()) {
            case WAITING -> waiting(request);
            case OFFERED ->
                held(
                        request,
                        State.offered,
                        "it is offered " + joined(request.offered()) + " and has to choose.",
                        request.offered());
            case RESERVED -> {
                List<AgentName> agents =
                        request.holding().stream().map(held -> held.agent()).toList();
                yield held(request, State.reserved, "it holds " + joined(agents) + ".", agents);
            }
            case ENDED -> ended(request);
        };
    }

    private Explanation waiting(Request request) {
        // Asked again, it is told again, and nothing changes.
        Answer answer = asked(
                new Command.RequestAgent(request.id(), request.master(), request.wish(), true, null, null, null, null));
        Demand demand = request.demand();
        if (answer instanceof Answer.Waiting waiting) {
            return new Explanation(
                    request.id().value(),
                    true,
                    State.waiting,
                    request.master().value(),
                    demand.toString(),
                    place(waiting),
                    waiting.reason(),
                    null,
                    matching(demand));
        }
        return held(request, State.offered, "it is being served at this moment; look again.", List.of());
    }

    private Explanation ended(Request request) {
        Answer answer = asked(new Command.CancelRequest(request.id(), request.master()));
        return new Explanation(
                request.id().value(),
                true,
                State.ended,
                request.master().value(),
                request.wish() == null ? null : request.demand().toString(),
                null,
                answer instanceof Answer.Ended ended ? ended.sentence() : "",
                request.outcome().name(),
                List.of());
    }

    private Explanation held(Request request, State state, String sentence, List<AgentName> agents) {
        return new Explanation(
                request.id().value(),
                true,
                state,
                request.master().value(),
                request.demand().toString(),
                null,
                sentence,
                null,
                agents.stream()
                        .map(agent -> snapshot.agents().get(agent.value()))
                        .filter(agent -> agent != null)
                        .toList());
    }

    /** @param text the demand as it was written */
    Explanation expression(String text, Demand demand, MasterName master) {
        Wish wish = new Wish(List.of(new Alternative(demand, null)), List.of(), 0, Select.FIRST, 1, null, null);
        Answer answer = asked(new Command.RequestAgent(unused(), master, wish, false, null, null, null, null));
        State state = State.would_wait;
        Explanation.Place place = null;
        String sentence;
        String word = null;
        List<AgentState> agents = matching(demand);
        if (answer instanceof Answer.Waiting waiting) {
            place = place(waiting);
            sentence = waiting.reason();
        } else if (answer instanceof Answer.Reserved) {
            state = State.would_get;
            sentence = "It would get " + joined(given()) + ".";
        } else if (answer instanceof Answer.Ended ended) {
            state = ended.code() == RefusalCode.NO_MATCH ? State.no_match : State.refused;
            sentence = ended.sentence();
            word = ended.code() == null ? ended.outcome().name() : ended.code().name();
        } else if (answer instanceof Answer.Refused refused) {
            state = State.refused;
            sentence = refused.sentence();
            word = refused.code().name();
        } else {
            throw new IllegalStateException("An answer to a request is " + answer + ".");
        }
        return new Explanation(text, false, state, master.value(), demand.toString(), place, sentence, word, agents);
    }

    /** @return the first that is said to this request */
    private Answer asked(Command command) {
        long offset = pool.view().highestPosition() + 1 - pool.epochBase();
        return pool.handle(command, new Moment(offset, now.toEpochMilli())).answers().stream()
                .filter(answer -> answer.request() != null && answer.request().equals(idOf(command)))
                .findFirst()
                .orElse(null);
    }

    private static RequestId idOf(Command command) {
        return command instanceof Command.RequestAgent request
                ? request.request()
                : ((Command.CancelRequest) command).request();
    }

    private RequestId unused() {
        String id = "why";
        while (snapshot.requests().containsKey(id)) {
            id += "-y";
        }
        return new RequestId(id);
    }

    /** @return the agents that the request in question was given here */
    private List<AgentName> given() {
        return pool.view().request(unused()).holding().stream()
                .map(held -> held.agent())
                .toList();
    }

    private List<AgentState> matching(Demand demand) {
        return snapshot.agents().values().stream()
                .filter(state -> {
                    Agent agent = StateMapper.read(state);
                    return demand.needs().stream()
                            .anyMatch(need ->
                                    need.matches(agent.tags(), agent.name().value()));
                })
                .toList();
    }

    private static Explanation.Place place(Answer.Waiting waiting) {
        return new Explanation.Place(
                waiting.position(),
                waiting.waiting(),
                waiting.matching(),
                Optional.ofNullable(waiting.estimate())
                        .map(estimate -> new Explanation.Estimate(estimate.least(), estimate.most())));
    }

    private static String joined(Collection<AgentName> agents) {
        return agents.stream().map(AgentName::value).collect(Collectors.joining(", "));
    }
}
