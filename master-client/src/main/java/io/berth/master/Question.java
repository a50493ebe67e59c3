package io.berth.master;

import io.berth.master.session.RequestKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question to a chooser, to be asked on a thread of its own: it may ask a person, who may never answer, and nothing else must
 * wait for that.
 *
 * @param decided told the choice; where the chooser failed, that the request is cancelled
 */
record Question(RequestKey key, Chooser chooser, List<Offer> offers, Duration timeout, Consumer<Choice> decided)
        implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Question.class);

    @Override
    public void run() {
        Choice chosen = Choice.cancel();
        try {
            chosen = Objects.requireNonNull(chooser.choose(offers, timeout), "the chooser returned null");
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "The chooser of request {} failed, which counts as giving up: the request is cancelled."
                            + " Mend the chooser.",
                    key.request(),
                    e);
        }
        decided.accept(chosen);
    }
}
