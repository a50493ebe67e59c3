package io.berth.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.ReserveOffer;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final AgentName AGENT = new AgentName("mac-07");
    private static final RequestId REQUEST = new RequestId("r-1");
    private static final long EPOCH = 17;
    private static final Duration RENEWAL = Duration.ofSeconds(40);

    private final ManualTransport transport = new ManualTransport();
    private final Client client = transport.connect(Duration.ofMillis(200));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void reservesAnAgent() throws Exception {
        transport.answering(ClientTest::grant);
        Reservation reservation = reserved(client.reserve(request().build()));

        assertThat(reservation.agent()).isEqualTo(AGENT);
        assertThat(reservation.epoch()).isEqualTo(EPOCH);
        assertThat(reservation.pool()).isEqualTo(BerthConfig.DEFAULT_POOL);
        assertThat(reservation.isValid()).isTrue();
        assertThat(get(reservation.ready())).isTrue();
    }

    @Test
    void aRefusalIsAValue() throws Exception {
        transport.answering(command -> List.of(new Answer.Refused(
                ManualTransport.MASTER, requestOf(command), null, -1, RefusalCode.UNKNOWN_POOL, "No.")));

        assertThat(get(client.reserve(request().build())))
                .isEqualTo(new ReserveOutcome.Refused(RefusalCode.UNKNOWN_POOL, "No."));
    }

    @Test
    void aRejectionIsARefusalToo() throws Exception {
        transport.answering(command -> List.of(ended(command, Outcome.REJECTED, RefusalCode.NO_MATCH)));

        assertThat(get(client.reserve(request().build())))
                .isEqualTo(new ReserveOutcome.Refused(RefusalCode.NO_MATCH, "It is over."));
    }

    @Test
    void otherEndsAreTheirOutcome() throws Exception {
        transport.answering(command -> List.of(ended(command, Outcome.WAIT_EXPIRED, null)));

        assertThat(get(client.reserve(request().build())))
                .isEqualTo(new ReserveOutcome.Ended(Outcome.WAIT_EXPIRED, "It is over."));
    }

    @Test
    void tellsHowThingsStand() throws Exception {
        LinkedBlockingQueue<WaitingUpdate> updates = new LinkedBlockingQueue<>();
        client.reserve(request().requestId("r-1").onWaiting(updates::add).build());
        transport.hear(waiting(2, 3));

        assertThat(updates.poll(5, TimeUnit.SECONDS)).isEqualTo(new WaitingUpdate(2, 3, 1, "1 busy"));
    }

    @Test
    void whatComesAfterTheCloseIsNoFailure() {
        CompletableFuture<ReserveOutcome> outcome =
                client.reserve(request().requestId("r-1").build());
        client.close();
        transport.hear(ended(new CancelRequest(REQUEST, ManualTransport.MASTER), Outcome.CANCELLED, null));

        assertThat(outcome).succeedsWithin(Duration.ofSeconds(5)).isInstanceOf(ReserveOutcome.Ended.class);
    }

    @Test
    void cancellingTheFutureCancelsTheRequest() {
        CompletableFuture<ReserveOutcome> outcome =
                client.reserve(request().requestId("r-1").build());
        outcome.cancel(false);

        assertThat(transport.sent()).endsWith(new CancelRequest(REQUEST, ManualTransport.MASTER));
    }

    @Test
    void freesAndTellsHowItEnded() throws Exception {
        transport.answering(command ->
                command instanceof FreeReservation ? List.of(ended(command, Outcome.FREED, null)) : grant(command));
        Reservation reservation = reserved(client.reserve(request().build()));
        CompletableFuture<ReservationEnd> freed = reservation.free();

        assertThat(reservation.isValid()).isFalse();
        assertThat(get(freed)).isEqualTo(new ReservationEnd(false, Optional.of(Outcome.FREED), "It is over."));
        assertThat(get(reservation.ended())).isEqualTo(get(freed));
    }

    @Test
    void closingAReservationIsBoundedWhenNothingAnswers() throws Exception {
        transport.answering(ClientTest::grant);
        Reservation reservation = reserved(client.reserve(request().build()));
        transport.answering(command -> List.of());
        reservation.close();

        assertThat(transport.sent()).last().isInstanceOf(FreeReservation.class);
    }

    @Test
    void aCallbackMayCloseItsReservation() throws Exception {
        transport.answering(command ->
                command instanceof FreeReservation ? List.of(ended(command, Outcome.FREED, null)) : grant(command));
        CompletableFuture<Void> closed = client.reserve(request().build())
                .thenAccept(outcome ->
                        ((ReserveOutcome.Reserved) outcome).reservation().close());

        get(closed);
        assertThat(transport.sent()).last().isInstanceOf(FreeReservation.class);
    }

    @Test
    void reportsALossOnce() throws Exception {
        transport.answering(ClientTest::grant);
        Reservation reservation = reserved(client.reserve(request().build()));
        LinkedBlockingQueue<ReservationEnd> losses = new LinkedBlockingQueue<>();
        reservation.onLost(losses::add);
        transport.answering(command -> List.of());
        transport.pass(RENEWAL);

        assertThat(reservation.isValid()).isFalse();
        assertThat(get(losses).lost()).isTrue();
        assertThat(get(reservation.ended()).sentence()).contains("mac-07").contains("epoch 17");
    }

    @Test
    void validityEndsByTheClockEvenIfNobodyLooksAtTheSession() throws Exception {
        transport.answering(ClientTest::grant);
        Reservation reservation = reserved(client.reserve(request().build()));
        transport.answering(command -> List.of());
        transport.pass(Duration.ofSeconds(35));
        assertThat(reservation.isValid()).isTrue();
        transport.pass(Duration.ofSeconds(1));
        assertThat(reservation.isValid()).isFalse();
    }

    @Test
    void commandsAboutReservationsOfOthersAreAnswered() throws Exception {
        transport.answering(command -> List.of(
                command instanceof RenewReservation
                        ? new Answer.Renewed(ManualTransport.MASTER, REQUEST, AGENT, EPOCH, -1, 0, null, null)
                        : ended(command, Outcome.FREED, null)));

        assertThat(get(client.renew(BerthConfig.DEFAULT_POOL, AGENT, EPOCH, true)))
                .isEqualTo(new CommandOutcome.Renewed());
        assertThat(get(client.free(BerthConfig.DEFAULT_POOL, AGENT, EPOCH)))
                .isEqualTo(new CommandOutcome.Ended(Outcome.FREED, "It is over."));
        assertThat(get(client.cancel(BerthConfig.DEFAULT_POOL, REQUEST)))
                .isEqualTo(new CommandOutcome.Ended(Outcome.FREED, "It is over."));
    }

    @Test
    void closingCancelsWhatWaitsAndKeepsWhatIsHeld() throws Exception {
        transport.answering(ClientTest::grant);
        Reservation reservation = reserved(client.reserve(request().build()));
        transport.answering(command ->
                command instanceof CancelRequest ? List.of(ended(command, Outcome.CANCELLED, null)) : List.of());
        CompletableFuture<ReserveOutcome> waiting =
                client.reserve(request().requestId("r-2").build());
        client.close();

        assertThat(get(waiting)).isInstanceOf(ReserveOutcome.Ended.class);
        assertThat(transport.sent()).noneMatch(FreeReservation.class::isInstance);
        assertThat(transport.isClosed()).isTrue();
        assertThat(reservation.isValid()).isFalse();
        assertThat(get(reservation.ended()).lost()).isFalse();
        assertThatThrownBy(() -> client.reserve(request().build())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingGivesBackWhatTheCallerNeverReceived() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<ReserveOutcome> outcome = client.reserve(request()
                .requestId("r-1")
                .onWaiting(update -> {
                    entered.countDown();
                    awaitLatch(release);
                })
                .build());
        transport.hear(waiting(1, 1));
        awaitLatch(entered);
        // Behind the callback that still runs.
        grant(new CancelRequest(REQUEST, ManualTransport.MASTER)).forEach(transport::hear);
        transport.hear(new Answer.Renewed(ManualTransport.MASTER, REQUEST, AGENT, EPOCH, 0, 0, null, null));
        transport.answering(
                command -> command instanceof CancelRequest ? List.of(ended(command, Outcome.FREED, null)) : List.of());
        client.close();
        release.countDown();

        assertThat(transport.sent()).contains(new CancelRequest(REQUEST, ManualTransport.MASTER));
        assertThat(get(outcome)).isEqualTo(new ReserveOutcome.Ended(Outcome.FREED, "It is over."));
    }

    @Test
    void anOutcomeThatTheCallerGaveUpIsCancelled() {
        CompletableFuture<ReserveOutcome> outcome =
                client.reserve(request().requestId("r-1").build());
        outcome.completeExceptionally(new TimeoutException());

        assertThat(transport.sent()).endsWith(new CancelRequest(REQUEST, ManualTransport.MASTER));
    }

    @Test
    void aBugInTheTransportFailsWhatWaits() {
        CompletableFuture<ReserveOutcome> waiting = client.reserve(request().build());
        transport.fail(new IllegalStateException("a bug"));

        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).hasMessageContaining("a bug");
        assertThatThrownBy(() -> client.reserve(request().build())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRequestIdIsOpenOnce() {
        client.reserve(request().requestId("r-1").build());

        assertThatThrownBy(() -> client.reserve(request().requestId("r-1").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("r-1");
    }

    private static Answer waiting(int position, int waiting) {
        return new Answer.Waiting(
                ManualTransport.MASTER, REQUEST, 1, 0, position, waiting, 1, "1 busy", null, Duration.ofMinutes(5));
    }

    private static ReservationRequest.Builder request() {
        return ReservationRequest.tags("macos");
    }

    private static List<Answer> grant(Command command) {
        if (command instanceof RenewReservation) {
            return List.of();
        }
        RequestId request = requestOf(command);
        return List.of(
                new Answer.Reserved(
                        ManualTransport.MASTER,
                        request,
                        AGENT,
                        TagSet.of("macos"),
                        EPOCH,
                        0,
                        1,
                        RENEWAL,
                        Duration.ofMinutes(5),
                        Duration.ofHours(8),
                        0,
                        Duration.ofHours(8)),
                new Answer.Ready(ManualTransport.MASTER, request, AGENT, EPOCH));
    }

    private RequestId lastRequest() {
        return transport.sent().stream()
                .filter(RequestAgent.class::isInstance)
                .map(command -> ((RequestAgent) command).request())
                .reduce((first, second) -> second)
                .orElse(REQUEST);
    }

    private Answer ended(Command command, Outcome outcome, RefusalCode code) {
        RequestId request = command instanceof FreeReservation ? lastRequest() : requestOf(command);
        return new Answer.Ended(ManualTransport.MASTER, request, outcome, AGENT, EPOCH, code, "It is over.");
    }

    private static RequestId requestOf(Command command) {
        if (command instanceof RequestAgent request) {
            return request.request();
        }
        if (command instanceof CancelRequest cancel) {
            return cancel.request();
        }
        return command instanceof ReserveOffer offer ? offer.request() : REQUEST;
    }

    private static Reservation reserved(CompletableFuture<ReserveOutcome> outcome) throws Exception {
        return ((ReserveOutcome.Reserved) get(outcome)).reservation();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(5, TimeUnit.SECONDS);
    }

    private static <T> T get(LinkedBlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(5, TimeUnit.SECONDS);
        assertThat(value).isNotNull();
        return value;
    }
}
