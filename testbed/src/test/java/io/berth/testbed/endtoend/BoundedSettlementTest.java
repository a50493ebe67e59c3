package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.command.Settle;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.log.TopicDump;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More waits, and more is free, than one command may give away. The agents are only said to be there. */
@ExtendWith(SharedService.Lifetime.class)
class BoundedSettlementTest {
    private static final PoolName POOL = new PoolName(SharedService.CROWDED_POOL);
    private static final MasterName OLGA = new MasterName("olga");
    private static final int MATCHES = Limits.DEFAULT.matches();
    private static final int CROWD = 2 * MATCHES + 50;

    @AfterAll
    static void allThatHappenedIsInOrder() {
        PoolStage.audit(new PoolStage(POOL.value()), POOL.value());
    }

    @Test
    void everybodyIsServedWhenThePoolIsReleasedByCommandsOfWhichNoneDoesTooMuch() {
        try (Wire wire = new Wire(SharedService.get().bootstrapServers())) {
            say(wire, new Command.HoldPool(OLGA, "storage moves", null));
            for (int i = 0; i < CROWD; i++) {
                say(wire, online(i));
                say(wire, request(i));
            }
            assertThat(reserved()).isEmpty();
            say(wire, new Command.ReleasePool(OLGA, "done"));

            Await.until(
                    CROWD + " requests are served",
                    World.LIMIT,
                    () -> Optional.of(reserved()).filter(all -> all.size() == CROWD));
        }
        // The epoch is the position of the command that granted it.
        Map<Long, Long> byCommand = reserved().stream()
                .collect(Collectors.groupingBy(AgentReserved::getEpoch, TreeMap::new, Collectors.counting()));
        assertThat(byCommand.values()).allMatch(count -> count <= MATCHES).hasSizeGreaterThan(2);
        assertThat(settles()).isGreaterThanOrEqualTo(2);
    }

    private static void say(Wire wire, Command command) {
        wire.send(Topics.COMMANDS, POOL.value(), wire.bytes(CommandMapper.write(POOL, command)));
    }

    private static Command online(int i) {
        return new Command.AgentOnline(new AgentName("crowd-" + i), "run-1", TagSet.of("linux"), false, -1, -1);
    }

    private static Command request(int i) {
        return new Command.RequestAgent(
                new RequestId("crowd-" + i),
                new MasterName("master-" + i % 10),
                Wish.of(TagExpressionParser.parse("linux").orThrow()),
                true,
                null,
                null,
                null,
                null);
    }

    private static List<AgentReserved> reserved() {
        return PoolStage.events()
                .of(AgentReserved.class)
                .filter(event -> event.getPool().equals(POOL.value()))
                .toList();
    }

    /** @return how often the pool asked to go on */
    private static long settles() {
        return TopicDump.of(SharedService.get().bootstrapServers(), List.of(Topics.COMMANDS.name())).stream()
                .filter(entry -> POOL.value().equals(entry.key()))
                .filter(entry -> entry.value().filter(Settle.class::isInstance).isPresent())
                .count();
    }
}
