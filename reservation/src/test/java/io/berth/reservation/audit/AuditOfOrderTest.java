package io.berth.reservation.audit;

import static io.berth.reservation.audit.Happenings.cleaned;
import static io.berth.reservation.audit.Happenings.freed;
import static io.berth.reservation.audit.Happenings.offered;
import static io.berth.reservation.audit.Happenings.registered;
import static io.berth.reservation.audit.Happenings.requeued;
import static io.berth.reservation.audit.Happenings.reserved;
import static io.berth.reservation.audit.Happenings.wants;
import static io.berth.reservation.audit.Happenings.wantsChoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.event.Event;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S11: how often somebody may be overtaken. */
class AuditOfOrderTest {
    private static final int BOUND = 2;

    @Test
    void asManyMayOvertakeAsTheBoundSays() {
        assertThat(overtaken(waits(), BOUND).audited().isClean()).isTrue();
    }

    @Test
    void oneMoreIsFound() {
        assertThat(overtaken(waits(), BOUND + 1).audited().check(Invariant.S11).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.sentence())
                        .isEqualTo("Agent a went to request later-2, although first waits for one like it since before,"
                                + " and was overtaken 2 times. The bound is 2."));
    }

    @Test
    void anOfferToOneMoreIsFound() {
        Log log = overtaken(waits(), BOUND).then(wantsChoice("chooser", "linux", 1), offered("a", "chooser"));

        assertFound(log, 1);
    }

    @Test
    void whatWasOfferedBeforeMayBeChosen() {
        Log log = waits().then(registered("b", "linux"))
                .then(wantsChoice("chooser", "linux", 1), offered("b", "chooser"));
        overtaken(log, BOUND).then(reserved("b", "chooser", 900));

        assertFound(log, 0);
    }

    @Test
    void withoutABoundOnlyAgeCounts() {
        assertFound(overtaken(waits(policy(0, Share.DEFAULT)), 1), 1);
    }

    @Test
    void whatItCouldNotUseIsNoOvertaking() {
        Log log = Log.of(new Event.PoolConfigured(policy(0, Share.DEFAULT)))
                .then(registered("a", "linux"))
                .then(wants("first", "linux && gpu"))
                .then(wants("later", "linux"), reserved("a", "later", 200));

        assertFound(log, 0);
    }

    @Test
    void whoeverCameBeforeOvertakesNobody() {
        Log log = Log.of(new Event.PoolConfigured(policy(0, Share.DEFAULT)))
                .then(registered("a", "linux"))
                .then(wants("first", "linux"))
                .then(wants("second", "linux"))
                .then(reserved("a", "first", 200));

        assertFound(log, 0);
    }

    @Test
    void whoeverGivesTheAgentBackToTheQueueHasOvertakenNobody() {
        Log log = overtaken(waits(), 1)
                .then(wants("refused", "linux"), reserved("a", "refused", 500))
                .then(freed("a", "refused", 500)[0], requeued("refused"))
                .then(cleaned("a", 500));
        assertFound(log.then(wants("next", "linux"), reserved("a", "next", 600)), 0);
    }

    @Test
    void aLaterPolicyHoldsAtOnce() {
        Log log = overtaken(waits(), 1).then(new Event.PoolConfigured(policy(1, Share.DEFAULT)));

        assertFound(log.then(wants("later-1", "linux"), reserved("a", "later-1", 600)), 1);
    }

    @Test
    void whoseMasterHoldsAllItMayIsPassedWithoutABound() {
        PoolPolicy policy = policy(BOUND, new Share(1, 1, 100));
        Log log = Log.of(new Event.PoolConfigured(policy))
                .then(registered("a", "linux"))
                .then(registered("b", "linux"))
                .then(wants("holder", "linux"), reserved("b", "holder", 150))
                .then(wants("first", "linux"));

        assertFound(overtaken(log, 2 * BOUND), 0);
        assertFound(
                log.then(freed("b", "holder", 150))
                        .then(cleaned("b", 150))
                        .then(wants("one-more", "linux"), reserved("b", "one-more", 700)),
                1);
    }

    @Test
    void aLogThatBeginsInTheMiddleSaysNothingBeforeItsPolicy() {
        Log log = Log.of(registered("a", "linux")).then(wants("first", "linux"));

        assertThat(overtaken(log, 5).auditedAsTruncated().check(Invariant.S11).made())
                .isZero();
    }

    static Log waits() {
        return waits(policy(BOUND, Share.DEFAULT));
    }

    /** A request waits, and one agent that it could use is there. */
    private static Log waits(PoolPolicy policy) {
        return Log.of(new Event.PoolConfigured(policy))
                .then(registered("a", "linux"))
                .then(wants("first", "linux"));
    }

    /** Later ones get the agent, one after the other. */
    static Log overtaken(Log log, int times) {
        for (int i = 0; i < times; i++) {
            log.then(wants("later-" + i, "linux"), reserved("a", "later-" + i, 200 + i))
                    .then(freed("a", "later-" + i, 200 + i))
                    .then(cleaned("a", 200 + i));
        }
        return log;
    }

    private static PoolPolicy policy(int bound, Share share) {
        PoolPolicy normal = PoolPolicy.DEFAULT;
        Order order =
                new Order(bound, normal.order().halfLife(), share, Map.of(new MasterName("other"), Share.DEFAULT));
        return new PoolPolicy(normal.timing(), normal.maxOffers(), normal.purposeShared(), order, normal.limits());
    }

    private static void assertFound(Log log, int times) {
        assertThat(log.audited().check(Invariant.S11).violations()).hasSize(times);
    }
}
