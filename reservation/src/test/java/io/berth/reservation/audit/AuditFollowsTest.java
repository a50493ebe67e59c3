package io.berth.reservation.audit;

import static io.berth.reservation.audit.Happenings.freed;
import static io.berth.reservation.audit.Happenings.givenUp;
import static io.berth.reservation.audit.Happenings.lost;
import static io.berth.reservation.audit.Happenings.offerEnded;
import static io.berth.reservation.audit.Happenings.offered;
import static io.berth.reservation.audit.Happenings.over;
import static io.berth.reservation.audit.Happenings.quarantined;
import static io.berth.reservation.audit.Happenings.registered;
import static io.berth.reservation.audit.Happenings.rejected;
import static io.berth.reservation.audit.Happenings.renewed;
import static io.berth.reservation.audit.Happenings.reserved;
import static io.berth.reservation.audit.Happenings.run;
import static io.berth.reservation.audit.Happenings.wants;
import static io.berth.reservation.audit.Happenings.wantsChoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import org.junit.jupiter.api.Test;

/** What the audit has to remember of earlier events to judge a later one. */
class AuditFollowsTest {

    @Test
    void aRequestWithAnOfferDoesNotWaitUntilItsLastOfferedAgentIsLost() {
        Log log = Log.of(registered("a", "linux"))
                .then(registered("b", "linux"))
                .then(wantsChoice("r1", "linux", 2), offered("a", "r1"), offered("b", "r1"));
        assertThat(open(log)).isEqualTo(new PoolSummary.Open(2, 0, 0));
        log.then(lost("a"), offerEnded("a", "r1", OfferEnd.AGENT_LOST));
        assertThat(open(log)).isEqualTo(new PoolSummary.Open(1, 0, 0));
        log.then(lost("b"), offerEnded("b", "r1", OfferEnd.AGENT_LOST));
        assertThat(open(log)).isEqualTo(new PoolSummary.Open(0, 0, 1));
        assertThat(log.audited().isClean()).isTrue();
    }

    @Test
    void aRejectedRequestIsOver() {
        assertFound(
                Invariant.S6,
                "after it had ended by REJECTED",
                Log.of(rejected("r1")).then(over("r1", Outcome.CANCELLED)).audited());
    }

    @Test
    void anOutcomeGoesToTheMasterThatAsked() {
        Event toAnother = new Event.RequestEnded(new RequestId("r1"), new MasterName("other"), Outcome.CANCELLED);
        assertFound(
                Invariant.S6,
                "is of master m, its outcome went to other",
                Log.of(wants("r1", "linux")).then(toAnother).audited());
    }

    @Test
    void anOutcomeThatComesACommandLateIsFound() {
        assertFound(
                Invariant.S6,
                "got no outcome",
                held().then(givenUp("a", "r1", 102, Outcome.FREED))
                        .then(over("r1", Outcome.FREED))
                        .audited());
    }

    @Test
    void anAgentInQuarantineStaysThereWhenItIsHeardOfAgain() {
        assertFound(
                Invariant.S9,
                "while it was QUARANTINED",
                quarantine()
                        .then(registered("a", "linux"))
                        .then(wants("r2", "linux"), reserved("a", "r2", 200))
                        .audited());
    }

    @Test
    void aNewRunOfAnAgentInQuarantineCleansFirst() {
        assertFound(
                Invariant.S9,
                "while it was CLEANING",
                quarantine()
                        .then(run("a", "run-2", "linux"))
                        .then(wants("r2", "linux"), reserved("a", "r2", 200))
                        .audited());
    }

    @Test
    void whoHoldsAnAgentInATruncatedLogIsHeldToIt() {
        assertFound(
                Invariant.S6,
                "its reservation did not end",
                Log.of(renewed("a", "r1", 50)).then(over("r1", Outcome.FREED)).auditedAsTruncated());
    }

    /** Agent a is reserved by r1 at epoch 102. */
    private static Log held() {
        return Log.of(registered("a", "linux")).then(wants("r1", "linux"), reserved("a", "r1", 102));
    }

    /** Agent a could not clean up after r1. */
    private static Log quarantine() {
        return held().then(freed("a", "r1", 102)).then(quarantined("a", 102));
    }

    private static PoolSummary.Open open(Log log) {
        return log.audited().pools().get(0).open();
    }

    private static void assertFound(Invariant invariant, String words, AuditReport report) {
        assertThat(report.check(invariant).violations())
                .anySatisfy(violation -> assertThat(violation.sentence()).contains(words));
    }
}
