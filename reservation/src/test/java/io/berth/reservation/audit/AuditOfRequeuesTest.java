package io.berth.reservation.audit;

import static io.berth.reservation.audit.Happenings.offered;
import static io.berth.reservation.audit.Happenings.registered;
import static io.berth.reservation.audit.Happenings.requeued;
import static io.berth.reservation.audit.Happenings.reserved;
import static io.berth.reservation.audit.Happenings.wants;
import static io.berth.reservation.audit.Happenings.wantsChoice;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever waits again holds nothing. */
class AuditOfRequeuesTest {

    @Test
    void aRequestThatGoesBackWithItsReservationIsFound() {
        assertFound(
                Log.of(registered("a", "linux"))
                        .then(wants("r1", "linux"), reserved("a", "r1", 102), requeued("r1"))
                        .audited(),
                "Request r1 went back to the queue with [a]");
    }

    @Test
    void aRequestThatGoesBackWithAnOfferIsFound() {
        assertFound(
                Log.of(registered("a", "linux"))
                        .then(wantsChoice("r1", "linux", 2), offered("a", "r1"), requeued("r1"))
                        .audited(),
                "Request r1 went back to the queue with [][a]");
    }

    private static void assertFound(AuditReport report, String words) {
        assertThat(report.check(Invariant.L7).violations())
                .anySatisfy(violation -> assertThat(violation.sentence()).contains(words));
    }
}
