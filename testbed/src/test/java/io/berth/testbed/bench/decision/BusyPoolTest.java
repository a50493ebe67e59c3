package io.berth.testbed.bench.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.RequestStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A measured pool must be what the figures say it is, also after many turns. */
class BusyPoolTest {
    private static final int SIZE = 300;

    @ParameterizedTest
    @EnumSource
    void everyAgentIsHeldAndAsManyRequestsWait(Shape shape) {
        assertBusy(new BusyPool(shape, SIZE));
    }

    @ParameterizedTest
    @EnumSource
    void staysAsItIsWhateverTurnIsMeasured(Shape shape) {
        List<Supplier<Turn>> kinds =
                List.of(Turn.Request::new, Turn.Free::new, Turn.Renew::new, Turn.Cancel::new, Turn.AskAgain::new);
        for (Supplier<Turn> kind : kinds) {
            Turn turn = kind.get();
            BusyPool busy = new BusyPool(shape, SIZE);
            for (int i = 0; i < 2 * SIZE; i++) {
                busy.handle(turn.command(busy));
                turn.restore(busy);
            }
            assertBusy(busy);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasAsManyTagSetsAsItsShapeSays(Shape shape) {
        Set<Object> tagSets = new BusyPool(shape, SIZE)
                .pool().agents().stream().map(agent -> agent.tags()).collect(Collectors.toSet());
        assertThat(tagSets).hasSize(shape.tagSets(SIZE));
    }

    @ParameterizedTest
    @EnumSource
    void hasAsManyExpressionsAsItsShapeSays(Shape shape) {
        long expressions = new BusyPool(shape, SIZE)
                .pool().requests().stream()
                        .filter(request -> request.status() == RequestStatus.WAITING)
                        .map(request -> request.demand())
                        .distinct()
                        .count();
        assertThat(expressions).isEqualTo(Math.min(SIZE, shape.expressions(SIZE)));
    }

    private static void assertBusy(BusyPool busy) {
        assertThat(busy.pool().agents()).hasSize(SIZE).allMatch(agent -> agent.status() == AgentStatus.RESERVED);
        Map<RequestStatus, Long> counts = busy.pool().requests().stream()
                .collect(Collectors.groupingBy(request -> request.status(), Collectors.counting()));
        assertThat(counts)
                .containsEntry(RequestStatus.RESERVED, (long) SIZE)
                .containsEntry(RequestStatus.WAITING, (long) SIZE)
                .containsOnlyKeys(RequestStatus.RESERVED, RequestStatus.WAITING, RequestStatus.ENDED);
        assertThat(counts.get(RequestStatus.ENDED))
                .as("those that show how often somebody was overtaken are kept besides")
                .isBetween((long) SIZE, 2L * SIZE);
    }
}
