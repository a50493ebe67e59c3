package io.berth.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command.CancelRequest;
import io.berth.reservation.command.Command.ReserveOffer;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final AgentName AGENT = new AgentName("mac-07");
    private static final RequestId REQUEST = new RequestId("r-1");
    private static final long EPOCH = 17;

    private final ManualTransport transport = new ManualTransport();
    private final Client client = transport.connect(Duration.ofMillis(200));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void asksTheChooser() throws Exception {
        LinkedBlockingQueue<List<Offer>> asked = new LinkedBlockingQueue<>();
        transport.answering(command -> command instanceof ReserveOffer ? grant() : List.of());
        CompletableFuture<ReserveOutcome> outcome = client.reserve(request()
                .requestId("r-1")
                .choose(2, choosing(asked, Choice.pick(AGENT)))
                .build());
        transport.hear(offer());

        assertThat(get(asked)).containsExactly(new Offer(AGENT, TagSet.of("macos")));
        assertThat(transport.sent())
                .contains(request()
                        .requestId("r-1")
                        .choose(2, (offers, timeout) -> Choice.cancel())
                        .build()
                        .command(REQUEST, ManualTransport.MASTER));
        // The id is the caller's, so the grant counts only when it is renewed.
        transport.hear(new Answer.Renewed(ManualTransport.MASTER, REQUEST, AGENT, EPOCH, 0, 0, null, null));
        assertThat(get(outcome)).isInstanceOfAny(ReserveOutcome.Reserved.class);
    }

    @Test
    void aChooserMayGiveUp() throws Exception {
        LinkedBlockingQueue<List<Offer>> asked = new LinkedBlockingQueue<>();
        transport.answering(
                command -> command instanceof CancelRequest ? List.of(ended(Outcome.CANCELLED)) : List.of());
        CompletableFuture<ReserveOutcome> outcome = client.reserve(request()
                .requestId("r-1")
                .choose(2, choosing(asked, Choice.cancel()))
                .build());
        transport.hear(offer());

        assertThat(get(outcome)).isEqualTo(new ReserveOutcome.Ended(Outcome.CANCELLED, "It is over."));
    }

    @Test
    void anOfferEndsWhileItsChooserStillBlocks() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<ReserveOutcome> outcome = client.reserve(request()
                .requestId("r-1")
                .choose(2, (offers, timeout) -> {
                    entered.countDown();
                    awaitLatch(never);
                    return Choice.cancel();
                })
                .build());
        transport.hear(offer());
        awaitLatch(entered);
        transport.hear(ended(Outcome.OFFER_EXPIRED));

        assertThat(get(outcome)).isEqualTo(new ReserveOutcome.Ended(Outcome.OFFER_EXPIRED, "It is over."));
        never.countDown();
    }

    @Test
    void aLateChoiceDoesNotTouchTheNextRequestOfThatId() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        CompletableFuture<Thread> chooser = new CompletableFuture<>();
        CompletableFuture<ReserveOutcome> first = client.reserve(request()
                .requestId("r-1")
                .choose(2, (offers, timeout) -> {
                    chooser.complete(Thread.currentThread());
                    entered.countDown();
                    awaitLatch(late);
                    return Choice.cancel();
                })
                .build());
        transport.hear(offer());
        awaitLatch(entered);
        transport.hear(ended(Outcome.OFFER_EXPIRED));
        get(first);
        client.reserve(request().requestId("r-1").build());
        late.countDown();
        get(chooser).join(5000);

        assertThat(transport.sent()).noneMatch(CancelRequest.class::isInstance);
    }

    @Test
    void aChooserThatThrowsGivesUp() throws Exception {
        transport.answering(
                command -> command instanceof CancelRequest ? List.of(ended(Outcome.CANCELLED)) : List.of());
        CompletableFuture<ReserveOutcome> outcome = client.reserve(request()
                .requestId("r-1")
                .choose(2, (offers, timeout) -> {
                    throw new IllegalStateException("no terminal");
                })
                .build());
        transport.hear(offer());

        assertThat(get(outcome)).isEqualTo(new ReserveOutcome.Ended(Outcome.CANCELLED, "It is over."));
    }

    private static Chooser choosing(LinkedBlockingQueue<List<Offer>> asked, Choice choice) {
        return (offers, timeout) -> {
            asked.add(offers);
            return choice;
        };
    }

    private static Answer.Offered offer() {
        return new Answer.Offered(
                ManualTransport.MASTER,
                REQUEST,
                List.of(new Answer.Candidate(AGENT, TagSet.of("macos"))),
                10,
                Duration.ofSeconds(30));
    }

    private static ReservationRequest.Builder request() {
        return ReservationRequest.tags("macos");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Answer> grant() {
        return List.of(new Answer.Reserved(
                ManualTransport.MASTER,
                REQUEST,
                AGENT,
                TagSet.of("macos"),
                EPOCH,
                0,
                1,
                Duration.ofSeconds(40),
                Duration.ofMinutes(5),
                Duration.ofHours(8),
                0,
                Duration.ofHours(8)));
    }

    private static Answer ended(Outcome outcome) {
        return new Answer.Ended(ManualTransport.MASTER, REQUEST, outcome, AGENT, EPOCH, null, "It is over.");
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
