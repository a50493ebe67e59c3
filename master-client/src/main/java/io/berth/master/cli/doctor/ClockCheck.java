package io.berth.master.cli.doctor;

import io.berth.master.transport.ServiceQuestion.Asked;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether this machine's clock agrees with that of the broker, which stamped the question to the service. */
record ClockCheck(Supplier<Optional<Asked>> question) implements Check {
    static final String NAME = "clock";

    private static final Duration MUCH = Duration.ofSeconds(1);

    @Override
    public String name() {
        return NAME;
    }

    /** Where the topics are not as they must be the stamp may be our own. */
    @Override
    public List<String> needs() {
        return List.of(TopicsCheck.NAME);
    }

    @Override
    public Finding look() {
        return question.get()
                .map(asked -> judge(asked.sentAt(), asked.loggedAt(), asked.toLog()))
                .orElse(Finding.skipped("nothing was written that a broker could have stamped"));
    }

    /** The broker stamped it at some moment between sending and its word: within that time the clocks cannot be told apart. */
    static Finding judge(Instant sentAt, Instant loggedAt, Duration toLog) {
        Duration behind = Duration.between(loggedAt, sentAt);
        Duration ahead = Duration.between(sentAt.plus(toLog), loggedAt);
        Duration apart = behind.compareTo(ahead) > 0 ? behind : ahead;
        if (apart.compareTo(Duration.ofMillis(1)) <= 0) {
            return Finding.ok("this machine and the broker agree within " + text(toLog));
        }
        String sentence = "the clock of the broker is at least " + text(apart) + " "
                + (behind.compareTo(ahead) > 0 ? "behind" : "ahead of") + " this machine's";
        if (apart.compareTo(MUCH) <= 0) {
            return Finding.ok(sentence);
        }
        return Finding.warning(
                List.of(),
                List.of(new Problem(
                        sentence
                                + ". Reservations do not rest on it; since when and how much longer something lasts, as"
                                + " berth shows it, is wrong by as much, and so is --since.",
                        "let NTP keep the clocks of this machine and of the brokers: chronyc tracking, or timedatectl"
                                + " timesync-status (docs/operations.md, \"When the clock is set\").")));
    }

    private static String text(Duration duration) {
        return Lengths.text(Duration.ofMillis(Math.max(1, duration.toMillis())));
    }
}
