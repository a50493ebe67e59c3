package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.PoolName;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands that are sent until they are answered, beside the requests that are followed. */
final class Errands {
    private final SessionTiming timing;
    private final List<Notice> notices;
    private final Map<Outgoing, Errand> open = new LinkedHashMap<>();

    Errands(SessionTiming timing, List<Notice> notices) {
        this.timing = timing;
        this.notices = notices;
    }

    void add(Outgoing command) {
        open.computeIfAbsent(command, unknown -> new Errand(command, timing));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** @return the nanoseconds until the next poll */
    long poll(long nowNanos, List<Outgoing> commands) {
        long next = Long.MAX_VALUE;
        Set<Errand.Subject> busy = new HashSet<>();
        for (Errand errand : open.values()) {
            if (errand.subject() == null || busy.add(errand.subject())) {
                next = Math.min(next, errand.poll(nowNanos, commands));
            }
        }
        return next;
    }

    void answer(PoolName pool, Answer answer) {
        Set<Errand.Subject> busy = new HashSet<>();
        Iterator<Map.Entry<Outgoing, Errand>> entries = open.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Outgoing, Errand> entry = entries.next();
            Errand errand = entry.getValue();
            boolean sent = errand.subject() == null || busy.add(errand.subject());
            if (sent && entry.getKey().pool().equals(pool) && errand.isAnsweredBy(answer)) {
                notices.add(new Notice.Answered(entry.getKey(), answer));
                entries.remove();
            }
        }
    }
}
