package io.berth.master.testkit;

import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import java.time.Duration;
import java.util.concurrent.Callable;

/** What somebody's test does. Loaded where nothing is that it does not need. */
public final class Scenario implements Callable<String> {
    @Override
    public String call() {
        StringBuilder told = new StringBuilder();
        try (FakeBerth berth = FakeBerth.create().agent("mac-1", "macos")) {
            ReserveOutcome outcome =
                    berth.reserve(ReservationRequest.tags("macos").build()).join();
            try (Reservation reservation = ((ReserveOutcome.Reserved) outcome).reservation()) {
                reservation.onWarning(warning -> told.append(warning.cause()).append(' '));
                reservation.onLost(end -> told.append(end.outcome().orElseThrow()));
                berth.advance(Duration.ofMinutes(10));
            }
        }
        return told.toString();
    }
}
