package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.AgentFailed;
import io.berth.reservation.command.Command.AgentOnline;
import io.berth.reservation.command.Command.AgentReady;
import io.berth.reservation.command.Command.ConfigurePool;
import io.berth.reservation.command.Command.EndLockDelay;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The session, the pool with its agents, and the net between them. */
final class LossyWorld {
    static final List<AgentName> AGENTS =
            List.of(new AgentName("mac-07"), new AgentName("mac-08"), new AgentName("mac-09"));

    private static final long STEP = Duration.ofMillis(50).toNanos();
    private static final String RUN = "run-1";

    final Pool pool = Pool.unconfigured(Scene.POOL);
    final MasterSession session = new MasterSession(Scene.MASTER, SessionTiming.DEFAULT, 0);

    private final Random random;
    private final List<Letter> net = new ArrayList<>();
    private long now;
    private long offset;

    /** @param what a command for the pool or an answer for the session */
    private record Letter(long arrival, Object what) {}

    LossyWorld(Random random) {
        this.random = random;
        decide(new ConfigurePool(PoolPolicy.DEFAULT));
        AGENTS.forEach(agent -> decide(new AgentOnline(agent, RUN, TagSet.of("macos"), false, -1, -1)));
    }

    /** @return whether nobody has anything to say any more */
    boolean isQuiet() {
        return session.isIdle() && net.isEmpty();
    }

    void turn(LossyUser user) {
        now += STEP;
        Step step = session.poll(now);
        assertThat(step.nextNanos()).as("nothing is due any more").isPositive();
        step.notices().forEach(user::hear);
        step.commands().forEach(command -> post(command.command()));
        List<Letter> arrived = net.stream()
                .filter(letter -> letter.arrival() <= now)
                .sorted(Comparator.comparingLong(Letter::arrival))
                .toList();
        net.removeAll(arrived);
        for (Letter letter : arrived) {
            if (letter.what() instanceof Answer answer) {
                session.onReply(Scene.POOL, answer, now);
            } else {
                decide((Command) letter.what()).forEach(this::post);
                serve();
            }
        }
    }

    /** All of it comes at its own time, a tenth comes twice, and a third of the commands is lost. */
    private void post(Object what) {
        if (what instanceof Answer || random.nextInt(3) > 0) {
            net.add(new Letter(now + random.nextInt(40) * STEP, what));
        }
        if (random.nextInt(10) == 0) {
            net.add(new Letter(now + random.nextInt(40) * STEP, what));
        }
    }

    private List<Answer> decide(Command command) {
        return pool.handle(command, new Moment(offset++, 0)).answers();
    }

    /**
     * Agents serve at once, or fail; what their holder is told of that unasked comes, or does not. All else comes: for a late
     * offer to somebody who is gone, there would be no second answer.
     */
    private void serve() {
        for (Agent agent : List.copyOf(pool.agents())) {
            if (agent.status() == AgentStatus.RESERVED && !agent.use().ready()) {
                RequestId holder = agent.use().request();
                boolean fails = random.nextInt(5) == 0;
                List<Answer> told = decide(
                        fails
                                ? new AgentFailed(agent.name(), RUN, agent.epoch())
                                : new AgentReady(agent.name(), RUN, agent.epoch()));
                told.stream()
                        .filter(answer -> !holder.equals(answer.request()) || random.nextInt(3) > 0)
                        .forEach(this::post);
            } else if (agent.status() == AgentStatus.LOCK_DELAY) {
                decide(new EndLockDelay(agent.name(), agent.epoch())).forEach(this::post);
            }
        }
    }
}
