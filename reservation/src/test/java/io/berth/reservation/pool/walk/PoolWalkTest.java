package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.AnswerText;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.EventText;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random lives of a pool, each step checked by looking at everything. A seed that fails prints its whole story. */
class PoolWalkTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 400;
    private static final PoolName NAME = new PoolName("walk");

    @Test
    void everyInvariantHoldsOnEveryWalk() {
        Seen seen = new Seen();
        for (int seed = 0; seed < SEEDS; seed++) {
            new Walk(seed, seen).walk();
        }
        seen.assertEverythingHappened();
    }

    private static final class Walk {
        private final int seed;
        private final Seen seen;
        private final SplittableRandom random;
        private final CommandDice dice;
        private final History history = new History();
        private final List<String> story = new ArrayList<>();
        private Pool pool = Pool.unconfigured(NAME);

        /** Decides nothing, only applies what the pool decided. */
        private Pool follower = Pool.unconfigured(NAME);

        private long offset;

        Walk(int seed, Seen seen) {
            this.seed = seed;
            this.seen = seen;
            this.random = new SplittableRandom(seed);
            this.dice = new CommandDice(random);
        }

        void walk() {
            try {
                for (int step = 0; step < STEPS; step++) {
                    step();
                }
            } catch (AssertionError | RuntimeException failure) {
                int from = Math.max(0, story.size() - 60);
                throw new AssertionError(
                        "Seed " + seed + " fails at its last step:\n"
                                + String.join("\n", story.subList(from, story.size())),
                        failure);
            }
        }

        private void step() {
            if (random.nextInt(100) == 0) {
                restart();
            }
            Command command = dice.next(pool);
            Moment moment = new Moment(offset, 1_000_000 + offset * 7);
            story.add(offset + " " + command);
            boolean stale = Staleness.of(command, pool);
            Pool restored = restored(pool);

            Decision decision = pool.handle(command, moment);

            decision.events().forEach(event -> story.add("    " + EventText.of(event)));
            decision.answers().forEach(answer -> story.add("    -> " + AnswerText.of(answer)));
            seen.add(decision);
            StateInvariants.check(pool);
            history.add(pool, command, decision);
            if (stale) {
                assertThat(decision.events())
                        .as("S8: what a stale command changes")
                        .allMatch(Event.EpochBaseRaised.class::isInstance);
            }
            if (restored != null) {
                assertThat(restored.handle(command, moment))
                        .as("S10: what a restored pool decides")
                        .isEqualTo(decision);
            }
            decision.events().forEach(event -> follower.apply(event, decision.position(), decision.timeMs()));
            assertThat(follower.snapshot()).as("S10: the events applied").isEqualTo(pool.snapshot());
            offset += 1 + random.nextInt(3) / 2;
        }

        /** The service starts again, now and then on a log that was created anew. */
        private void restart() {
            Pool restored = restored(pool);
            if (restored != null) {
                assertThat(restored.snapshot()).isEqualTo(pool.snapshot());
                pool = restored;
                follower = restored(follower);
                offset = random.nextBoolean() ? 0 : offset;
                story.add("restart at offset " + offset);
            }
        }

        /** @return the pool from what is stored of it, in whatever order that is read, or null while nothing is stored */
        private Pool restored(Pool from) {
            PoolPolicy policy = from.view().policy();
            return policy == null
                    ? null
                    : Pool.restored(
                            NAME,
                            policy,
                            from.view().hold(),
                            from.epochBase(),
                            shuffled(from.agents()),
                            requests(from),
                            shuffled(from.accounts()));
        }

        private List<Request> requests(Pool from) {
            return shuffled(from.requests());
        }

        private <T> List<T> shuffled(Collection<T> all) {
            List<T> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(seed));
            return shuffled;
        }
    }
}
