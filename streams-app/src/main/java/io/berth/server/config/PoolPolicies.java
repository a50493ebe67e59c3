package io.berth.server.config;

import io.berth.reservation.name.Names;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the pools and what each may do. */
final class PoolPolicies {
    private final Values values;
    private final List<String> problems;

    private PoolPolicies(Values values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    /** @return the policy of each pool whose settings are in order */
    static SortedMap<PoolName, PoolPolicy> read(Map<String, String> settings, List<String> problems) {
        PoolPolicies reader = new PoolPolicies(new Values(settings, problems), problems);
        Set<String> names = reader.names(settings.getOrDefault(KnownKeys.POOLS, "default"));
        refuseStrangers(settings, names, problems);
        SortedMap<PoolName, PoolPolicy> policies = new TreeMap<>();
        for (String name : names) {
            reader.policy(name).ifPresent(policy -> policies.put(new PoolName(name), policy));
        }
        return policies;
    }

    private Set<String> names(String written) {
        Set<String> names = new TreeSet<>();
        for (String part : written.split(",", -1)) {
            String name = part.strip();
            Optional<String> problem = Names.problem("pool", name);
            if (problem.isPresent()) {
                problems.add(KnownKeys.POOLS + ": " + problem.get());
            } else if (!names.add(name)) {
                problems.add(KnownKeys.POOLS + ": names " + name + " twice. Keep one.");
            }
        }
        return names;
    }

    private static void refuseStrangers(Map<String, String> settings, Set<String> names, List<String> problems) {
        for (String key : settings.keySet()) {
            PoolKey.parse(key)
                    .filter(found -> !names.contains(found.pool()))
                    .ifPresent(found -> problems.add(found.text() + ": the pool '" + Names.shown(found.pool())
                            + "' is not one of " + KnownKeys.POOLS + " (" + String.join(", ", names)
                            + "). Add it there, or remove this key."));
        }
    }

    private Optional<PoolPolicy> policy(String pool) {
        int before = problems.size();
        Optional<TimingContract> timing = timing(pool);
        int maxOffers = values.number(key(pool, "max-offers"), PoolPolicy.DEFAULT.maxOffers(), 1, 64);
        boolean shared = values.choice(key(pool, "purpose"), "none", List.of("none", "shared"))
                .equals("shared");
        Limits limits = limits(pool);
        Optional<Order> order = Orders.read(pool, values);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new PoolPolicy(timing.orElseThrow(), maxOffers, shared, order.orElseThrow(), limits));
    }

    private Optional<TimingContract> timing(String pool) {
        int before = problems.size();
        TimingContract defaults = TimingContract.DEFAULT;
        Duration offer = values.duration(key(pool, "offer-timeout"), defaults.offer());
        Duration renewal = values.duration(key(pool, "renewal-timeout"), defaults.renewal());
        Duration idle = values.duration(key(pool, "idle-timeout"), defaults.idle());
        Duration start = values.duration(key(pool, "start-timeout"), defaults.start());
        Duration lockDelay = values.duration(key(pool, "lock-delay"), defaults.lockDelay());
        Duration outcome = values.duration(key(pool, "outcome-retention"), defaults.outcome());
        Duration silence = values.duration(key(pool, "silence-timeout"), defaults.silence());
        Duration cleaning = values.duration(key(pool, "cleaning-timeout"), defaults.cleaning());
        Duration limit = values.duration(key(pool, "hold-limit"), defaults.limit());
        Duration warning = values.duration(key(pool, "warning"), defaults.warning());
        if (problems.size() > before) {
            return Optional.empty();
        }
        Optional<String> contradiction = TimingContract.problem(
                offer, renewal, idle, start, lockDelay, outcome, silence, cleaning, limit, warning);
        if (contradiction.isPresent()) {
            problems.add(KnownKeys.POOL_PREFIX + pool + ".*: " + contradiction.get());
            return Optional.empty();
        }
        return Optional.of(
                new TimingContract(offer, renewal, idle, start, lockDelay, outcome, silence, cleaning, limit, warning));
    }

    private Limits limits(String pool) {
        Limits defaults = Limits.DEFAULT;
        return new Limits(
                values.number(key(pool, "max-starts"), defaults.starts(), 1, 100),
                values.number(key(pool, "max-failures"), defaults.failures(), 1, 100),
                values.number(key(pool, "max-extensions"), defaults.extensions(), 0, 1000),
                values.number(key(pool, "max-expiries"), defaults.expiries(), 0, 100_000),
                values.number(key(pool, "max-matches"), defaults.matches(), 1, 10_000));
    }

    private static String key(String pool, String setting) {
        return new PoolKey(pool, setting).text();
    }
}
