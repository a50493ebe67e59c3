package io.berth.reservation.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.timer.Timer;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timer.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Drives one pool and owns the log: the next offset and the log's time. */
public final class PoolFixture {
    private static final long FIRST_MS = 1_700_000_000_000L;

    private Pool pool;
    private long nextOffset;
    private long nowMs = FIRST_MS;

    private PoolFixture() {
        pool = Pool.unconfigured(new PoolName("default"));
    }

    public static PoolFixture unconfigured() {
        return new PoolFixture();
    }

    /** @return a pool with the default policy */
    public static PoolFixture configured() {
        return configured(PoolPolicy.DEFAULT);
    }

    public static PoolFixture configured(PoolPolicy policy) {
        return unconfigured().given(new Command.ConfigurePool(policy));
    }

    /** Commands that only prepare. */
    public PoolFixture given(Command... commands) {
        for (Command command : commands) {
            when(command);
        }
        return this;
    }

    public Told when(Command command) {
        long offset = nextOffset++;
        return new Told(pool.handle(command, new Moment(offset, nowMs += 1000)));
    }

    /** The log's time goes on. */
    public PoolFixture after(Duration length) {
        nowMs += length.toMillis();
        return this;
    }

    /** @return the command that the timer of that kind writes for the agent or request; fails where none runs */
    public Command due(Kind kind, String about) {
        return timers().stream()
                .filter(timer -> timer.key().equals(new Timer.Key(kind, about)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " timer runs for " + about))
                .command();
    }

    /** @return every timer that runs */
    public List<Timer> timers() {
        List<Timer> timers = new ArrayList<>(Timers.of(pool));
        pool.agents()
                .forEach(agent ->
                        timers.addAll(Timers.of(agent, pool.view().policy().timing())));
        pool.requests()
                .forEach(request ->
                        timers.addAll(Timers.of(request, pool.view().policy().timing())));
        return timers;
    }

    /** The command says nothing new: no event, no answer, the same state. */
    public void assertIgnored(Command command) {
        Pool.Snapshot before = pool.snapshot();
        Told told = when(command);
        assertThat(told.events()).isEmpty();
        assertThat(told.answers()).isEmpty();
        assertThat(pool.snapshot()).isEqualTo(before);
    }

    /** The command changes nothing, and its sender is told this. */
    public void assertOnlyAnswered(Command command, String... answers) {
        Pool.Snapshot before = pool.snapshot();
        Told told = when(command);
        assertThat(told.events()).isEmpty();
        assertThat(told.answers()).containsExactly(answers);
        assertThat(pool.snapshot()).isEqualTo(before);
    }

    /** The service restarts: the pool is what its stores say. */
    public PoolFixture restarted() {
        pool = Pool.restored(
                pool.name(),
                pool.view().policy(),
                pool.view().hold(),
                pool.epochBase(),
                pool.view().highestPosition(),
                List.copyOf(pool.agents()),
                List.copyOf(pool.requests()),
                List.copyOf(pool.accounts()));
        return this;
    }

    /** The log was created anew: its offsets begin again. */
    public PoolFixture logCreatedAnew() {
        nextOffset = 0;
        return this;
    }

    /** The log goes on at this offset. */
    public PoolFixture atOffset(long offset) {
        nextOffset = offset;
        return this;
    }

    public Pool pool() {
        return pool;
    }

    public Agent agent(String name) {
        return pool.view().agent(new AgentName(name));
    }

    public Request request(String id) {
        return pool.view().request(new RequestId(id));
    }

    public AgentStatus statusOf(String agent) {
        return agent(agent).status();
    }

    public long epochOf(String agent) {
        return agent(agent).epoch();
    }

    /** @return the request that holds the agent, or null */
    public String holderOf(String agent) {
        Use use = agent(agent).use();
        return use == null ? null : use.request().value();
    }

    public RequestStatus stateOf(String request) {
        return request(request).status();
    }

    public Outcome outcomeOf(String request) {
        return request(request).outcome();
    }
}
