package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.audit.Audit;
import io.berth.reservation.audit.AuditReport;
import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.audit.Check;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.AnswerText;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.EventText;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** One random life of a pool. */
final class Walk {
    private static final PoolName NAME = new PoolName("walk");

    /** A restored pool decides beside the live one for so many commands before it is restored anew. */
    private static final int COMPARED = 20;

    private final int seed;
    private final Seen seen;
    private final SplittableRandom random;
    private final CommandDice dice;
    private final History history = new History();
    private final Situations situations = new Situations();
    private final Overtakes overtakes = new Overtakes();
    private final Audit audit = Audit.ofWholeLog();
    private final List<Scene> story = new ArrayList<>();
    private Pool pool = Pool.unconfigured(NAME);
    private Pool follower = Pool.unconfigured(NAME);
    private Pool restored = Pool.unconfigured(NAME);
    private long offset;
    private long timeMs = 1_700_000_000_000L;

    /** A command and what became of it, null while nothing did. */
    record Scene(long offset, Command command, Decision decision) {
        private String text() {
            List<String> lines = new ArrayList<>();
            lines.add(offset + " " + command);
            if (decision != null) {
                decision.events().forEach(event -> lines.add("    " + EventText.of(event)));
                decision.answers().forEach(answer -> lines.add("    -> " + AnswerText.of(answer)));
            }
            return String.join("\n", lines);
        }
    }

    Walk(int seed, Seen seen) {
        this.seed = seed;
        this.seen = seen;
        this.random = new SplittableRandom(seed);
        this.dice = new CommandDice(random);
    }

    /** @return its story */
    List<Scene> walk(int steps) {
        try {
            for (int step = 0; step < steps; step++) {
                step(step);
            }
            AuditReport report = audit.report();
            assertThat(report.checks().stream().map(Check::violations).flatMap(List::stream))
                    .as("what the audit finds")
                    .isEmpty();
        } catch (AssertionError | RuntimeException failure) {
            List<Scene> last = story.subList(Math.max(0, story.size() - 60), story.size());
            throw new AssertionError(
                    "Seed " + seed + " fails at its last step:\n"
                            + last.stream().map(Scene::text).collect(Collectors.joining("\n")),
                    failure);
        }
        seen.add(situations);
        return story;
    }

    private void step(int step) {
        if (random.nextInt(60) == 0) {
            restart();
        }
        if (step % COMPARED == 0 || restored.view().policy() == null) {
            restored = restored(pool);
        }
        Command command = dice.next(pool);
        Moment moment = new Moment(offset, timeMs);
        story.add(new Scene(offset, command, null));
        boolean stale = Staleness.of(command, pool);

        Decision decision = pool.handle(command, moment);

        story.set(step, new Scene(offset, command, decision));
        same("S10: what a restored pool decides", restored.handle(command, moment), decision);
        if (!decision.events().isEmpty()) {
            happened(command, decision, stale);
        }
        history.add(pool, command, decision);
        seen.add(command, decision);
        goOn();
    }

    private void happened(Command command, Decision decision, boolean stale) {
        List<Event> own = new Replay(follower, situations, overtakes).follow(command, decision);
        if (stale) {
            assertThat(own).as("S8: what a stale command changes").isEmpty();
        }
        Pool.Snapshot now = pool.snapshot();
        same("S10: the events applied", follower.snapshot(), now);
        same("S10: a restored pool", restored.snapshot(), now);
        StateInvariants.check(pool);
        audited(decision);
    }

    /** Asked so often that the words are only put together when they are needed. */
    private static void same(String what, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    private void audited(Decision decision) {
        for (int i = 0; i < decision.events().size(); i++) {
            audit.add(new AuditedEvent(
                    NAME,
                    decision.position(),
                    i,
                    decision.timeMs(),
                    decision.events().get(i)));
        }
    }

    /** Offsets have gaps, and the log's time goes back a little when a broker takes over. */
    private void goOn() {
        offset += 1 + random.nextInt(3) / 2;
        timeMs += switch (random.nextInt(40)) {
            case 0 -> -random.nextInt(3000);
            case 1, 2 -> random.nextInt(120_000);
            default -> random.nextInt(3000);
        };
    }

    /** The service starts again, now and then on a log that was created anew. */
    private void restart() {
        if (pool.view().policy() == null) {
            return;
        }
        pool = restored(pool);
        follower = restored(follower);
        restored = restored(pool);
        assertThat(pool.snapshot()).isEqualTo(follower.snapshot());
        // A pool that shows no position of its own, because all of it was forgotten, cannot tell a new log from an old
        // one.
        boolean tells = pool.view().highestPosition() >= pool.epochBase();
        offset = tells && random.nextInt(4) == 0 ? 0 : offset;
    }

    /** @return the pool from what is stored of it, in whatever order that is read */
    private Pool restored(Pool from) {
        return from.view().policy() == null
                ? Pool.unconfigured(NAME)
                : Pool.restored(
                        NAME,
                        from.view().policy(),
                        from.view().hold(),
                        from.epochBase(),
                        from.view().highestPosition(),
                        shuffled(from.agents()),
                        shuffled(from.requests()),
                        shuffled(from.accounts()));
    }

    private <T> List<T> shuffled(Collection<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
