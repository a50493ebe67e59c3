package io.berth.master.testkit;

import io.berth.master.PoolAgent;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The machine behind an agent of a {@link FakeBerth}. It gets ready at once and cleans up at once, unless it is told
 * otherwise. Each method takes effect before it returns. Thread-safe.
 */
public final class FakeAgent {
    private final FakeWorld world;
    private final PoolName pool;
    private final AgentName name;
    private final TagSet tags;
    private final Queue<Word> words = new ArrayDeque<>();
    private Start start = Start.READY;
    private Duration startTakes = Duration.ZERO;
    private boolean cleanUpFails;
    private int run;
    private boolean there;
    private boolean heard;
    private long accepted = -1;
    private long startedEpoch = -1;
    private long cleaningSince = -1;

    private enum Start {
        READY,
        REFUSE,
        HANG
    }

    /** Something that it will say. */
    private record Word(long dueNanos, Command command) {}

    FakeAgent(FakeWorld world, PoolName pool, AgentName name, TagSet tags) {
        this.world = world;
        this.pool = pool;
        this.name = name;
        this.tags = tags;
    }

    public AgentName name() {
        return name;
    }

    /** @return what everybody may see of it; null where the service has not heard of it */
    public PoolAgent state() {
        return world.look(service -> {
            Agent agent = service.pool(pool).agent(name);
            return agent == null ? null : service.pool(pool).shown(agent);
        });
    }

    /** From now on it gets ready for whoever is given it. */
    public FakeAgent serve() {
        return behave(Start.READY, Duration.ZERO);
    }

    /** From now on it takes so long to get ready. */
    public FakeAgent serveAfter(Duration time) {
        return behave(Start.READY, time);
    }

    /** From now on it refuses whoever is given it, as when its on-reserved hook fails. */
    public FakeAgent refuse() {
        return behave(Start.REFUSE, Duration.ZERO);
    }

    /** From now on it does not get ready. */
    public FakeAgent hang() {
        return behave(Start.HANG, Duration.ZERO);
    }

    /** From now on its cleaning up fails, which puts it in quarantine. */
    public FakeAgent failToCleanUp() {
        return act(() -> cleanUpFails = true);
    }

    private FakeAgent behave(Start how, Duration takes) {
        return act(() -> {
            start = how;
            startTakes = takes;
        });
    }

    /** It cannot be heard any more, and the service has noticed. What it serves it serves on. */
    public FakeAgent goSilent() {
        return act(() -> {
            heard = false;
            world.service().append(pool, new Command.AgentOffline(name, incarnation(), true));
        });
    }

    /** It can be heard again, or it comes back after {@link #leave}. */
    public FakeAgent speakAgain() {
        return act(this::comeOnline);
    }

    /** It says goodbye. What it serves is over when it comes back, or when its holder gives up. */
    public FakeAgent leave() {
        return act(() -> {
            world.service().append(pool, new Command.AgentOffline(name, incarnation(), false));
            there = false;
            heard = false;
        });
    }

    /** Its process starts anew: what it served is over. */
    public FakeAgent restart() {
        return act(() -> {
            there = false;
            comeOnline();
        });
    }

    /** An operator takes it away from whoever holds it. Without effect where nobody does. */
    public FakeAgent revoke(String reason) {
        return act(() -> {
            Agent agent = world.service().pool(pool).agent(name);
            if (agent != null && agent.status() == AgentStatus.RESERVED) {
                MasterName operator = new MasterName("operator");
                world.service().append(pool, new Command.RevokeReservation(name, agent.epoch(), operator, reason));
            }
        });
    }

    private FakeAgent act(Runnable change) {
        world.act(change);
        return this;
    }

    private String incarnation() {
        return "run-" + run;
    }

    /** A run that goes on still serves what it accepted; a new one serves nobody. */
    void comeOnline() {
        Agent known = world.service().pool(pool).agent(name);
        boolean serves = there && known != null && known.epoch() == accepted && known.use() != null;
        if (!there) {
            run++;
            words.clear();
        }
        there = true;
        heard = true;
        world.service()
                .append(
                        pool,
                        new Command.AgentOnline(name, incarnation(), tags, true, serves ? accepted : -1, accepted));
    }

    /** It sees its own state. */
    void follow(Agent agent, long nowNanos) {
        if (agent == null || !heard || !agent.online()) {
            return;
        }
        if (agent.status() == AgentStatus.RESERVED && agent.epoch() > startedEpoch) {
            startedEpoch = agent.epoch();
            begin(agent.epoch(), nowNanos);
        }
        if (agent.status() == AgentStatus.CLEANING && agent.sincePosition() != cleaningSince) {
            cleaningSince = agent.sincePosition();
            words.add(new Word(
                    nowNanos,
                    cleanUpFails
                            ? new Command.AgentFailed(name, incarnation(), agent.epoch())
                            : new Command.AgentClean(name, incarnation(), agent.epoch())));
        }
    }

    private void begin(long epoch, long nowNanos) {
        if (start == Start.REFUSE) {
            words.add(new Word(nowNanos, new Command.AgentFailed(name, incarnation(), epoch)));
            return;
        }
        accepted = epoch;
        if (start == Start.READY) {
            words.add(new Word(nowNanos + startTakes.toNanos(), new Command.AgentReady(name, incarnation(), epoch)));
        }
    }

    /** Says what is due. What it says of an epoch that is over changes nothing. */
    void speak(long nowNanos) {
        while (heard && !words.isEmpty() && words.peek().dueNanos() <= nowNanos) {
            world.service().append(pool, words.remove().command());
        }
    }

    /** @return when it says the next, {@link Long#MAX_VALUE} for never */
    long nextNanos() {
        return heard && !words.isEmpty() ? words.peek().dueNanos() : Long.MAX_VALUE;
    }
}
