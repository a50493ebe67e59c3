package io.berth.reservation.pool.walk;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.AgentVoice;
import io.berth.reservation.pool.MasterVoice;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.RequestVoice;
import io.berth.reservation.pool.Share;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/** What may happen in a pool of very many masters, agents and expressions: there the structures for many are at work. */
final class CrowdDice {
    private static final String[] EXPRESSIONS = {
        "linux", "linux && big", "mac || linux", "!mac", "big", "ssd", "jdk>=17", "mac", "a3 || a4", "linux && !a7"
    };
    private static final String[][] TAGS = {
        {"linux"}, {"linux", "big"}, {"mac"}, {"mac", "ssd"}, {"linux", "jdk=17"}, {"linux", "ssd", "jdk=11"}
    };
    private static final int AGENTS = 300;
    private static final int MOST_WAITING = 600;

    private final SplittableRandom random;
    private final Pool pool;
    private final int masters;
    private final Map<MasterName, Share> shares = new HashMap<>();
    private int requests;

    CrowdDice(long seed, Pool pool) {
        this.random = new SplittableRandom(seed);
        this.pool = pool;
        this.masters = 70 + random.nextInt(100);
        for (int i = 0; i < 20; i++) {
            int mostHeld = random.nextBoolean() ? 1 + random.nextInt(6) : Integer.MAX_VALUE;
            shares.put(new MasterName("m" + random.nextInt(masters)), new Share(1 + random.nextInt(4), mostHeld, 100));
        }
    }

    Command configure() {
        return new Command.ConfigurePool(
                PoolPolicy.DEFAULT.with(new Order(random.nextInt(40), Duration.ofHours(4), Share.DEFAULT, shares)));
    }

    long pauseMs() {
        return 1 + random.nextInt(20_000);
    }

    Command next() {
        int dice = random.nextInt(100);
        if (pool.agents().size() < AGENTS / 2 || dice < 3) {
            return online();
        }
        if (dice < 38) {
            return waiting().size() < MOST_WAITING ? asked() : freed();
        }
        if (dice < 62) {
            return freed();
        }
        if (dice < 75) {
            return agentOf(
                    AgentStatus.CLEANING, any -> true, found -> voice(found).clean(found.epoch()));
        }
        if (dice < 85) {
            return agentOf(
                    AgentStatus.RESERVED,
                    held -> !held.use().ready(),
                    found -> random.nextInt(8) == 0
                            ? voice(found).failed(found.epoch())
                            : voice(found).ready(found.epoch()));
        }
        if (dice < 90) {
            return requestOf(RequestStatus.OFFERED, this::chosen);
        }
        if (dice < 93) {
            return requestOf(
                    RequestStatus.WAITING,
                    one -> voice(one).prioritises(one.id().value(), random.nextInt(5) - 2));
        }
        if (dice < 96) {
            return requestOf(
                    RequestStatus.WAITING, one -> voice(one).cancels(one.id().value()));
        }
        if (dice < 97) {
            return configure();
        }
        if (dice < 98) {
            return new Command.ForgetRequests(
                    of(RequestStatus.ENDED).stream().map(Request::id).limit(100).toList());
        }
        return agent("a" + random.nextInt(AGENTS)).silent();
    }

    private Command online() {
        int number = random.nextInt(AGENTS);
        String[] tags = TAGS[random.nextInt(TAGS.length)];
        tags = Arrays.copyOf(tags, tags.length + 1);
        tags[tags.length - 1] = "host=h" + random.nextInt(AGENTS);
        AgentVoice voice = agent("a" + number).tags(tags);
        return (number % 2 == 0 ? voice.cleans() : voice).online();
    }

    private Command asked() {
        RequestVoice voice = request("r" + requests++)
                .of("m" + random.nextInt(masters))
                .tags(EXPRESSIONS[random.nextInt(EXPRESSIONS.length)]);
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> voice.priority(random.nextInt(3) - 1).asked();
            case 3, 4 -> voice.choosingAmong(2).asked();
            case 5 ->
                voice.and(1, EXPRESSIONS[random.nextInt(EXPRESSIONS.length)]).asked();
            case 6 -> voice.preferring("ssd, last-used").asked();
            case 7 -> voice.tryingOnce().asked();
            default -> voice.asked();
        };
    }

    private Command freed() {
        return agentOf(
                AgentStatus.RESERVED,
                any -> true,
                held -> master(held.use().master().value()).frees(held.name().value(), held.epoch()));
    }

    private Command chosen(Request request) {
        return random.nextInt(3) == 0
                ? voice(request).declines(request.id().value(), request.offeredAt())
                : voice(request)
                        .reserves(request.offered().get(0).value(), request.id().value());
    }

    private Command agentOf(AgentStatus status, Predicate<Agent> which, Function<Agent, Command> command) {
        List<Agent> found = pool.agents().stream()
                .filter(one -> one.status() == status)
                .filter(which)
                .sorted(Comparator.comparing(Agent::name))
                .toList();
        return found.isEmpty() ? online() : command.apply(found.get(random.nextInt(found.size())));
    }

    private Command requestOf(RequestStatus status, Function<Request, Command> command) {
        List<Request> found = of(status);
        return found.isEmpty() ? asked() : command.apply(found.get(random.nextInt(found.size())));
    }

    private List<Request> waiting() {
        return of(RequestStatus.WAITING);
    }

    private List<Request> of(RequestStatus status) {
        return pool.requests().stream()
                .filter(one -> one.status() == status)
                .sorted(Comparator.comparing(Request::id))
                .toList();
    }

    private static AgentVoice voice(Agent one) {
        return agent(one.name().value());
    }

    private static MasterVoice voice(Request one) {
        return master(one.master().value());
    }
}
