package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.tag.TagSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who overtook whom, so that nobody is overtaken more often than the pool's bound.
 *
 * <p>A request was overtaken by every later request that was given an agent which it could have had. That follows from
 * the requests alone, as long as those that overtook are remembered; so nothing of it is stored. Within a line the
 * oldest was overtaken most, and it is enough to watch that one.
 */
final class Overtaking {
    private final Supplies supplies;
    private final Function<AgentName, Agent> agents;
    private final Function<RequestId, Request> requests;
    private final Supplier<Collection<Line>> lines;

    /** By the position of the request. */
    private final Roll<Given> given = new Roll<>();

    private final Returning returning;
    private int bound;

    /** An agent that a request has, or may choose. */
    private record Gift(AgentName agent, TagSet tags) {}

    /**
     * @param agents finds an agent as it is now
     * @param requests finds a request as it is now
     */
    Overtaking(
            Supplies supplies,
            Function<AgentName, Agent> agents,
            Function<RequestId, Request> requests,
            Supplier<Collection<Line>> lines) {
        this.supplies = supplies;
        this.agents = agents;
        this.requests = requests;
        this.lines = lines;
        this.returning = new Returning(agents);
    }

    /** To count anew in every line is slow, so it is not done for other changes of the policy. */
    void bounded(int maxOvertakes) {
        if (maxOvertakes != bound) {
            bound = maxOvertakes;
            lines.get().forEach(this::recount);
        }
    }

    /** @return whether the request overtook one that waits, or may have to again, so that it must not be forgotten */
    boolean isWitness(Request request) {
        Given known = given.get(request.position());
        return known != null && known.lines > 0
                || bound > 0
                        && returning.before(request.position()).stream()
                                .anyMatch(earlier -> couldUse(earlier.demand(), request));
    }

    private boolean couldUse(Demand demand, Request later) {
        return wasGiven(later) && gifts(later).stream().anyMatch(one -> couldUse(demand, one));
    }

    void agentChanged(Agent after) {
        returning.agentChanged(after);
    }

    void requestChanged(Request before, Request after) {
        returning.requestChanged(before, after);
        boolean had = before != null && wasGiven(before);
        boolean has = after != null && wasGiven(after);
        boolean gaveUp = had && !(has && keepsAll(before, after));
        boolean hasMore = has && !sameAgents(before, after);
        if (!gaveUp && !hasMore) {
            return;
        }
        long position = (has ? after : before).position();
        Given known = had ? given.get(position) : new Given(position, after.id());
        if (!had) {
            given.add(position, known);
        } else if (!has) {
            given.remove(position);
        }
        if (gaveUp) {
            gaveUp(known);
        }
        if (hasMore) {
            for (Gift one : gifts(after)) {
                overtook(known, one);
            }
        }
    }

    /** An offer counts as what it may become, so that no choice can exceed the bound. */
    private static boolean wasGiven(Request request) {
        return switch (request.status()) {
            case WAITING -> false;
            case OFFERED -> !request.offered().isEmpty();
            case RESERVED, ENDED -> !request.held().isEmpty();
        };
    }

    private static boolean keepsAll(Request before, Request after) {
        return before.status() != RequestStatus.OFFERED
                || before.offered().stream()
                        .allMatch(agent -> after.offered().contains(agent)
                                || after.held().stream()
                                        .anyMatch(held -> held.agent().equals(agent)));
    }

    private static boolean sameAgents(Request before, Request after) {
        return before != null
                && before.offered().equals(after.offered())
                && before.held().size() == after.held().size();
    }

    private List<Gift> gifts(Request request) {
        return request.status() == RequestStatus.OFFERED
                ? request.offered().stream()
                        .map(name -> new Gift(name, agents.apply(name).tags()))
                        .toList()
                : request.held().stream()
                        .map(held -> new Gift(held.agent(), held.tags()))
                        .toList();
    }

    /** One that was too many before may count again. */
    private void gaveUp(Given before) {
        if (before.lines > 0) {
            List<Line> overtaken = lines.get().stream()
                    .filter(line -> line.overtakers.get(before.position) == before)
                    .limit(before.lines)
                    .toList();
            overtaken.forEach(this::recount);
        }
    }

    /** The agent has other tags. What it was offered for before the change counts as if it had been so all along. */
    void offeredChanged(Agent before, Agent after) {
        lines.get().stream()
                .filter(line -> couldUse(line, new Gift(before.name(), before.tags()))
                        != couldUse(line, new Gift(after.name(), after.tags())))
                .forEach(this::recount);
    }

    private void overtook(Given later, Gift one) {
        Signature signature = supplies.signature(one.agent(), one.tags());
        if (signature == null) {
            // The agent has other tags by now, or is gone.
            lines.get().stream().filter(line -> couldUse(line, one)).forEach(line -> overtaken(line, later));
            return;
        }
        for (int i = 0; i < signature.links.size(); i++) {
            List<Line> waiting = signature.links.get(i).supply.lines;
            for (int j = 0; j < waiting.size(); j++) {
                overtaken(waiting.get(j), later);
            }
        }
    }

    private static boolean couldUse(Line line, Gift one) {
        return couldUse(line.demand, one);
    }

    private static boolean couldUse(Demand demand, Gift one) {
        return demand.needs().stream()
                .anyMatch(need -> need.matches(one.tags(), one.agent().value()));
    }

    private void overtaken(Line line, Given by) {
        Block<Given> overtakers = line.overtakers;
        boolean isFull = overtakers.size() >= bound;
        if (line.oldest() >= by.position || isFull && (bound == 0 || by.position < overtakers.first())) {
            return;
        }
        if (overtakers.add(by.position, by)) {
            by.lines++;
            if (isFull) {
                releaseFirst(line);
            }
        }
    }

    private static void releaseFirst(Line line) {
        line.overtakers.removeFirst().lines--;
    }

    /** A request came to wait in the line. Only one that comes back can be older than others that were given agents. */
    void joined(Line line, Request request) {
        if (line.oldest() == request.position() && !given.isEmpty() && given.last() > request.position()) {
            recount(line);
        }
    }

    /** A request left the line: whom nobody overtook any more need not be remembered. */
    void left(Line line) {
        while (!line.overtakers.isEmpty() && line.overtakers.first() <= line.oldest()) {
            releaseFirst(line);
        }
    }

    private void recount(Line line) {
        while (!line.overtakers.isEmpty()) {
            releaseFirst(line);
        }
        if (bound == 0 || line.isEmpty()) {
            return;
        }
        Iterator<Given> latestFirst = given.latestFirst(line.oldest());
        while (latestFirst.hasNext() && line.overtakers.size() < bound) {
            Given later = latestFirst.next();
            if (gifts(requests.apply(later.id)).stream().anyMatch(one -> couldUse(line, one))) {
                overtaken(line, later);
            }
        }
    }
}
