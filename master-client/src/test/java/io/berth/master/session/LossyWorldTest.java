package io.berth.master.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagExpressionParser;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session and the real pool, with a net between them that loses, doubles, delays and reorders. */
class LossyWorldTest {
    private static final int REQUESTS = 40;
    private static final int MOST_TURNS = 60_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyRequestComesToItsEndAndNothingStaysHeld(long seed) {
        Random random = new Random(seed);
        LossyWorld world = new LossyWorld(random);
        LossyUser user = new LossyUser(world.session, random);
        if (seed % 2 == 0) {
            world.session.speakAlone(Scene.POOL, Set.of());
        }
        for (int i = 0; i < REQUESTS; i++) {
            world.session.request(Scene.POOL, request(i), true);
            if (i % 5 == 0) {
                world.turn(user);
            }
            // These cancellations race with their own requests, and some overtake them.
            if (i % 4 == 1) {
                world.session.cancel(new RequestKey(Scene.POOL, new RequestId("r-" + i)));
            }
        }
        for (int i = 0; i < MOST_TURNS && !(user.over() == REQUESTS && world.isQuiet()); i++) {
            world.turn(user);
            if (random.nextInt(10) == 0 && user.over() < REQUESTS) {
                user.changesItsMind();
            }
        }
        assertThat(user.over()).isEqualTo(REQUESTS);

        user.makesEverythingWork();
        for (int i = 0; i < MOST_TURNS && !world.isQuiet(); i++) {
            world.turn(user);
        }
        assertThat(world.isQuiet()).as("every command got its answer").isTrue();
        // The last answers are told with the next step.
        world.turn(user);
        assertThat(user.unansweredExtensions()).isZero();
        assertThat(user.unansweredErrands()).isZero();
        assertThat(world.pool.agents()).extracting(Agent::status).containsOnly(AgentStatus.AVAILABLE);
    }

    private static RequestAgent request(int number) {
        Select select = number % 3 == 0 ? Select.CHOOSE : Select.FIRST;
        int count = select == Select.FIRST && number % 2 == 0 ? 2 : 1;
        Wish wish = new Wish(
                List.of(new Alternative(
                        new Demand(List.of(Need.of(
                                count, TagExpressionParser.parse("macos").orThrow()))),
                        null)),
                List.of(),
                0,
                select,
                2,
                null,
                null);
        return new RequestAgent(new RequestId("r-" + number), Scene.MASTER, wish, false, null, null, null, null);
    }
}
