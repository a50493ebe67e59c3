package io.berth.schemas.mapping;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.Limit;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Share;
import io.berth.reservation.pool.Turns;
import io.berth.reservation.pool.Use;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.pool.Withdrawn;
import io.berth.reservation.tag.Preference;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values of the protocol, each as it can occur, all from one seed. */
final class Dice {
    private static final List<String> ATOMS = List.of(
            "linux",
            "last-used",
            "xcode=15.2",
            "xcode>=15.2",
            "jdk<18",
            "os in (a, \"b\", windows-11)",
            "\"last-used\"",
            "\"in\"",
            "mac-07");
    private static final List<String> TEXTS =
            List.of("", "why", "nightly 881, https://ci/job/\u00e9", "\ud83d\ude00", "'\"\\");
    private static final long[] EDGES = {0, 1, 42, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE};

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    TagExpression expression() {
        return TagExpressionParser.parse(expression(3)).orThrow();
    }

    private String expression(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 0, 1 -> oneOf(ATOMS);
            case 2 -> "!(" + expression(depth - 1) + ")";
            case 3 -> "(" + expression(depth - 1) + oneOf(List.of("&&", "||")) + expression(depth - 1) + ")";
            default -> "(" + expression(depth - 1) + oneOf(List.of("->", "<->")) + expression(depth - 1) + ")";
        };
    }

    Wish wish() {
        boolean chooses = random.nextBoolean();
        int last = random.nextInt(Wish.MAX_ALTERNATIVES);
        List<Alternative> alternatives = IntStream.rangeClosed(0, last)
                .mapToObj(i -> new Alternative(demand(chooses), i == last ? null : duration()))
                .toList();
        return new Wish(
                alternatives,
                preferences(),
                Wish.LOWEST_PRIORITY + random.nextInt(Wish.HIGHEST_PRIORITY - Wish.LOWEST_PRIORITY + 1),
                chooses ? Select.CHOOSE : Select.FIRST,
                1 + random.nextInt(64),
                orNull(this::duration),
                orNull(() -> oneOf(TEXTS)));
    }

    private Demand demand(boolean single) {
        int needs = single ? 1 : 1 + random.nextInt(Demand.MAX_NEEDS);
        int most = Demand.MAX_AGENTS / needs;
        return new Demand(IntStream.range(0, needs)
                .mapToObj(i -> Need.of(single ? 1 : 1 + random.nextInt(most), expression()))
                .toList());
    }

    private List<Preference> preferences() {
        return IntStream.range(0, random.nextInt(Preference.MOST + 1))
                .<Preference>mapToObj(i -> random.nextInt(3) == 0
                        ? new Preference.LastUsed()
                        : new Preference.Matching(
                                TagExpressionParser.parse(expression(1)).orThrow()))
                .toList();
    }

    /** Whole milliseconds, as everywhere on the wire. */
    Duration duration() {
        long longest = TimingContract.LONGEST.toMillis();
        return Duration.ofMillis(
                switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> longest;
                    default -> random.nextLong(longest);
                });
    }

    TimingContract timing() {
        return new TimingContract(
                between(100, 10_000),
                between(1_000, 40_000),
                between(10_001, 50_000),
                between(1_000, 50_000),
                between(0, 50_000),
                between(10_000, 50_000),
                between(1_000, 50_000),
                between(1_000, 50_000),
                between(1_000, TimingContract.LONGEST.toMillis()),
                between(0, 50_000));
    }

    private Duration between(long least, long most) {
        return Duration.ofMillis(least + random.nextLong(most - least + 1));
    }

    PoolPolicy policy() {
        Map<MasterName, Share> shares = new HashMap<>();
        IntStream.range(0, random.nextInt(5)).forEach(i -> shares.put(master(), share()));
        return new PoolPolicy(
                timing(),
                1 + random.nextInt(64),
                random.nextBoolean(),
                new Order(
                        random.nextInt(10_001),
                        between(60_000, Duration.ofDays(30).toMillis()),
                        share(),
                        shares),
                new Limits(
                        1 + random.nextInt(100),
                        1 + random.nextInt(100),
                        random.nextInt(1001),
                        random.nextInt(100_001),
                        1 + random.nextInt(10_000)));
    }

    private Share share() {
        return new Share(1 + random.nextInt(1000), 1 + random.nextInt(Integer.MAX_VALUE), 1 + random.nextInt(100));
    }

    Agent agent() {
        return new Agent(
                agentName(),
                oneOf(List.of(AgentStatus.values())),
                random.nextBoolean(),
                "Run-" + random.nextInt(10),
                IntStream.range(0, random.nextInt(Agent.RUNS_REMEMBERED + 1))
                        .mapToObj(i -> "run-" + i)
                        .toList(),
                tags(),
                random.nextBoolean(),
                positionOrNone(),
                orNull(this::use),
                orNull(this::withdrawn),
                random.nextInt(100),
                random.nextBoolean(),
                orNull(this::master),
                new Turns(random.nextInt(Integer.MAX_VALUE), position(), position()),
                position(),
                position());
    }

    private Use use() {
        return new Use(
                request(),
                master(),
                timing(),
                random.nextBoolean(),
                position(),
                position(),
                new Limit(duration(), position(), position(), random.nextInt(1000), orNull(() -> oneOf(TEXTS))),
                random.nextBoolean(),
                positionOrNone(),
                positionOrNone());
    }

    private Withdrawn withdrawn() {
        return new Withdrawn(
                oneOf(List.of(Withdrawal.values())),
                orNull(this::master),
                oneOf(TEXTS),
                orNull(this::duration),
                position(),
                position());
    }

    /** One that was accepted: its wish and its timing are there. */
    Request accepted() {
        return new Request(
                request(),
                master(),
                oneOf(List.of(RequestStatus.values())),
                wish(),
                random.nextInt(Wish.MAX_ALTERNATIVES),
                agents(),
                timing(),
                position(),
                position(),
                position(),
                random.nextInt(100),
                agents(),
                positionOrNone(),
                IntStream.range(0, random.nextInt(4)).mapToObj(i -> held()).toList(),
                orNull(this::outcome),
                orNull(() -> oneOf(List.of(RefusalCode.values()))),
                orNull(() -> oneOf(TEXTS)),
                position(),
                position());
    }

    private Held held() {
        return new Held(agentName(), position(), random.nextInt(4), tags(), orNull(this::outcome));
    }

    private Outcome outcome() {
        return oneOf(List.of(Outcome.values()));
    }

    Account account() {
        return new Account(master(), random.nextDouble() * Math.pow(10, random.nextInt(20)), position());
    }

    RequestId request() {
        return new RequestId("r-" + random.nextInt(1000));
    }

    MasterName master() {
        return new MasterName("m-" + random.nextInt(1000));
    }

    private AgentName agentName() {
        return new AgentName("a-" + random.nextInt(1000));
    }

    private List<AgentName> agents() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> agentName()).toList();
    }

    private TagSet tags() {
        return TagSet.of(new ArrayList<>(IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> oneOf(List.of("linux", "jdk=17", "jdk=11", "os=windows-11", "beta")))
                .collect(Collectors.toSet())));
    }

    private long position() {
        return random.nextBoolean() ? random.nextLong(1_000_000) : EDGES[random.nextInt(EDGES.length)];
    }

    private long positionOrNone() {
        return random.nextInt(3) == 0 ? -1 : position();
    }

    boolean flip() {
        return random.nextBoolean();
    }

    <T> T orNull(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
