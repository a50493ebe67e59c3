package io.berth.master.cli;

import io.berth.master.transport.TopicReader;
import io.berth.reservation.audit.Audit;
import io.berth.reservation.audit.AuditReport;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.mapping.EventMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Takes the event log as it is read, and audits it. */
final class EventLog implements TopicReader.Sink {
    private static final long PROGRESS_EVERY = 100_000;
    private static final int MOST_UNREADABLE = 100;

    private final Progress progress;
    private final PoolName pool;
    private final List<String> unreadable = new ArrayList<>();
    private Audit audit = Audit.ofWholeLog();
    private boolean whole = true;
    private long events;

    /** @param pool whose events are looked at; null for all */
    EventLog(Progress progress, PoolName pool) {
        this.progress = progress;
        this.pool = pool;
    }

    AuditReport report() {
        return audit.report();
    }

    boolean isWhole() {
        return whole;
    }

    /** @return what is no event, at most the first hundred */
    List<String> unreadable() {
        return Collections.unmodifiableList(unreadable);
    }

    @Override
    public void begins(boolean complete) {
        whole = complete;
        audit = complete ? Audit.ofWholeLog() : Audit.ofTruncatedLog();
    }

    @Override
    public void record(String key, SpecificRecord value) {
        if (pool != null && !pool.value().equals(key)) {
            return;
        }
        if (value == null) {
            unreadable("a record with key " + key, "It has no value.");
            return;
        }
        try {
            audit.add(EventMapper.read(value));
        } catch (IllegalArgumentException e) {
            unreadable("a " + value.getSchema().getName() + " with key " + key, e.getMessage());
        }
        if (++events % PROGRESS_EVERY == 0) {
            progress.state(events + " events read");
        }
    }

    @Override
    public void unreadable(String where, String sentence) {
        if (unreadable.size() < MOST_UNREADABLE) {
            unreadable.add(where + ": " + sentence);
        }
    }
}
