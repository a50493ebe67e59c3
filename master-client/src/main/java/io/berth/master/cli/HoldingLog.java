package io.berth.master.cli;

import io.berth.master.transport.TopicReader;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.ReservationEnded;
import io.berth.schemas.event.ReservationRevoked;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Takes the events of a pool, and keeps the reservations of one agent. */
final class HoldingLog implements TopicReader.Sink {
    private static final long PROGRESS_EVERY = 100_000;

    private final String agent;
    private final Progress progress;
    private final TreeMap<Long, Holding> byEpoch = new TreeMap<>();
    private boolean whole;
    private long events;

    HoldingLog(String agent, Progress progress) {
        this.agent = agent;
        this.progress = progress;
    }

    /** @return oldest first: epochs only grow */
    List<Holding> holdings() {
        return List.copyOf(byEpoch.values());
    }

    /** @return whether there is one that began before the events that were read, and others could say when */
    boolean lacksBegin() {
        return !whole && byEpoch.values().stream().anyMatch(holding -> holding.began() == null);
    }

    @Override
    public void begins(boolean all) {
        whole = all;
    }

    @Override
    public void record(String key, SpecificRecord value) {
        if (++events % PROGRESS_EVERY == 0) {
            progress.state(events + " events read");
        }
        if (value instanceof AgentReserved reserved && reserved.getAgent().equals(agent)) {
            byEpoch.put(
                    reserved.getEpoch(),
                    new Holding(
                            reserved.getMaster(),
                            reserved.getRequest(),
                            reserved.getEpoch(),
                            Instant.ofEpochMilli(reserved.getTimeMs()),
                            null,
                            null,
                            null));
        } else if (value instanceof ReservationRevoked revoked
                && revoked.getAgent().equals(agent)) {
            // Its end follows, and says the rest.
            Holding known = byEpoch.get(revoked.getEpoch());
            byEpoch.put(
                    revoked.getEpoch(),
                    (known == null
                                    ? new Holding(
                                            null, revoked.getRequest(), revoked.getEpoch(), null, null, null, null)
                                    : known)
                            .withNote("by " + revoked.getBy() + ": " + revoked.getReason()));
        } else if (value instanceof ReservationEnded ended && ended.getAgent().equals(agent)) {
            end(ended);
        }
    }

    private void end(ReservationEnded ended) {
        Holding known = byEpoch.get(ended.getEpoch());
        Holding holding = new Holding(
                ended.getMaster(),
                ended.getRequest(),
                ended.getEpoch(),
                known == null ? null : known.began(),
                Instant.ofEpochMilli(ended.getTimeMs()),
                ended.getReason().name(),
                known == null ? null : known.note());
        byEpoch.put(ended.getEpoch(), holding);
    }
}
