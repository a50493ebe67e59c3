package io.berth.master;

import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpressionParser;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** "I need an agent that matches this expression." Immutable; starts with {@link #tags}. */
public final class ReservationRequest {
    private final TagExpression expression;
    private final PoolName pool;
    private final RequestId requestId;
    private final int maxOffers;
    private final Duration maxWait;
    private final boolean awaitCapacity;
    private final Duration offerTimeout;
    private final Duration renewalTimeout;
    private final Duration idleTimeout;
    private final String purpose;
    private final Chooser chooser;
    private final Consumer<WaitingUpdate> onWaiting;

    private ReservationRequest(Builder set) {
        this.expression = set.expression;
        this.pool = set.pool;
        this.requestId = set.requestId;
        this.maxOffers = set.maxOffers;
        this.maxWait = set.maxWait;
        this.awaitCapacity = set.awaitCapacity;
        this.offerTimeout = set.offerTimeout;
        this.renewalTimeout = set.renewalTimeout;
        this.idleTimeout = set.idleTimeout;
        this.purpose = set.purpose;
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
        return new RequestAgent(
                id,
                master,
                expression,
                chooser == null ? Select.FIRST : Select.CHOOSE,
                maxOffers,
                maxWait,
                awaitCapacity,
                offerTimeout,
                renewalTimeout,
                idleTimeout,
                purpose);
    }

    /** Collects what a request says. What is not set takes the default that its setter names. Null is refused. */
    public static final class Builder {
        private final TagExpression expression;
        private PoolName pool;
        private RequestId requestId;
        private int maxOffers = 1;
        private Duration maxWait;
        private boolean awaitCapacity;
        private Duration offerTimeout;
        private Duration renewalTimeout;
        private Duration idleTimeout;
        private String purpose;
        private Chooser chooser;
        private Consumer<WaitingUpdate> onWaiting = update -> {};

        private Builder(TagExpression expression) {
            this.expression = expression;
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

        /** Default: a request that no registered agent could ever match is refused. */
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

        public ReservationRequest build() {
            return new ReservationRequest(this);
        }

        private static Duration notNegative(String what, Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException("Expected " + what + " not to be negative: " + value + ".");
            }
            return value;
        }
    }
}
