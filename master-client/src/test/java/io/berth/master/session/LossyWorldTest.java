package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.AgentOnline;
import io.berth.reservation.command.Command.AgentReady;
import io.berth.reservation.command.Command.ConfigurePool;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session and the real pool, with a net between them that loses, doubles, delays and reorders. */
class LossyWorldTest {
    private static final int REQUESTS = 40;
    private static final List<AgentName> AGENTS = List.of(new AgentName("mac-07"), new AgentName("mac-08"));
    private static final long STEP = Duration.ofMillis(50).toNanos();

    private final Pool pool = Pool.unconfigured(Scene.POOL);
    private final MasterSession session = new MasterSession(Scene.MASTER, SessionTiming.DEFAULT);
    private final List<Letter> net = new ArrayList<>();
    private final Map<RequestKey, Notice> last = new HashMap<>();
    private final Set<RequestKey> held = new HashSet<>();
    private long now;
    private long offset;

    /** @param what a command for the pool or an answer for the session */
    private record Letter(long arrival, Object what) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyRequestComesToItsEndAndNothingStaysHeld(long seed) {
        Random random = new Random(seed);
        decide(new ConfigurePool(PoolPolicy.DEFAULT));
        AGENTS.forEach(agent -> decide(new AgentOnline(agent, "run-1", TagSet.of("macos"), false, -1, -1)));
        for (int i = 0; i < REQUESTS; i++) {
            session.request(Scene.POOL, request(i), true);
        }
        turn(random);
        // These cancellations race with their own requests, and some overtake them.
        for (int i = 1; i < REQUESTS; i += 4) {
            session.cancel(new RequestKey(Scene.POOL, new RequestId("r-" + i)));
        }
        for (int i = 0; i < 60_000 && !(session.isIdle() && net.isEmpty()); i++) {
            turn(random);
            if (random.nextInt(20) == 0) {
                changeOfMind(random);
            }
        }

        assertThat(last)
                .hasSize(REQUESTS)
                .allSatisfy(
                        (key, notice) -> assertThat(notice).isInstanceOfAny(Notice.Ended.class, Notice.Refused.class));
        assertThat(pool.agents()).extracting(Agent::status).containsOnly(AgentStatus.AVAILABLE);
    }

    private void turn(Random random) {
        now += STEP;
        Step step = session.poll(now);
        assertThat(step.nextNanos()).as("nothing is due any more").isPositive();
        step.notices().forEach(this::hear);
        step.commands().forEach(command -> post(command.command(), random));
        List<Letter> arrived = net.stream()
                .filter(letter -> letter.arrival() <= now)
                .sorted(Comparator.comparingLong(Letter::arrival))
                .toList();
        net.removeAll(arrived);
        for (Letter letter : arrived) {
            if (letter.what() instanceof Answer answer) {
                session.onReply(Scene.POOL, answer, now);
            } else {
                decide((Command) letter.what()).forEach(answer -> post(answer, random));
                serve();
            }
        }
    }

    /**
     * All of it comes at its own time, a tenth comes twice, and a third of the commands is lost. No answer is: it stands
     * in a log. For an answer that nobody asked for, such as a late offer, there would be no second one.
     */
    private void post(Object what, Random random) {
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

    /** Agents serve at once; whether the holder hears of it is the net's affair. */
    private void serve() {
        List.copyOf(pool.agents()).stream()
                .filter(agent ->
                        agent.status() == AgentStatus.RESERVED && !agent.use().ready())
                .forEach(agent -> decide(new AgentReady(agent.name(), "run-1", agent.epoch())));
    }

    private void hear(Notice notice) {
        if (notice instanceof Notice.Offered offered) {
            session.choose(offered.key(), offered.candidates().get(0).agent());
        } else if (notice instanceof Notice.Reserved reserved) {
            held.add(reserved.key());
        } else if (notice instanceof Notice.Ended ended) {
            over(ended.key(), ended);
        } else if (notice instanceof Notice.Refused refused) {
            over(refused.key(), refused);
        }
    }

    private void over(RequestKey key, Notice notice) {
        assertThat(last.put(key, notice))
                .as("the last notice of %s comes once", key)
                .isNull();
        held.remove(key);
    }

    private void changeOfMind(Random random) {
        RequestKey key = new RequestKey(Scene.POOL, new RequestId("r-" + random.nextInt(REQUESTS)));
        switch (random.nextInt(6)) {
            case 0 -> session.cancel(key);
            case 1 -> session.busy(key, random.nextBoolean());
            default -> held.stream().findFirst().ifPresent(session::free);
        }
    }

    private static RequestAgent request(int number) {
        return new RequestAgent(
                new RequestId("r-" + number),
                Scene.MASTER,
                TagExpressionParser.parse("macos").orThrow(),
                number % 3 == 0 ? Select.CHOOSE : Select.FIRST,
                2,
                null,
                false,
                null,
                null,
                null,
                null);
    }
}
