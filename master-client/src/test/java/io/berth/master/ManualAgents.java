package io.berth.master;

import io.berth.master.transport.AgentFeed;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A feed that says what the test says. */
final class ManualAgents implements AgentFeed {
    final List<CompletableFuture<List<PoolAgent>>> reads = new ArrayList<>();
    final List<Listener> followed = new ArrayList<>();
    int stopped;

    static PoolAgent agent(String name, AgentStatus status, String... tags) {
        return new PoolAgent(
                BerthConfig.DEFAULT_POOL,
                new AgentName(name),
                TagSet.of(tags),
                status,
                true,
                -1,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    @Override
    public CompletableFuture<List<PoolAgent>> read(PoolName pool) {
        CompletableFuture<List<PoolAgent>> read = new CompletableFuture<>();
        reads.add(read);
        return read;
    }

    @Override
    public Following follow(Listener listener) {
        followed.add(listener);
        return () -> stopped++;
    }
}
