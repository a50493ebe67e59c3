package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import io.berth.reservation.pool.Told;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the tests of the order do again and again with a pool. */
record Queue(PoolFixture pool) {

    static PoolPolicy overtakenAtMost(int times) {
        return PoolPolicy.DEFAULT.with(new Order(times, Duration.ofHours(4), Share.DEFAULT, Map.of()));
    }

    static PoolPolicy sharing(Map<String, Share> shares) {
        Map<MasterName, Share> byMaster = new HashMap<>();
        shares.forEach((name, share) -> byMaster.put(new MasterName(name), share));
        return PoolPolicy.DEFAULT.with(new Order(50, Duration.ofHours(4), Share.DEFAULT, byMaster));
    }

    static Share holdingAtMost(int agents) {
        return new Share(1, agents, 100);
    }

    static Share weight(int weight) {
        return new Share(weight, Integer.MAX_VALUE, 100);
    }

    /** Whoever holds the agent gives it back. */
    Told frees(String agent) {
        String holder = pool.agent(agent).use().master().value();
        return pool.when(master(holder).frees(agent, pool.epochOf(agent)));
    }

    /** @return whom the agent goes to when its holder gives it back */
    String nextOn(String agent) {
        frees(agent);
        return pool.holderOf(agent);
    }

    /** @return what a request that waits is told when its master asks again */
    Answer.Waiting told(String id) {
        return pool.when(pool.again(id)).answer(Answer.Waiting.class);
    }

    /** @return what the master of a request that is over is told */
    String end(String id) {
        return pool.when(pool.again(id)).answer(Answer.Ended.class).sentence();
    }

    /** The agent is held, works for so long, and is given back. Nobody else may wait for it. */
    void turn(String id, String master, String tags, Duration length) {
        pool.given(request(id).of(master).tags(tags).asked());
        String name = pool.request(id).held().get(0).agent().value();
        pool.given(agent(name).ready(pool.epochOf(name))).after(length);
        frees(name);
    }
}
