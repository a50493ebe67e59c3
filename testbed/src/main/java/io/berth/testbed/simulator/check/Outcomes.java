package io.berth.testbed.simulator.check;

import io.berth.master.session.Notice;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.RequestId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** S6: one final outcome for each request, and whoever asks is told that one. */
final class Outcomes {
    private final Map<RequestId, Outcome> remembered = new HashMap<>();
    private final Map<RequestId, Set<Outcome>> ever = new HashMap<>();
    private final Set<RequestId> open = new HashSet<>();

    void happened(Event event) {
        if (event instanceof Event.RequestAccepted accepted) {
            expect(
                    !remembered.containsKey(accepted.request()),
                    () -> accepted.request() + " began again after its end");
            expect(open.add(accepted.request()), () -> accepted.request() + " began twice");
        } else if (event instanceof Event.RequestRejected rejected) {
            expect(!open.contains(rejected.request()), () -> rejected.request() + " was rejected while it was open");
            ended(rejected.request(), Outcome.REJECTED);
        } else if (event instanceof Event.RequestEnded ended) {
            expect(open.remove(ended.request()), () -> ended.request() + " ended and was not open");
            ended(ended.request(), ended.outcome());
        } else if (event instanceof Event.RequestsForgotten forgotten) {
            forgotten.requests().forEach(request -> {
                expect(remembered.remove(request) != null, () -> request + " was forgotten before its end");
            });
        }
    }

    private void ended(RequestId request, Outcome outcome) {
        Outcome before = remembered.put(request, outcome);
        expect(before == null, () -> request + " ended by " + outcome + " after it had ended by " + before);
        ever.computeIfAbsent(request, unknown -> new HashSet<>()).add(outcome);
    }

    /** To be told after all events of its command. */
    void told(Answer answer) {
        if (answer instanceof Answer.Ended ended) {
            Outcome outcome = remembered.get(ended.request());
            expect(
                    outcome == ended.outcome(),
                    () -> ended.request() + " ended by " + outcome + ", its master was told " + ended.outcome());
        }
    }

    /** A request that was forgotten and asked again lives twice; what its master hears is one of its ends. */
    void heard(Notice.Ended notice) {
        Set<Outcome> possible = ever.get(notice.key().request());
        boolean ownWords = notice.outcome() == Outcome.CANCELLED;
        expect(
                ownWords || possible == null || possible.contains(notice.outcome()),
                () -> notice.key().request() + " ended by " + possible + ", its user heard " + notice.outcome());
    }

    private static void expect(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new BrokenInvariant("S6", "Request " + what.get() + ".");
        }
    }
}
