package io.berth.testbed.simulator.actor;

import io.berth.master.session.MasterSession;
import io.berth.master.session.Notice;
import io.berth.master.session.Outgoing;
import io.berth.master.session.RequestKey;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.testbed.simulator.check.Belief;
import io.berth.testbed.simulator.check.Checks;
import io.berth.testbed.simulator.world.Dice;
import io.berth.testbed.simulator.world.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What becomes of one request as its user sees it, who chooses, works, debugs, forgets, gives back. */
final class Job {
    /** One that means to work and to give back, whatever the dice say. */
    private static final int DILIGENT = 9;

    private final RequestKey key;
    private final Master master;
    private final Wishes wishes;
    private final Checks checks;
    private final Dice dice;
    private final Map<AgentName, Belief> beliefs = new TreeMap<>();
    private final long askedNanos;
    private boolean answered;
    private boolean choosing;
    private boolean begun;
    private boolean forgotten;
    private boolean freed;
    private long freedNanos;
    private boolean over;

    Job(RequestKey key, Master master, Wishes wishes, Checks checks) {
        this.key = key;
        this.master = master;
        this.wishes = wishes;
        this.checks = checks;
        this.dice = master.dice;
        this.askedNanos = nowNanos();
    }

    boolean isWaiting() {
        return !begun && !choosing;
    }

    /** @return whether its user forgot about it, so that it is not given back */
    boolean isForgotten() {
        return forgotten;
    }

    /** @return whether its user relies on an agent */
    boolean holds() {
        return !beliefs.isEmpty();
    }

    /** @return what took longer than so long since then, as the end of a sentence, or null */
    String overdue(long sinceNanos, long longestNanos) {
        long now = nowNanos();
        if (!answered && now - Math.max(sinceNanos, askedNanos) > longestNanos) {
            return "has no first answer";
        }
        if (freed && now - Math.max(sinceNanos, freedNanos) > longestNanos) {
            return "is given up and not over";
        }
        return null;
    }

    /** What was offered to it may be gone by now. */
    void waits() {
        answered = true;
        begun = false;
        choosing = false;
        forgotten = false;
    }

    void offered(Notice.Offered offered) {
        answered = true;
        choosing = true;
        int kind = dice.between(0, 20);
        if (kind == 0 && !master.isQuiet()) {
            forgotten = true;
            return;
        }
        int longest = (int) (2 * offered.timeout().toMillis());
        long thinks = dice.millis(0, dice.chance(0.7) ? 300 : longest);
        Consumer<MasterSession> answer = switch (kind) {
            case 1 -> all -> all.cancel(key);
            case 2, 3, 4 -> all -> all.decline(key, offered.at());
            default -> all -> all.choose(key, dice.pick(offered.candidates()).agent());
        };
        later(thinks, () -> master.submit(answer));
    }

    /** It holds all its agents. */
    void begin(Notice.Reserved reserved) {
        answered = true;
        begun = true;
        for (Notice.Granted granted : reserved.agents()) {
            Belief belief = new Belief(master.name(), master.clock(), reserved, granted, master.sleptUntilNanos());
            beliefs.put(granted.agent(), belief);
            checks.believes(belief);
        }
        int kind = master.isQuiet() ? DILIGENT : dice.between(0, 20);
        if (kind == 0) {
            // Forgets that it holds something.
            return;
        }
        if (kind == 1) {
            later(dice.millis(0, 2000), this::giveBack);
        } else if (kind < 5) {
            work();
        } else {
            // It waits for the agents; whoever waits too long goes.
            later(dice.seconds(60, 120), this::giveBack);
        }
    }

    void ready() {
        if (beliefs.isEmpty()) {
            return;
        }
        int kind = master.isQuiet() ? DILIGENT : dice.between(0, 16);
        if (kind == 0) {
            debug();
        } else {
            work();
            if (kind == 1 && beliefs.size() > 1) {
                later(dice.millis(0, 3000), this::giveOneBack);
            }
        }
    }

    private void work() {
        master.submit(all -> all.busy(key, true));
        if (!master.isQuiet() && dice.chance(0.2)) {
            Duration length = wishes.extension();
            later(dice.seconds(0, 20), () -> master.submit(all -> all.extend(key, length, null)));
        }
        later(dice.seconds(0.5, dice.chance(0.9) ? 15 : 90), () -> {
            master.submit(all -> all.busy(key, false));
            if (master.isQuiet() || dice.chance(0.9)) {
                later(dice.millis(0, 3000), this::giveBack);
            }
        });
    }

    /** A person looks into it without a job, and mostly gives it back. */
    private void debug() {
        master.submit(all -> all.extend(key, dice.duration(10, 90), "a look inside"));
        if (dice.chance(0.3)) {
            later(dice.seconds(1, 20), this::stopDebugging);
        }
        forgotten = dice.chance(0.3);
        if (!forgotten) {
            later(dice.seconds(5, 100), this::giveBack);
        }
    }

    /** Whoever ends such a hold knows that renewals count again, and relies on nothing before the next one. */
    private void stopDebugging() {
        long now = master.clock().nanos();
        beliefs.values().forEach(belief -> belief.extended(now, master.sleptUntilNanos()));
        master.submit(all -> all.extend(key, wishes.extension(), null));
    }

    void renewed(Notice.Renewed renewed) {
        Belief belief = beliefs.get(renewed.agent());
        if (belief != null) {
            belief.extended(renewed.validUntilNanos(), master.sleptUntilNanos());
            checks.believes(belief);
        }
    }

    /** The clock of its master stood still until now. */
    void slept() {
        beliefs.values().forEach(belief -> belief.slept(master.sleptUntilNanos()));
    }

    /** It cannot rely on that one any more. What is lost must be freed all the same. */
    void without(AgentName agent) {
        checks.gaveUp(beliefs.remove(agent));
        if (beliefs.isEmpty()) {
            forgotten = !master.isQuiet() && dice.chance(0.4);
            if (!forgotten) {
                later(dice.millis(0, 5000), this::free);
            }
        }
    }

    /** It relies on nothing that it held. */
    void givesUp() {
        beliefs.values().forEach(checks::gaveUp);
        beliefs.clear();
    }

    void free() {
        master.submit(all -> all.free(key));
    }

    void giveBack() {
        if (!over) {
            givesUp();
            if (!freed) {
                freed = true;
                freedNanos = nowNanos();
            }
            free();
        }
    }

    /** As somebody at a shell does it, who needs the others for longer. */
    private void giveOneBack() {
        if (!over && beliefs.size() > 1) {
            Belief one = dice.pick(List.copyOf(beliefs.values()));
            beliefs.remove(one.agent());
            checks.gaveUp(one);
            Command free = new Command.FreeReservation(one.agent(), one.epoch(), master.master());
            master.submit(all -> all.send(new Outgoing(Surroundings.POOL, free)));
        }
    }

    void end() {
        givesUp();
        over = true;
    }

    private void later(long nanos, Runnable action) {
        master.later(nanos, action);
    }

    private long nowNanos() {
        return master.world.scheduler().nowNanos();
    }
}
