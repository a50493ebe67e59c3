package io.berth.master.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import java.util.concurrent.CompletableFuture;

/** What became of requests that must be answered already. */
final class Outcomes {
    private Outcomes() {}

    static ReservationRequest.Builder tags(String tags) {
        return ReservationRequest.tags(tags);
    }

    static Reservation reserved(CompletableFuture<ReserveOutcome> asked) {
        assertThat(asked).isDone();
        assertThat(asked.join()).isInstanceOf(ReserveOutcome.Reserved.class);
        return ((ReserveOutcome.Reserved) asked.join()).reservation();
    }

    static ReserveOutcome.Refused refused(CompletableFuture<ReserveOutcome> asked) {
        assertThat(asked).isDone();
        assertThat(asked.join()).isInstanceOf(ReserveOutcome.Refused.class);
        return (ReserveOutcome.Refused) asked.join();
    }
}
