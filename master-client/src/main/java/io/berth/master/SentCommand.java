package io.berth.master;

import io.berth.reservation.answer.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A single command, until it is answered. */
final class SentCommand {
    private final Client client;
    private final CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();
    private final CountDownLatch settled = new CountDownLatch(1);

    SentCommand(Client client) {
        this.client = client;
    }

    CompletableFuture<CommandOutcome> outcome() {
        return outcome;
    }

    CountDownLatch settled() {
        return settled;
    }

    void answered(Answer answer) {
        settled.countDown();
        client.callback(() -> outcome.complete(outcomeOf(answer)));
    }

    void failed(Throwable cause) {
        settled.countDown();
        client.callback(() -> outcome.completeExceptionally(cause));
    }

    private static CommandOutcome outcomeOf(Answer answer) {
        if (answer instanceof Answer.Ended ended) {
            return new CommandOutcome.Ended(ended.outcome(), ended.sentence());
        }
        if (answer instanceof Answer.Refused refused) {
            return new CommandOutcome.Refused(refused.code(), refused.sentence());
        }
        if (answer instanceof Answer.Extended extended) {
            return new CommandOutcome.Extended(extended.length());
        }
        if (answer instanceof Answer.Confirmed confirmed) {
            return new CommandOutcome.Confirmed(confirmed.sentence());
        }
        if (answer instanceof Answer.Released released) {
            return new CommandOutcome.Ended(
                    released.reason(),
                    "The agent " + released.agent() + " is over; others of its request are held on.");
        }
        return answer instanceof Answer.Renewed
                ? new CommandOutcome.Renewed()
                : new CommandOutcome.Noted(answer instanceof Answer.Waiting);
    }
}
