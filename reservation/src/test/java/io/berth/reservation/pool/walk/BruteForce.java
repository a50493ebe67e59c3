package io.berth.reservation.pool.walk;

import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.tag.TagExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the indices answer, found by looking at everything. */
record BruteForce(Collection<Agent> agents, Collection<Request> requests) {

    static BruteForce of(Pool pool) {
        return new BruteForce(pool.agents(), pool.requests());
    }

    static TagExpression expression(Request request) {
        return request.demand().needs().get(0).expression();
    }

    List<Request> waitingFor(TagExpression expression) {
        return requests.stream()
                .filter(request -> request.status() == RequestStatus.WAITING)
                .filter(request -> expression(request).equals(expression))
                .toList();
    }

    int place(Request asking) {
        return (int) waitingFor(expression(asking)).stream()
                .filter(request -> request.position() <= asking.position())
                .count();
    }

    List<Agent> matching(TagExpression expression) {
        return agents.stream()
                .filter(agent -> expression.matches(agent.tags(), agent.name().value()))
                .toList();
    }

    String census(TagExpression expression) {
        List<Agent> matching = matching(expression);
        List<String> parts = new ArrayList<>();
        for (AgentStatus status : AgentStatus.values()) {
            long count =
                    matching.stream().filter(agent -> agent.status() == status).count();
            if (count > 0) {
                parts.add(count + " " + status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        long lost = matching.stream()
                .filter(agent -> !agent.online() && agent.status() != AgentStatus.OFFLINE)
                .count();
        if (lost > 0) {
            parts.add(lost + " of them not heard of");
        }
        return parts.isEmpty() ? "no agent matches yet" : String.join(", ", parts);
    }

    /** @return an available agent and a waiting request that should have met, in words */
    List<String> missedMatches() {
        return agents.stream()
                .filter(agent -> agent.status() == AgentStatus.AVAILABLE)
                .flatMap(agent -> waiting(agent).map(request -> agent.name() + " and " + request.id()))
                .toList();
    }

    /** @return the requests that wait for the agent and were accepted before this position */
    List<Request> waitingLonger(Agent agent, long position) {
        return waiting(agent).filter(request -> request.position() < position).toList();
    }

    private Stream<Request> waiting(Agent agent) {
        return requests.stream()
                .filter(request -> request.status() == RequestStatus.WAITING)
                .filter(request ->
                        request.demand().needs().get(0).matches(agent.tags(), agent.name().value()));
    }
}
