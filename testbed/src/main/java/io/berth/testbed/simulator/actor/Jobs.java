package io.berth.testbed.simulator.actor;

import io.berth.master.session.Notice;
import io.berth.master.session.RequestKey;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.RequestId;
import io.berth.testbed.simulator.check.Checks;
import io.berth.testbed.simulator.check.Rare;
import io.berth.testbed.simulator.world.Surroundings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of all the requests that a process follows: passes each notice on to the job that it is about. */
final class Jobs {
    private final Master master;
    private final Wishes wishes;
    private final Checks checks;
    private final Map<RequestKey, Job> jobs = new LinkedHashMap<>();

    Jobs(Master master, Wishes wishes, Checks checks) {
        this.master = master;
        this.wishes = wishes;
        this.checks = checks;
    }

    void add(RequestKey key) {
        jobs.put(key, new Job(key, master, wishes, checks));
    }

    boolean contains(RequestKey key) {
        return jobs.containsKey(key);
    }

    int size() {
        return jobs.size();
    }

    Collection<Job> all() {
        return List.copyOf(jobs.values());
    }

    List<RequestId> requests() {
        return jobs.keySet().stream().map(RequestKey::request).toList();
    }

    boolean waits(RequestId request) {
        Job job = jobs.get(new RequestKey(Surroundings.POOL, request));
        return job != null && job.isWaiting();
    }

    /** @return what took longer than so long since then, as a sentence, or null */
    String overdue(long sinceNanos, long longestNanos) {
        for (Map.Entry<RequestKey, Job> one : jobs.entrySet()) {
            String overdue = one.getValue().overdue(sinceNanos, longestNanos);
            if (overdue != null) {
                return "request " + one.getKey().request() + " of " + master.name() + " " + overdue;
            }
        }
        return null;
    }

    void clear() {
        jobs.clear();
    }

    void hear(Notice notice) {
        if (notice instanceof Notice.Waiting waiting) {
            jobs.get(waiting.key()).waits();
        } else if (notice instanceof Notice.Offered offered) {
            jobs.get(offered.key()).offered(offered);
        } else if (notice instanceof Notice.Reserved reserved) {
            jobs.get(reserved.key()).begin(reserved);
        } else if (notice instanceof Notice.Ready ready) {
            jobs.get(ready.key()).ready();
        } else if (notice instanceof Notice.Renewed renewed) {
            jobs.get(renewed.key()).renewed(renewed);
        } else if (notice instanceof Notice.Lost lost) {
            if (master.pausedHolding()) {
                master.world.coverage().saw(Rare.LOST_WHILE_PAUSED);
            }
            jobs.get(lost.key()).without(lost.agent());
        } else if (notice instanceof Notice.Released released) {
            jobs.get(released.key()).without(released.agent());
        } else if (notice instanceof Notice.Requeued requeued) {
            jobs.get(requeued.key()).givesUp();
            jobs.get(requeued.key()).waits();
        } else if (notice instanceof Notice.Ended ended) {
            if (ended.outcome() == Outcome.OFFER_EXPIRED) {
                master.world.coverage().saw(Rare.OFFER_EXPIRED_WHILE_CHOOSING);
            }
            over(ended.key());
        } else if (notice instanceof Notice.Refused refused) {
            over(refused.key());
        }
    }

    private void over(RequestKey key) {
        Job job = jobs.remove(key);
        if (job == null) {
            throw checks.twoEnds(master.name(), key);
        }
        job.end();
        master.isOver(key);
    }
}
