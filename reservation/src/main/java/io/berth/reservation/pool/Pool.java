package io.berth.reservation.pool;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.decide.Answers;
import io.berth.reservation.pool.decide.CommandDecider;
import io.berth.reservation.pool.decide.EpochBase;
import io.berth.reservation.pool.decide.Settlement;
import io.berth.reservation.pool.decide.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One pool: its agents, its requests, and the rules by which they meet.
 *
 * <p>{@link #handle} is the whole protocol: a command is decided, its events are applied, and then whoever waits is met,
 * one after the other, until nobody can be or {@link Limits#matches so many} were. Then the pool is not {@link
 * #isSettled settled} and the next command goes on, whatever it is. All of it is a pure function of the state and the
 * command; there is no clock, no I/O and no randomness, so the same commands give the same events on every replay.
 *
 * <p>Not thread-safe: one writer, one order.
 */
public final class Pool {
    private final PoolName name;
    private final PoolState state;
    private final EventApplier applier;

    private Pool(PoolName name, PoolState state) {
        this.name = name;
        this.state = state;
        this.applier = new EventApplier(state);
    }

    /** @return a pool that nobody has configured yet */
    public static Pool unconfigured(PoolName name) {
        return new Pool(name, new PoolState());
    }

    /**
     * @param lastPosition of the last event that no agent and no request shows, or a later one; -1 for none
     * @return the pool as it was stored; indices and everything else that can be derived is derived
     */
    public static Pool restored(
            PoolName name,
            PoolPolicy policy,
            PoolHold hold,
            long epochBase,
            long lastPosition,
            Collection<Agent> agents,
            Collection<Request> requests,
            Collection<Account> accounts) {
        PoolState state = new PoolState();
        state.configure(policy);
        state.hold(hold);
        state.raiseEpochBase(epochBase);
        state.reach(lastPosition);
        accounts.forEach(state::put);
        agents.forEach(state::put);
        // In the order of the queue, as they came: in the order of their ids each would move all that are later.
        requests.stream().sorted(Comparator.comparingLong(Request::position)).forEach(state::put);
        return new Pool(name, state);
    }

    /**
     * Decides the command and applies what it decides. Total: every command in every state has an answer, and nothing a
     * command can say makes it throw.
     */
    public Decision handle(Command command, Moment moment) {
        List<Event> events = new ArrayList<>();
        Set<MasterName> accounts = new LinkedHashSet<>();
        EpochBase.needed(state, command, moment)
                .ifPresent(raised -> emit(List.of(raised), raised.base() + moment.offset(), moment, events, accounts));
        long position = state.epochBase() + moment.offset();

        Step step = command.accept(new CommandDecider(state, position, moment.logTimeMs()));
        emit(step.events(), position, moment, events, accounts);
        int most = state.policy() == null ? 0 : state.policy().limits().matches();
        List<Event> following = Settlement.next(state, position);
        for (int i = 0; i < most && !following.isEmpty(); i++) {
            emit(following, position, moment, events, accounts);
            following = Settlement.next(state, position);
        }

        List<Answer> answers = new ArrayList<>(step.answers());
        answers.addAll(new Answers(state, moment.logTimeMs()).to(events));
        return new Decision(position, moment.logTimeMs(), events, answers, accounts);
    }

    /**
     * @return whether nobody waits any more who could be met, nor anybody in vain who tries once. Where not, every command
     *     goes on with it, so that one has to come
     */
    public boolean isSettled() {
        return Settlement.isSettled(state);
    }

    /** Applies an event that was decided before. Cannot fail on an event of this pool's own log. */
    public void apply(Event event, long position, long timeMs) {
        applier.apply(event, position, timeMs);
    }

    private void emit(
            List<? extends Event> next, long position, Moment moment, List<Event> events, Set<MasterName> accounts) {
        for (Event event : next) {
            accounts.addAll(applier.apply(event, position, moment.logTimeMs()));
            events.add(event);
        }
    }

    public PoolName name() {
        return name;
    }

    public PoolView view() {
        return state;
    }

    /** @return what is added to an offset to make a position */
    public long epochBase() {
        return state.epochBase();
    }

    public Collection<Agent> agents() {
        return state.agents();
    }

    public Collection<Request> requests() {
        return state.requests();
    }

    public Collection<Account> accounts() {
        return state.accounts();
    }

    /** @return everything that is stored of the pool, for comparing two of them; slow */
    public Snapshot snapshot() {
        Map<AgentName, Agent> agents = new TreeMap<>();
        state.agents().forEach(agent -> agents.put(agent.name(), agent));
        Map<RequestId, Request> requests = new TreeMap<>();
        state.requests().forEach(request -> requests.put(request.id(), request));
        Map<MasterName, Account> accounts = new TreeMap<>();
        state.accounts().forEach(account -> accounts.put(account.master(), account));
        return new Snapshot(
                state.policy(), state.hold(), state.epochBase(), state.highestPosition(), agents, requests, accounts);
    }

    /** Two pools with equal snapshots decide every command alike. */
    public record Snapshot(
            PoolPolicy policy,
            PoolHold hold,
            long epochBase,
            long highestPosition,
            Map<AgentName, Agent> agents,
            Map<RequestId, Request> requests,
            Map<MasterName, Account> accounts) {}
}
