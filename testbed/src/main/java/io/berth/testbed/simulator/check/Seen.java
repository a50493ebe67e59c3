package io.berth.testbed.simulator.check;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.testbed.simulator.world.Log.Entry;
import io.berth.testbed.simulator.world.Surroundings;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Counts what was reached in the pool. Judges nothing. */
final class Seen {
    private static final long SOON_NANOS = 5_000_000_000L;

    private final Surroundings world;
    private final Coverage coverage;
    private final SeenEvents events;
    /** Only asked whether it has something, so its order means nothing. */
    private final Set<SpecificRecord> delivered = Collections.newSetFromMap(new IdentityHashMap<>());

    private int instances;
    private long tookOverNanos;

    Seen(Surroundings world) {
        this.world = world;
        this.coverage = world.coverage();
        this.events = new SeenEvents(world);
    }

    void decided(Command command, Entry<SpecificRecord> entry, Decision decision, Situation before, Pool pool) {
        PoolView after = pool.view();
        coverage.saw(command.getClass());
        if (!delivered.add(entry.value())) {
            coverage.saw(Rare.DELIVERED_TWICE);
        }
        for (Event event : decision.events()) {
            happened(event, command, after);
            events.happened(event, command, pool);
        }
        decision.answers().forEach(this::answered);
        if (command instanceof Command.ExpireReservation expire) {
            expiry(expire, decision, before);
        } else if (command instanceof Command.RenewReservation && isSoon() && isStale(decision)) {
            coverage.saw(Rare.STALE_RENEWAL_AFTER_FAIL_OVER);
        } else if (command instanceof Command.ExtendReservation extend) {
            extension(extend, decision, after);
        } else if (command instanceof Command.ExpireRequest expire && before.request() != null) {
            boolean heard = before.request().status() == RequestStatus.WAITING
                    && before.request().lastSign() > expire.sign();
            if (expire.cause() == WaitCause.SILENCE && heard) {
                coverage.saw(Rare.SILENT_BUT_HEARD_LATER);
            }
        } else if (command instanceof Command.AgentOnline online && before.isReserved()) {
            Agent now = after.agent(online.agent());
            if (!before.agent().online() && now.status() == AgentStatus.RESERVED) {
                coverage.saw(Rare.LOST_AND_BACK);
            }
        }
    }

    private void happened(Event event, Command command, PoolView after) {
        coverage.saw(event.getClass());
        if (event.agent() != null && after.agent(event.agent()) != null) {
            coverage.saw(after.agent(event.agent()).status());
        }
        if (event.request() != null && after.request(event.request()) != null) {
            coverage.saw(after.request(event.request()).status());
        }
        if (event instanceof Event.RequestEnded ended) {
            coverage.saw(ended.outcome());
        } else if (event instanceof Event.RequestRejected rejected) {
            coverage.saw(Outcome.REJECTED);
            coverage.saw(rejected.code());
        } else if (event instanceof Event.OfferEnded ended) {
            coverage.saw(ended.reason());
        } else if (event instanceof Event.ReservationEnded ended) {
            coverage.saw(ended.reason());
            coverage.saw(ended.next());
        } else if (event instanceof Event.EpochBaseRaised raised) {
            boolean claimed =
                    command instanceof Command.AgentOnline online && online.highestEpoch() >= raised.base() - 1;
            coverage.saw(claimed ? Rare.EPOCH_BASE_RAISED_BY_AGENT : Rare.EPOCH_BASE_RAISED_BY_LOG);
        }
    }

    void answered(Answer answer) {
        coverage.saw(answer.getClass());
        if (answer instanceof Answer.Refused refused) {
            coverage.saw(refused.code());
        }
    }

    private void expiry(Command.ExpireReservation expire, Decision decision, Situation before) {
        boolean current = before.isReserved() && before.agent().epoch() == expire.epoch();
        if (current && decision.events().isEmpty()) {
            coverage.saw(Rare.EXPIRY_REFUSED);
            if (expire.cause() == ExpiryCause.RENEWAL && before.agent().use().lastSign() > expire.sign()) {
                coverage.saw(Rare.RENEWAL_BEAT_EXPIRY);
            }
        }
    }

    private void extension(Command.ExtendReservation extend, Decision decision, PoolView after) {
        Request request = after.requestAt(extend.agent(), extend.epoch());
        Held held = request == null ? null : request.held(extend.agent(), extend.epoch());
        if (held != null && held.ended() == Outcome.REVOKED) {
            coverage.saw(Rare.REVOKED_WHILE_EXTENDING);
        }
        boolean confirmed = decision.answers().stream().anyMatch(Answer.Extended.class::isInstance);
        if (confirmed && decision.events().isEmpty()) {
            coverage.saw(Rare.EXTENDED_TWICE_IS_ONCE);
        }
    }

    private static boolean isStale(Decision decision) {
        return decision.answers().stream()
                .anyMatch(answer -> answer instanceof Answer.Refused refused && refused.code() == RefusalCode.STALE);
    }

    private boolean isSoon() {
        return instances > 1 && world.scheduler().nowNanos() - tookOverNanos < SOON_NANOS;
    }

    void tookOver(Pool pool) {
        instances++;
        tookOverNanos = world.scheduler().nowNanos();
        if (pool.agents().stream().anyMatch(agent -> agent.use() != null)) {
            coverage.saw(Rare.TIMERS_STARTED_ANEW);
        }
    }
}
