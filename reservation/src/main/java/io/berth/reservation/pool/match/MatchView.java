package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.Share;
import java.util.Optional;

/** What deciders may ask of who fits whom. To ask changes nothing that anybody is told. Not thread-safe. */
public interface MatchView {

    /** @return whoever goes next and can be met now, with what is available for it; empty where nobody can */
    Optional<Match> next();

    /** @return the oldest request that waits and wants to try once; empty where there is none */
    Optional<RequestId> tryingOnce();

    /** @return whether all agents that are registered would be enough, were they free */
    boolean couldEverBeMet(Demand demand);

    /** @return how many registered agents match any of the needs, each counted once */
    int registered(Demand demand);

    /** @return how many registered agents match, and what they do; changes with them */
    Census census(Need need);

    /** @return why nothing that is registered could ever meet the demand, as a sentence */
    String nearestMiss(Demand demand);

    /** @return the place of a waiting request among those that wait for the same, by priority and age, from 1 */
    int place(Request request);

    /**
     * @param request one that waits
     * @param need one of those that it asks for
     * @return how many agents are asked for, with other words, by requests that wait for an agent in service which meets
     *     the need, and that go before this one by priority and age; -1 where that cannot be told cheaply
     */
    long wantedBefore(Request request, Need need);

    /** @return how many requests wait for the same */
    int waiting(Demand demand);

    /** @return how many agents the master holds, or may choose */
    int held(MasterName master);

    /** @return how many requests of the master wait */
    int waiting(MasterName master);

    /** @return what the master may have */
    Share share(MasterName master);

    /** @return whether the request overtook one that waits, or may have to again, so that it must not be forgotten */
    boolean isWitness(Request request);
}
