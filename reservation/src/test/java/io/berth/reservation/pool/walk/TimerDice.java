package io.berth.reservation.pool.walk;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.timer.Timer;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timer.Timers;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Throws what timers write: those that run, those that ran once, and some that never did. */
final class TimerDice {
    /** There is one for everything that waits or is held; if all went off, little would live long enough. */
    private static final Set<Kind> SELDOM =
            EnumSet.of(Kind.SILENCE, Kind.RENEWAL, Kind.START, Kind.LIMIT, Kind.IDLE, Kind.WAIT);

    private final SplittableRandom random;
    private final List<Command> everDue = new ArrayList<>();

    TimerDice(SplittableRandom random) {
        this.random = random;
    }

    Command next(Pool pool) {
        List<Command> due = due(pool);
        if (!everDue.isEmpty() && random.nextInt(6) == 0) {
            return everDue.get(random.nextInt(everDue.size()));
        }
        if (due.isEmpty() || random.nextInt(12) == 0) {
            return absurd(pool);
        }
        everDue.addAll(due);
        // It is due at once, and mostly settled with the next command, whatever that is.
        if (!pool.isSettled() && random.nextBoolean()) {
            return new Command.Settle();
        }
        return due.get(random.nextInt(due.size()));
    }

    private List<Command> due(Pool pool) {
        if (pool.view().policy() == null) {
            return List.of();
        }
        TimingContract timing = pool.view().policy().timing();
        List<Timer> timers = new ArrayList<>(Timers.of(pool));
        pool.agents().forEach(agent -> timers.addAll(Timers.of(agent, timing)));
        pool.requests().forEach(request -> timers.addAll(Timers.of(request, timing)));
        // The order of a hash map must not decide what a seed does.
        timers.sort(Comparator.comparing(timer -> timer.key().toString()));
        // Now and then many masters fall silent at once.
        boolean silence = random.nextInt(10) == 0;
        return timers.stream()
                .filter(timer -> !silence || timer.key().kind() == Kind.RENEWAL)
                .filter(timer -> silence || !SELDOM.contains(timer.key().kind()) || random.nextInt(8) == 0)
                .map(Timer::command)
                .toList();
    }

    private Command absurd(Pool pool) {
        AgentName name = new AgentName(pick(CommandDice.AGENTS));
        RequestId id = new RequestId(pick(MasterDice.REQUESTS));
        Request known = pool.view().request(id);
        Agent agent = pool.view().agent(name);
        long epoch = MasterDice.epoch(random, agent);
        long sign = known == null || random.nextBoolean() ? random.nextLong() : known.position();
        ExpiryCause cause = pick(ExpiryCause.values());
        return switch (random.nextInt(10)) {
            case 0 -> new Command.ExpireOffers(id, sign);
            case 1 -> new Command.ExpireRequest(id, sign, pick(WaitCause.values()));
            case 2 -> new Command.ExpireReservation(name, epoch, sign, cause);
            case 3 -> new Command.EndLockDelay(name, epoch);
            case 4 -> new Command.ExpireCleaning(name, epoch);
            case 5 -> new Command.FallBack(id, sign);
            case 6 -> new Command.WarnHolder(name, epoch, sign, cause, Duration.ofSeconds(1));
            case 7 -> new Command.EndWithdrawal(name, sign);
            case 8 -> new Command.EndPoolHold(sign);
            default -> new Command.ForgetRequests(List.of(id, id, new RequestId(pick(MasterDice.REQUESTS))));
        };
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
