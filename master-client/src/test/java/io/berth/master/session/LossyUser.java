package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ChangePriority;
import io.berth.reservation.command.Command.HoldPool;
import io.berth.reservation.command.Command.ReleasePool;
import io.berth.reservation.command.Command.ResumeAgent;
import io.berth.reservation.command.Command.RevokeReservation;
import io.berth.reservation.command.Command.WithdrawAgent;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Withdrawal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Whoever asks, and does not know what it wants. Checks that what it is told makes sense in its order. */
final class LossyUser {
    private static final int REQUESTS = 40;

    private final MasterSession session;
    private final Random random;
    private final Map<RequestKey, Notice> last = new HashMap<>();
    private final Map<RequestKey, Notice.Reserved> held = new HashMap<>();
    private final Map<RequestKey, Long> highest = new HashMap<>();
    private final Set<RequestKey> ready = new HashSet<>();
    private final Set<Outgoing> errands = new HashSet<>();
    private int extensions;

    LossyUser(MasterSession session, Random random) {
        this.session = session;
        this.random = random;
    }

    /** @return how many requests had their last notice */
    int over() {
        return last.size();
    }

    int unansweredExtensions() {
        return extensions;
    }

    int unansweredErrands() {
        return errands.size();
    }

    void hear(Notice notice) {
        if (notice instanceof Notice.Offered offered) {
            if (random.nextInt(3) == 0) {
                session.decline(offered.key(), offered.at());
            } else {
                session.choose(offered.key(), offered.candidates().get(0).agent());
            }
        } else if (notice instanceof Notice.Reserved reserved) {
            reserved(reserved);
        } else if (notice instanceof Notice.Ready now) {
            assertThat(held).containsKey(now.key());
            assertThat(ready.add(now.key())).as("%s gets ready once", now.key()).isTrue();
        } else if (notice instanceof Notice.Requeued requeued) {
            assertThat(held.remove(requeued.key()))
                    .as("what is put back was held")
                    .isNotNull();
            assertThat(ready).as("what was ready is not put back").doesNotContain(requeued.key());
        } else if (notice instanceof Notice.Extended || notice instanceof Notice.ExtensionRefused) {
            extensions--;
        } else if (notice instanceof Notice.Answered answered) {
            errands.remove(answered.command());
        } else if (notice instanceof Notice.Ended ended) {
            over(ended.key(), ended);
        } else if (notice instanceof Notice.Refused refused) {
            over(refused.key(), refused);
        }
    }

    private void reserved(Notice.Reserved reserved) {
        assertThat(held.put(reserved.key(), reserved))
                .as("%s is told of a grant once", reserved.key())
                .isNull();
        long epoch = reserved.agents().get(0).epoch();
        assertThat(reserved.agents()).allMatch(agent -> agent.epoch() == epoch);
        assertThat(highest.getOrDefault(reserved.key(), -1L)).isLessThan(epoch);
        highest.put(reserved.key(), epoch);
    }

    private void over(RequestKey key, Notice notice) {
        assertThat(last.put(key, notice))
                .as("the last notice of %s comes once", key)
                .isNull();
        held.remove(key);
    }

    void changesItsMind() {
        RequestKey key = new RequestKey(Scene.POOL, new RequestId("r-" + random.nextInt(REQUESTS)));
        AgentName agent = LossyWorld.AGENTS.get(random.nextInt(LossyWorld.AGENTS.size()));
        switch (random.nextInt(16)) {
            case 0 -> session.cancel(key);
            case 1 -> session.busy(key, random.nextBoolean());
            case 2 -> say(new ChangePriority(key.request(), Scene.MASTER, random.nextInt(10)));
            case 3 ->
                held.keySet().stream().findFirst().ifPresent(one -> {
                    extensions++;
                    session.extend(one, Duration.ofMinutes(10), random.nextBoolean() ? "to look at it" : null);
                });
            case 4 -> say(new WithdrawAgent(agent, Withdrawal.DRAINED, Scene.MASTER, "disk swap", null));
            case 5 -> say(new HoldPool(Scene.MASTER, "upgrade", null));
            case 6 -> say(new ReleasePool(Scene.MASTER, "done"));
            case 7 -> say(new RevokeReservation(agent, highest.getOrDefault(key, 0L), Scene.MASTER, "needed"));
            case 8, 9 -> say(new ResumeAgent(agent, Scene.MASTER, "done"));
            default -> held.keySet().stream().findFirst().ifPresent(session::free);
        }
    }

    void makesEverythingWork() {
        say(new ReleasePool(Scene.MASTER, "all is well"));
        LossyWorld.AGENTS.forEach(agent -> say(new ResumeAgent(agent, Scene.MASTER, "all is well")));
    }

    private void say(Command command) {
        Outgoing errand = new Outgoing(Scene.POOL, command);
        errands.add(errand);
        session.send(errand);
    }
}
