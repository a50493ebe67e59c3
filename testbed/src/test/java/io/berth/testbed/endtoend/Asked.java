package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Berth;
import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import io.berth.master.WaitingUpdate;
import io.berth.reservation.name.RequestId;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.World;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A request that a master of a test made, and what it is told. */
final class Asked {
    private final String id;
    private final List<WaitingUpdate> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ReserveOutcome> outcome;

    /** @param id of the request, unlike all others of the pool */
    Asked(Berth berth, String pool, String id, ReservationRequest.Builder wish) {
        this.id = id;
        this.outcome =
                berth.reserve(wish.pool(pool).requestId(id).onWaiting(told::add).build());
    }

    /** @return the value, once it is there */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(World.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("No answer came", e);
        }
    }

    String id() {
        return id;
    }

    RequestId requestId() {
        return new RequestId(id);
    }

    /** @return what it is told first, once it waits */
    WaitingUpdate waiting() {
        return waiting("waits", update -> true);
    }

    /** @return the first such update */
    WaitingUpdate waiting(String what, Predicate<WaitingUpdate> condition) {
        return Await.until(
                id + " " + what + ", and is told so; now: " + told,
                World.LIMIT,
                () -> told.stream().filter(condition).findFirst());
    }

    boolean isOpen() {
        return !outcome.isDone();
    }

    /** @return what it got, ready or not */
    Reservation reserved() {
        return got(ReserveOutcome.Reserved.class).reservation();
    }

    /** @return what it got, once it can be used */
    Reservation ready() {
        Reservation reservation = reserved();
        assertThat(await(reservation.ready())).as(id + " gets ready").isTrue();
        return reservation;
    }

    ReserveOutcome.Refused refused() {
        return got(ReserveOutcome.Refused.class);
    }

    ReserveOutcome.Ended ended() {
        return got(ReserveOutcome.Ended.class);
    }

    private <T> T got(Class<T> type) {
        ReserveOutcome what = await(outcome);
        assertThat(what).as("what becomes of " + id).isInstanceOf(type);
        return type.cast(what);
    }
}
