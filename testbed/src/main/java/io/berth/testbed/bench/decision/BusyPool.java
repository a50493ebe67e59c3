package io.berth.testbed.bench.decision;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * A pool in which every agent is held, as many requests wait, and as many outcomes are remembered. It stays so: whoever
 * leaves the queue is replaced by one that asks alike, and the oldest outcome that may be is forgotten.
 *
 * <p>Who is picked is random, from a fixed seed: a large pool must not profit from the processor's caches as it would if
 * the same few agents came up again and again. Not thread-safe.
 */
final class BusyPool {
    static final int MASTERS = 500;

    private final Shape shape;
    private final int size;
    private final Pool pool;
    private final Random random = new Random(42);

    /** Who waits, by its place in the arrays; whoever takes a place asks as the one before. */
    private final String[] waiting;

    /** The reverse. */
    private final Map<String, Integer> places = new HashMap<>();

    private final Deque<String> outcomes = new ArrayDeque<>();
    private long serial;
    private long offset;

    BusyPool(Shape shape, int size) {
        this.shape = shape;
        this.size = size;
        this.pool = Pool.unconfigured(new PoolName("bench"));
        this.waiting = new String[size];
        handle(Commands.configure());
        for (int agent = 0; agent < size; agent++) {
            handle(Commands.online(agentName(agent), shape.tags(agent, size)));
            String holder = nextRequest();
            handle(Commands.request(holder, masterOf(holder), shape.holding(agent, size)));
            handle(ready(agentName(agent)));
        }
        for (int place = 0; place < size; place++) {
            handle(request(place));
        }
        // Every agent changes hands about once, which also fills the outcomes.
        for (int turn = 0; turn < size; turn++) {
            String agent = randomAgent();
            String ending = holder(agent);
            handle(free(agent));
            afterFree(agent, ending);
        }
    }

    Moment next() {
        offset++;
        return new Moment(offset, 1_700_000_000_000L + offset * 10);
    }

    Decision handle(Command command) {
        return pool.handle(command, next());
    }

    Pool pool() {
        return pool;
    }

    String randomAgent() {
        return agentName(random.nextInt(size));
    }

    int randomPlace() {
        return random.nextInt(size);
    }

    Command free(String agent) {
        Agent held = held(agent);
        return Commands.free(agent, held.epoch(), held.use().master().value());
    }

    /** Whoever's agent is not ready may still be put back, and outcomes are kept for that. */
    private Command ready(String agent) {
        return Commands.ready(agent, held(agent).epoch());
    }

    Command renew(String agent) {
        Agent held = held(agent);
        return Commands.renew(agent, held.epoch(), held.use().master().value());
    }

    Command cancel(int place) {
        return Commands.cancel(waiting[place], masterOf(waiting[place]));
    }

    /** @return a new request for an empty place of the queue */
    Command request(int place) {
        waiting[place] = nextRequest();
        places.put(waiting[place], place);
        return again(place);
    }

    /** @return the request that waits at that place, as its master would send it once more */
    Command again(int place) {
        String id = waiting[place];
        return Commands.request(id, masterOf(id), shape.expression(place, serialOf(id), size));
    }

    /** @return the request that holds the agent */
    String holder(String agent) {
        return held(agent).use().request().value();
    }

    /** The agent was freed by that request and granted to one that waited, and another one asks. */
    void afterFree(String agent, String ended) {
        handle(ready(agent));
        remember(ended);
        handle(request(places.remove(holder(agent))));
    }

    /** The request at that place has ended. */
    void afterCancel(int place) {
        places.remove(waiting[place]);
        remember(waiting[place]);
    }

    private void remember(String request) {
        outcomes.add(request);
        if (outcomes.size() > size) {
            String oldest = outcomes.remove();
            // An outcome that shows how often somebody was overtaken is kept, and its turn comes again, as in the
            // service.
            if (handle(Commands.forget(oldest)).events().stream().anyMatch(Event.OutcomeKept.class::isInstance)) {
                outcomes.add(oldest);
            }
        }
    }

    /** A turn that did not end in a grant would measure something else. */
    private Agent held(String name) {
        Agent agent = pool.view().agent(Commands.agent(name));
        if (agent == null || agent.status() != AgentStatus.RESERVED) {
            throw new IllegalStateException("Agent " + name + " should be held, but is " + agent);
        }
        return agent;
    }

    private String nextRequest() {
        return "5e1b7a2c-90df-4c1e-8a57-" + serial++;
    }

    private static long serialOf(String request) {
        return Long.parseLong(request.substring(request.lastIndexOf('-') + 1));
    }

    private static String masterOf(String request) {
        return "jenkins-" + serialOf(request) % MASTERS;
    }

    private static String agentName(int agent) {
        return "build-" + agent;
    }
}
