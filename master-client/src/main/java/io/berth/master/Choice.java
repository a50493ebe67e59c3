package io.berth.master;

import io.berth.master.session.RequestKey;
import io.berth.reservation.name.AgentName;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question to a chooser, on a thread of its own: it may ask a person, who may never answer, and nothing else must
 * wait for that.
 *
 * @param decided told the choice, empty for none, also where the chooser failed
 */
record Choice(
        RequestKey key, Chooser chooser, List<Offer> offers, Duration timeout, Consumer<Optional<AgentName>> decided)
        implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Choice.class);

    void ask() {
        Thread thread = new Thread(this, "berth-chooser-" + key.request());
        // A question that nobody answers keeps no program from ending.
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        Optional<AgentName> chosen = Optional.empty();
        try {
            chosen = Objects.requireNonNull(chooser.choose(offers, timeout), "the chooser returned null");
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "The chooser of request {} failed, which counts as choosing none: the request is cancelled."
                            + " Mend the chooser.",
                    key.request(),
                    e);
        }
        decided.accept(chosen);
    }
}
