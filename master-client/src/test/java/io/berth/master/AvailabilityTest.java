package io.berth.master;

import static io.berth.master.ManualAgents.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.master.transport.AgentFeed;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagExpressionParser;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private final ManualAgents feed = new ManualAgents();
    private final Queue<Runnable> callbacks = new ArrayDeque<>();
    private final Availability availability = new Availability(feed, callbacks::add);
    private final List<String> told = new ArrayList<>();

    @Test
    void followsNobodyUntilSomebodyWantsToKnow() {
        assertThat(feed.followed).isEmpty();
        watch("macos");
        watch("linux");
        assertThat(feed.followed).hasSize(1);
    }

    @Test
    void tellsOfWhatIsAvailableAlreadyOnceItIsKnown() {
        watch("macos");
        present().agent(agent("mac-1", AgentStatus.RESERVED, "macos"));
        present().agent(agent("mac-1", AgentStatus.AVAILABLE, "macos"));
        present().agent(agent("mac-2", AgentStatus.AVAILABLE, "macos"));
        present().agent(agent("mac-2", AgentStatus.RESERVED, "macos"));
        present().agent(agent("mac-3", AgentStatus.AVAILABLE, "macos"));
        present().gone("default/mac-3");
        assertThat(told()).isEmpty();
        present().complete();
        assertThat(told()).containsExactly("mac-1");
    }

    @Test
    void tellsEachTimeThatAnAgentBecomesAvailableAndNotWhileItIs() {
        watch("macos");
        present().complete();
        present().agent(agent("mac-1", AgentStatus.AVAILABLE, "macos"));
        present().agent(agent("mac-1", AgentStatus.AVAILABLE, "macos", "ssd"));
        present().agent(agent("mac-1", AgentStatus.RESERVED, "macos"));
        present().agent(agent("mac-1", AgentStatus.AVAILABLE, "macos"));
        assertThat(told()).containsExactly("mac-1", "mac-1");
    }

    @Test
    void anAgentThatComesToMatchBecomesAvailableToWhoWantsThat() {
        watch("ssd");
        present().complete();
        present().agent(agent("mac-1", AgentStatus.AVAILABLE, "macos"));
        assertThat(told()).isEmpty();
        present().agent(agent("mac-1", AgentStatus.AVAILABLE, "macos", "ssd"));
        assertThat(told()).containsExactly("mac-1");
    }

    @Test
    void tellsNobodyOfOtherPools() {
        availability.watch(
                new PoolName("other"), TagExpressionParser.parse("macos").orThrow(), agent -> told.add("other"));
        present().complete();
        present().agent(agent("mac-1", AgentStatus.AVAILABLE, "macos"));
        assertThat(told()).isEmpty();
    }

    @Test
    void whoComesLaterIsToldOfWhatIsAvailableThen() {
        watch("linux");
        present().complete();
        present().agent(agent("mac-1", AgentStatus.AVAILABLE, "macos"));
        watch("macos");
        assertThat(told()).containsExactly("mac-1");
        assertThat(feed.followed).hasSize(1);
    }

    @Test
    void nobodyIsToldAfterItsSubscriptionIsClosed() {
        Subscription subscription = watch("macos");
        present().complete();
        present().agent(agent("mac-1", AgentStatus.AVAILABLE, "macos"));
        subscription.close();
        assertThat(told()).isEmpty();
    }

    @Test
    void stopsWithTheLastSubscriptionAndBeginsAnewWithTheNext() {
        Subscription first = watch("macos");
        Subscription second = watch("linux");
        AgentFeed.Listener old = present();
        first.close();
        assertThat(feed.stopped).isZero();
        second.close();
        second.close();
        assertThat(feed.stopped).isOne();

        watch("macos");
        assertThat(feed.followed).hasSize(2);
        old.complete();
        old.agent(agent("mac-1", AgentStatus.AVAILABLE, "macos"));
        assertThat(told()).isEmpty();
        present().agent(agent("mac-2", AgentStatus.AVAILABLE, "macos"));
        present().complete();
        assertThat(told()).containsExactly("mac-2");
    }

    @Test
    void aClosedClientTellsNobodyAndReadsNoMore() {
        ManualTransport transport = new ManualTransport();
        Client client = transport.connect(Duration.ofSeconds(1));
        client.onAvailable(BerthConfig.DEFAULT_POOL, "macos", agent -> told.add("told"));
        CompletableFuture<List<PoolAgent>> read = client.agents(BerthConfig.DEFAULT_POOL);
        client.close();
        assertThat(transport.agents().stopped).isOne();
        assertThatThrownBy(read::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("The client was closed during the read");
        assertThat(told).isEmpty();
    }

    @Test
    void anExpressionThatCannotBeReadIsRefusedAtOnce() {
        try (Client client = new ManualTransport().connect(Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> client.onAvailable(BerthConfig.DEFAULT_POOL, "macos &&", agent -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void agentsAreHandedOnAsTheyWereRead() {
        ManualTransport transport = new ManualTransport();
        try (Client client = transport.connect(Duration.ofSeconds(1))) {
            CompletableFuture<List<PoolAgent>> agents = client.agents(BerthConfig.DEFAULT_POOL);
            transport.agents().reads.get(0).complete(List.of(agent("mac-1", AgentStatus.AVAILABLE, "macos")));
            assertThat(agents.join()).extracting(PoolAgent::isAvailable).containsExactly(true);
        }
    }

    private Subscription watch(String tags) {
        return availability.watch(
                BerthConfig.DEFAULT_POOL,
                TagExpressionParser.parse(tags).orThrow(),
                agent -> told.add(agent.name().value()));
    }

    private AgentFeed.Listener present() {
        return feed.followed.get(feed.followed.size() - 1);
    }

    private List<String> told() {
        while (!callbacks.isEmpty()) {
            callbacks.remove().run();
        }
        return told;
    }
}
