package io.berth.master;

import io.berth.master.session.Notice;
import io.berth.master.session.RequestKey;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** One request of this client, from the call to the last notice. Notices come on the transport's thread. */
final class Call {
    private final RequestKey key;
    private final ReservationRequest request;
    private final Client client;
    private final CompletableFuture<ReserveOutcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<CommandOutcome> over = new CompletableFuture<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile HeldReservation held;
    private boolean handedOver;
    private boolean withdrawn;

    Call(RequestKey key, ReservationRequest request, Client client) {
        this.key = key;
        this.request = request;
        this.client = client;
    }

    CompletableFuture<ReserveOutcome> outcome() {
        return outcome;
    }

    CompletableFuture<CommandOutcome> over() {
        return over;
    }

    CountDownLatch settled() {
        return settled;
    }

    /**
     * Gives up what the caller has not in hand: a reservation that nobody knows of is one that nobody gives back.
     *
     * @return whether the request is to be cancelled; not where the caller keeps its reservation, or gave it back and no
     *     answer came
     */
    synchronized boolean withdraw() {
        boolean kept = handedOver && !outcome.isCompletedExceptionally() && !held.isFreed();
        withdrawn = withdrawn || !handedOver;
        return !kept && !(held != null && held.isGivenUp());
    }

    private synchronized boolean handOver() {
        handedOver = !withdrawn;
        return handedOver;
    }

    void waiting(Notice.Waiting notice) {
        WaitingUpdate update = new WaitingUpdate(
                notice.position(),
                notice.waiting(),
                notice.matching(),
                notice.reason(),
                notice.alternative(),
                Optional.ofNullable(notice.estimate())
                        .map(estimate -> new WaitingUpdate.Estimate(estimate.least(), estimate.most())));
        client.callback(() -> request.onWaiting().accept(update));
    }

    void offered(Notice.Offered notice) {
        List<Offer> offers = notice.candidates().stream()
                .map(candidate -> new Offer(candidate.agent(), candidate.tags()))
                .toList();
        Chooser chooser = request.chooser()
                .orElse((any, timeout) -> Choice.pick(any.get(0).agent()));
        client.ask(new Question(key, chooser, offers, notice.timeout(), choice -> decided(choice, notice.at())));
    }

    private void decided(Choice choice, long at) {
        client.submit(session -> {
            // A choice may come after the end, when the same request id is asked for anew.
            if (settled.getCount() == 0) {
                return;
            }
            if (choice instanceof Choice.Pick pick) {
                session.choose(key, pick.agent());
            } else if (choice instanceof Choice.Decline) {
                session.decline(key, at);
            } else {
                session.cancel(key);
            }
        });
    }

    void reserved(Notice.Reserved notice) {
        if (held != null) {
            held.granted(notice);
            return;
        }
        HeldReservation reservation = new HeldReservation(notice, client);
        held = reservation;
        client.callback(() -> {
            if (handOver() && !outcome.complete(new ReserveOutcome.Reserved(reservation))) {
                client.submit(session -> session.cancel(key));
            }
        });
    }

    /** @return the reservation that notices about agents concern, not null after the first of them */
    HeldReservation held() {
        return held;
    }

    void lost(AgentName agent, String sentence) {
        held.lost(agent, new ReservationEnd(true, Optional.empty(), sentence));
    }

    void refused(RefusalCode code, String sentence) {
        over(
                Optional.empty(),
                sentence,
                new ReserveOutcome.Refused(code, sentence),
                new CommandOutcome.Refused(code, sentence));
    }

    void ended(Outcome how, RefusalCode code, String sentence) {
        over(
                Optional.of(how),
                sentence,
                how == Outcome.REJECTED && code != null
                        ? new ReserveOutcome.Refused(code, sentence)
                        : new ReserveOutcome.Ended(how, sentence),
                new CommandOutcome.Ended(how, sentence));
    }

    private void over(Optional<Outcome> how, String sentence, ReserveOutcome unreserved, CommandOutcome command) {
        if (held != null) {
            held.over(new ReservationEnd(!held.isFreed(), how, sentence), command);
        }
        settled.countDown();
        client.callback(() -> {
            outcome.complete(unreserved);
            over.complete(command);
        });
    }

    /** The client is gone. */
    void abandoned(String sentence) {
        if (held != null) {
            held.over(
                    new ReservationEnd(false, Optional.empty(), sentence),
                    new CommandOutcome.Ended(Outcome.CANCELLED, sentence));
        }
        ended(Outcome.CANCELLED, null, sentence);
    }

    void failed(Throwable cause) {
        if (held != null) {
            held.failed(new ReservationEnd(true, Optional.empty(), "The client failed: " + cause), cause);
        }
        settled.countDown();
        client.callback(() -> {
            outcome.completeExceptionally(cause);
            over.completeExceptionally(cause);
        });
    }
}
