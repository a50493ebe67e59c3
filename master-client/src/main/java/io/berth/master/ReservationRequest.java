package io.berth.master;

import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.Preference;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * "I need an agent that matches this expression", or several of them together, and what would do instead. Immutable;
 * starts with {@link #tags}.
 *
 * <pre>{@code
 * // 2 with a new Xcode and a Windows, all or none; after ten minutes any Xcode will do
 * ReservationRequest.tags("xcode>=16").count(2).and(1, "windows")
 *         .thenAfter(Duration.ofMinutes(10), "xcode").count(2).and(1, "windows")
 *         .prefer("ssd, last-used")
 *         .build();
 * }</pre>
 */
public final class ReservationRequest {
    private final PoolName pool;
    private final RequestId requestId;
    private final Wish wish;
    private final boolean awaitCapacity;
    private final Duration offerTimeout;
    private final Duration renewalTimeout;
    private final Duration idleTimeout;
    private final Duration holdLimit;
    private final Chooser chooser;
    private final Consumer<WaitingUpdate> onWaiting;

    private ReservationRequest(Builder set) {
        this.pool = set.pool;
        this.requestId = set.requestId;
        this.wish = new Wish(
                set.alternatives(),
                set.preferences,
                set.priority,
                set.chooser == null ? Select.FIRST : Select.CHOOSE,
                set.maxOffers,
                set.maxWait,
                set.purpose);
        this.awaitCapacity = set.awaitCapacity;
        this.offerTimeout = set.offerTimeout;
        this.renewalTimeout = set.renewalTimeout;
        this.idleTimeout = set.idleTimeout;
        this.holdLimit = set.holdLimit;
        this.chooser = set.chooser;
        this.onWaiting = set.onWaiting;
    }

    /**
     * @param expression what the agent's tags must be: {@code linux && jdk>=17 && !beta}
     * @throws IllegalArgumentException with a sentence that names the column, if it cannot be read
     */
    public static Builder tags(String expression) {
        return new Builder(TagExpressionParser.parse(expression).orThrow());
    }

    Optional<PoolName> pool() {
        return Optional.ofNullable(pool);
    }

    Optional<RequestId> requestId() {
        return Optional.ofNullable(requestId);
    }

    Optional<Chooser> chooser() {
        return Optional.ofNullable(chooser);
    }

    Consumer<WaitingUpdate> onWaiting() {
        return onWaiting;
    }

    RequestAgent command(RequestId id, MasterName master) {
        return new RequestAgent(id, master, wish, awaitCapacity, offerTimeout, renewalTimeout, idleTimeout, holdLimit);
    }

    /**
     * @return what is asked for, for a person: "2 of xcode>=16 and 1 of windows; after 5m: xcode; prefer ssd; priority
     *     5". Not what it is for
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Alternative alternative : wish.alternatives()) {
            text.append(alternative.demand());
            if (alternative.tryFor() != null) {
                text.append("; after ")
                        .append(Lengths.text(alternative.tryFor()))
                        .append(": ");
            }
        }
        if (!wish.preferences().isEmpty()) {
            text.append("; prefer ").append(Preference.print(wish.preferences()));
        }
        if (wish.priority() != 0) {
            text.append("; priority ").append(wish.priority());
        }
        if (holdLimit != null) {
            text.append("; held for ").append(Lengths.text(holdLimit));
        }
        return text.toString();
    }

    /** Collects what a request says. What is not set takes the default that its setter names. Null is refused. */
    public static final class Builder {
        private final List<Alternative> before = new ArrayList<>();
        private final List<Need> needs = new ArrayList<>();
        private List<Preference> preferences = List.of();
        private int priority;
        private PoolName pool;
        private RequestId requestId;
        private int maxOffers = 1;
        private Duration maxWait;
        private boolean awaitCapacity;
        private Duration offerTimeout;
        private Duration renewalTimeout;
        private Duration idleTimeout;
        private Duration holdLimit;
        private String purpose;
        private Chooser chooser;
        private Consumer<WaitingUpdate> onWaiting = update -> {};

        private Builder(TagExpression expression) {
            needs.add(Need.of(1, expression));
        }

        private List<Alternative> alternatives() {
            List<Alternative> all = new ArrayList<>(before);
            all.add(new Alternative(new Demand(needs), null));
            return all;
        }

        /**
         * Default: 1. How many agents of the tags that were named last; all that is asked for is reserved together or not at
         * all.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder count(int agents) {
            int last = needs.size() - 1;
            needs.set(last, Need.of(agents, needs.get(last).expression()));
            return this;
        }

        /**
         * And so many others, together with what was named before: no agent counts twice.
         *
         * @throws IllegalArgumentException if the expression cannot be read, or the count is less than 1
         */
        public Builder and(int count, String tags) {
            needs.add(Need.of(count, TagExpressionParser.parse(tags).orThrow()));
            return this;
        }

        /**
         * What was named since {@link #tags}, or since this was called last, is asked for so long; then these tags instead.
         * {@link #count} and {@link #and} are about the new tags from now on.
         *
         * @throws IllegalArgumentException if the expression cannot be read, or the wait is negative
         */
        public Builder thenAfter(Duration wait, String tags) {
            TagExpression next = TagExpressionParser.parse(tags).orThrow();
            before.add(new Alternative(new Demand(needs), notNegative("the wait for an alternative", wait)));
            needs.clear();
            needs.add(Need.of(1, next));
            return this;
        }

        /**
         * Default: nothing. What is liked best among the agents that match, as {@code ssd, last-used}: tag expressions, and
         * the agent that this master used last; the most important first.
         *
         * @throws IllegalArgumentException with a sentence that names the column, if it cannot be read
         */
        public Builder prefer(String list) {
            this.preferences = Preference.parseList(list).orThrow();
            return this;
        }

        /** Default: 0. Higher goes first; {@link Wish#LOWEST_PRIORITY} to {@link Wish#HIGHEST_PRIORITY}. */
        public Builder priority(int value) {
            this.priority = value;
            return this;
        }

        /** Default: the pool's. How long the reservation lasts at most, unless it is extended. */
        public Builder holdLimit(Duration longest) {
            this.holdLimit = notNegative("the hold limit", longest);
            return this;
        }

        /**
         * Default: the pool of the client.
         *
         * @throws IllegalArgumentException if it is no valid name
         */
        public Builder pool(String name) {
            this.pool = new PoolName(name);
            return this;
        }

        /**
         * Default: a new random one. Asking again under the same id, also after a restart, gives the same answer: the
         * reservation that is held, if it still is.
         *
         * @throws IllegalArgumentException if it is no valid name
         */
        public Builder requestId(String id) {
            this.requestId = new RequestId(id);
            return this;
        }

        /** Default: wait without end. Zero tries once. */
        public Builder maxWait(Duration longest) {
            this.maxWait = notNegative("the longest wait", longest);
            return this;
        }

        /**
         * Default: a request that no registered agent could ever match is refused. With this it waits for its first wish, for as
         * long as that one is tried; of what it falls back to, it still skips what no registered agent could match.
         */
        public Builder awaitCapacity() {
            this.awaitCapacity = true;
            return this;
        }

        /** Default: the pool's. */
        public Builder offerTimeout(Duration timeout) {
            this.offerTimeout = notNegative("the offer timeout", timeout);
            return this;
        }

        /** Default: the pool's. */
        public Builder renewalTimeout(Duration timeout) {
            this.renewalTimeout = notNegative("the renewal timeout", timeout);
            return this;
        }

        /** Default: the pool's. */
        public Builder idleTimeout(Duration timeout) {
            this.idleTimeout = notNegative("the idle timeout", timeout);
            return this;
        }

        /**
         * Default: nothing. For pools that share purposes only: the service drops it elsewhere, but then it has stood in
         * the command log.
         */
        public Builder purpose(String text) {
            this.purpose = Objects.requireNonNull(text);
            return this;
        }

        /**
         * Default: the service picks the best match, in one round trip.
         *
         * @param maxOffers how many agents may be held for the choice, at least 1; the pool may allow fewer
         */
        public Builder choose(int maxOffers, Chooser chooser) {
            if (maxOffers < 1) {
                throw new IllegalArgumentException("A choice needs at least 1 offer, not " + maxOffers + ".");
            }
            this.maxOffers = maxOffers;
            this.chooser = Objects.requireNonNull(chooser);
            return this;
        }

        /** Default: nobody. Called on the client's callback thread, whenever it is told how things stand. */
        public Builder onWaiting(Consumer<WaitingUpdate> listener) {
            this.onWaiting = Objects.requireNonNull(listener);
            return this;
        }

        /** @throws IllegalArgumentException with a sentence for a person, if what was said does not fit together */
        public ReservationRequest build() {
            return new ReservationRequest(this);
        }

        private static Duration notNegative(String what, Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(
                        "Expected " + what + " not to be negative: " + Lengths.text(value) + ".");
            }
            return value;
        }
    }
}
