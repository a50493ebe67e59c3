package io.berth.reservation.timing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every timeout that two parties must agree on, and the inequalities between them. The only place that knows both.
 *
 * <p>All are durations, measured on the monotonic clock of whoever waits. A timeout of the service is a lower bound: it
 * starts anew, with its full length, after a start, a rebalance or a restore of the service.
 *
 * @param offer how long an offered agent is held for a request that has not chosen
 * @param renewal a reservation without a renewal for so long ends
 * @param idle a reservation without a running job for so long ends
 * @param start a reserved agent that has not reported ready for so long loses the reservation
 * @param lockDelay how long an agent that does not clean stays out of use after an involuntary end
 * @param outcome how long the outcome of a request is remembered, so that asking again repeats it
 * @param silence a waiting request whose master does not ask again for so long ends
 * @param cleaning an agent that has not said for so long that it is clean is put in quarantine
 * @param limit a reservation lasts at most for so long, unless it is extended
 * @param warning so long before a reservation ends by its limit or for want of a job its holder is told; at most half of
 *     the timeout that it warns of
 */
public record TimingContract(
        Duration offer,
        Duration renewal,
        Duration idle,
        Duration start,
        Duration lockDelay,
        Duration outcome,
        Duration silence,
        Duration cleaning,
        Duration limit,
        Duration warning) {

    // Stands before DEFAULT, whose construction is checked against it.
    /** Nothing here may be longer: a forgotten timeout must not hold a machine for ever. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** The defaults of design.md section 7. */
    public static final TimingContract DEFAULT = new TimingContract(
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofSeconds(15),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            LONGEST,
            Duration.ofMinutes(2));

    /** How many renewals fit into a renewal timeout, so that losing two in a row ends nothing. */
    public static final int RENEWALS_PER_TIMEOUT = 4;

    /** A holder stops relying on its reservation this share of the timeout before the service may end it. */
    private static final int MARGIN_SHARE = 10;

    /**
     * Less than the default warning, so that a holder is warned of the limit before it stops. Over {@link #LONGEST} it bears
     * clocks whose rates differ by a ten thousandth, which those of machines do not.
     */
    private static final Duration LARGEST_MARGIN_OF_LIMIT = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException with the sentence of {@link #problem} */
    public TimingContract {
        problem(offer, renewal, idle, start, lockDelay, outcome, silence, cleaning, limit, warning)
                .ifPresent(sentence -> {
                    throw new IllegalArgumentException(sentence);
                });
    }

    /** @return a sentence naming every inequality that these timeouts would break, or empty where they fit together */
    public static Optional<String> problem(
            Duration offer,
            Duration renewal,
            Duration idle,
            Duration start,
            Duration lockDelay,
            Duration outcome,
            Duration silence,
            Duration cleaning,
            Duration limit,
            Duration warning) {
        List<String> broken = new ArrayList<>();
        inRange(broken, "offer timeout", offer, Duration.ofMillis(100));
        inRange(broken, "renewal timeout", renewal, Duration.ofSeconds(1));
        inRange(broken, "idle timeout", idle, Duration.ofSeconds(1));
        inRange(broken, "start timeout", start, Duration.ofSeconds(1));
        inRange(broken, "lock delay", lockDelay, Duration.ZERO);
        inRange(broken, "outcome retention", outcome, Duration.ofSeconds(10));
        inRange(broken, "silence timeout", silence, Duration.ofSeconds(1));
        inRange(broken, "cleaning timeout", cleaning, Duration.ofSeconds(1));
        inRange(broken, "hold limit", limit, Duration.ofSeconds(1));
        inRange(broken, "warning", warning, Duration.ZERO);
        if (broken.isEmpty() && renewInterval(renewal).compareTo(idle) >= 0) {
            broken.add("the renewal timeout " + Lengths.text(renewal) + " must be less than " + RENEWALS_PER_TIMEOUT
                    + " times the idle timeout " + Lengths.text(idle)
                    + ": a renewal is what says that a job still runs");
        }
        if (broken.isEmpty() && outcome.compareTo(offer) < 0) {
            broken.add("the outcome retention " + Lengths.text(outcome) + " must not be shorter than the offer timeout "
                    + Lengths.text(offer) + ": a late choice must still learn what became of its request");
        }
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of("The timeouts do not fit together: " + String.join("; ", broken) + ".");
    }

    /** @return what {@link #with} would break, or empty */
    public Optional<String> problemWith(
            Duration offerAsked, Duration renewalAsked, Duration idleAsked, Duration limitAsked) {
        if (limitAsked != null && limitAsked.compareTo(limit) > 0) {
            return Optional.of("A reservation of this pool lasts at most " + Lengths.text(limit) + ", not "
                    + Lengths.text(limitAsked) + ". Ask for less, and extend it later.");
        }
        return problem(
                orElse(offerAsked, offer),
                orElse(renewalAsked, renewal),
                orElse(idleAsked, idle),
                start,
                lockDelay,
                outcome,
                silence,
                cleaning,
                orElse(limitAsked, limit),
                warning);
    }

    /** @return this contract with what one request asked for; null keeps the pool's value */
    public TimingContract with(Duration offerAsked, Duration renewalAsked, Duration idleAsked, Duration limitAsked) {
        return new TimingContract(
                orElse(offerAsked, offer),
                orElse(renewalAsked, renewal),
                orElse(idleAsked, idle),
                start,
                lockDelay,
                outcome,
                silence,
                cleaning,
                orElse(limitAsked, limit),
                warning);
    }

    /** @return how often a holder renews: a quarter of the renewal timeout */
    public static Duration renewInterval(Duration renewal) {
        return renewal.dividedBy(RENEWALS_PER_TIMEOUT);
    }

    /** @return how often a holder renews that has to say that a job runs: its renewals keep off the idle timeout too */
    public static Duration busyInterval(Duration renewal, Duration idle) {
        return renewInterval(idle.compareTo(renewal) < 0 ? idle : renewal);
    }

    /**
     * @param timeout for want of a renewal, or of a job
     * @return how long a holder may rely on its reservation, counted from the moment it <em>sent</em> the last renewal
     *     that was acknowledged and that held the timeout off. Shorter than the timeout, so that two clocks whose rates
     *     differ by less than the margin never let it use an agent that the service has given away.
     */
    public static Duration validity(Duration timeout) {
        return timeout.minus(timeout.dividedBy(MARGIN_SHARE));
    }

    /**
     * @param limit how long the reservation lasts
     * @return how long a holder may rely on it, counted from a moment before the service began to count. The margin is as
     *     that of {@link #validity}, but at most a minute: a limit is long, and its holder is warned of it
     */
    public static Duration validityOfLimit(Duration limit) {
        Duration margin = limit.dividedBy(MARGIN_SHARE);
        return limit.minus(margin.compareTo(LARGEST_MARGIN_OF_LIMIT) < 0 ? margin : LARGEST_MARGIN_OF_LIMIT);
    }

    /** @return how long before the end of that timeout its holder is told */
    public Duration warningOf(Duration timeout) {
        Duration half = timeout.dividedBy(2);
        return warning.compareTo(half) < 0 ? warning : half;
    }

    private static Duration orElse(Duration asked, Duration otherwise) {
        return asked == null ? otherwise : asked;
    }

    private static void inRange(List<String> broken, String what, Duration value, Duration least) {
        if (value == null || value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            broken.add("the " + what + " is " + (value == null ? "missing" : Lengths.text(value)) + ", expected "
                    + Lengths.text(least) + " to " + Lengths.text(LONGEST));
        }
    }
}
