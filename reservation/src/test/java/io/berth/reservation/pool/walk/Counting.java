package io.berth.reservation.pool.walk;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.match.Census;
import io.berth.reservation.pool.match.MatchView;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.function.Predicate;

/** What the index of a pool answers, held against counting everything. */
record Counting(Collection<Agent> agents, Collection<Request> requests, MatchView index) {

    static Counting of(Pool pool) {
        return new Counting(pool.agents(), pool.requests(), pool.view().index());
    }

    void check() {
        Set<MasterName> masters = new HashSet<>();
        requests.forEach(request -> masters.add(request.master()));
        for (MasterName master : masters) {
            same(index.waiting(master), waiting(master), "requests that wait", master);
            same(index.held(master), held(master), "agents held", master);
        }
        for (Request request : waiting()) {
            same(index.place(request), place(request), "place", request);
            same(
                    index.waiting(request.demand()),
                    waitingFor(request.demand()).size(),
                    "who waits for the same",
                    request);
            request.demand().needs().forEach(this::checkCensus);
            request.demand().needs().forEach(need -> checkWantedBefore(request, need));
        }
    }

    private int waiting(MasterName master) {
        return (int) waiting().stream()
                .filter(request -> request.master().equals(master))
                .count();
    }

    private List<Request> waiting() {
        return requests.stream()
                .filter(request -> request.status() == RequestStatus.WAITING)
                .toList();
    }

    private List<Request> waitingFor(Demand demand) {
        return waiting().stream()
                .filter(request -> request.demand().equals(demand))
                .toList();
    }

    private int held(MasterName master) {
        return requests.stream()
                .filter(request -> request.master().equals(master))
                .mapToInt(request -> request.status() == RequestStatus.OFFERED
                        ? 1
                        : request.holding().size())
                .sum();
    }

    /** By priority and age. */
    private int place(Request asking) {
        return (int) waitingFor(asking.demand()).stream()
                .filter(other -> isBefore(other, asking))
                .count();
    }

    private void checkWantedBefore(Request request, Need need) {
        long told = index.wantedBefore(request, need);
        if (told < 0) {
            return;
        }
        List<Agent> serving = matching(need).stream().filter(Counting::serves).toList();
        long wanted = waiting().stream()
                .filter(other -> !other.demand().equals(request.demand()) && isBefore(other, request))
                .filter(other -> other.demand().needs().stream()
                        .anyMatch(one -> matching(one).stream().anyMatch(serving::contains)))
                .mapToLong(other -> other.demand().agents())
                .sum();
        same(told, wanted, "agents that others want before", request);
    }

    private static boolean isBefore(Request other, Request request) {
        int higher = Integer.compare(other.wish().priority(), request.wish().priority());
        return higher > 0 || higher == 0 && other.position() <= request.position();
    }

    private List<Agent> matching(Need need) {
        return agents.stream()
                .filter(agent -> need.matches(agent.tags(), agent.name().value()))
                .toList();
    }

    private void checkCensus(Need need) {
        List<Agent> matching = matching(need);
        Census census = index.census(need);
        same(census.registered(), matching.size(), "agents registered", need);
        for (AgentStatus status : AgentStatus.values()) {
            same(census.of(status), count(matching, agent -> agent.status() == status), status, need);
        }
        same(census.serving(), count(matching, Counting::serves), "agents that serve the queue", need);
        same(
                census.draining(),
                count(matching, agent -> isInUse(agent) && agent.online() && agent.withdrawn() != null),
                "agents that are draining",
                need);
        same(census.lost(), count(matching, agent -> isInUse(agent) && !agent.online()), "agents not heard of", need);
        LongSummaryStatistics turns = matching.stream()
                .filter(agent -> agent.turns().count() >= 3)
                .mapToLong(agent -> agent.turns().meanMs())
                .summaryStatistics();
        same(census.meanTurnMs(), turns.getCount() == 0 ? -1 : turns.getSum() / turns.getCount(), "mean turn", need);
        same(
                census.reasons().isEmpty(),
                matching.stream().noneMatch(agent -> agent.withdrawn() != null),
                "no reason for any agent to get no work",
                need);
    }

    private static int count(List<Agent> agents, Predicate<Agent> which) {
        return (int) agents.stream().filter(which).count();
    }

    private static boolean isInUse(Agent agent) {
        return switch (agent.status()) {
            case OFFERED, RESERVED, CLEANING, LOCK_DELAY -> true;
            case OFFLINE, AVAILABLE, QUARANTINED, DRAINED -> false;
        };
    }

    private static boolean serves(Agent agent) {
        return agent.status() == AgentStatus.AVAILABLE || isInUse(agent) && agent.online() && agent.withdrawn() == null;
    }

    /** What a waiting request was told. */
    void check(Answer.Waiting answer) {
        Request request = requests.stream()
                .filter(one -> one.id().equals(answer.request()))
                .findFirst()
                .orElseThrow();
        same(answer.position(), place(request), "place", request);
        same(answer.waiting(), waitingFor(request.demand()).size(), "who waits for the same", request);
        int matching = (int) request.demand().needs().stream()
                .flatMap(need -> matching(need).stream())
                .distinct()
                .count();
        same(answer.matching(), matching, "matching agents", request);
        same(answer.alternative(), request.alternative(), "alternative", request);
        same(answer.since(), request.sincePosition(), "since", request);
    }

    /** Asked a million times in a walk, so that the words are only put together when they are needed. */
    private static void same(Object told, Object counted, Object what, Object about) {
        if (!told.equals(counted)) {
            throw new AssertionError(what + " for " + about + ": the index says " + told + ", there are " + counted);
        }
    }
}
