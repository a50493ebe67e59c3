package io.berth.testbed.simulator.check;

import io.berth.master.session.Notice;
import io.berth.master.session.RequestKey;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.audit.Audit;
import io.berth.reservation.audit.AuditReport;
import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.audit.Check;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.testbed.simulator.actor.Wishes.Held;
import io.berth.testbed.simulator.world.Log.Entry;
import io.berth.testbed.simulator.world.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * The observer of one world. It is told everything that is committed and everything that clients believe, and ends the
 * world with {@link BrokenInvariant} at the first thing that must not be.
 */
public final class Checks {
    /** Rebuilding a pool costs as much as a hundred decisions. */
    private static final int COMMITS_BETWEEN_REBUILDS = 100;

    /** An event that breaks an invariant is found by then; the report names its position. */
    private static final int COMMITS_BETWEEN_REPORTS = 10;

    private final Surroundings world;
    private final Seen seen;
    private final Beliefs beliefs;
    private final LimitsOnTheLog limits;
    private final List<BiPredicate<MasterName, RequestId>> followers = new ArrayList<>();
    private final List<MachineCheck> machines = new ArrayList<>();
    private final List<RequestId> requests = new ArrayList<>();
    private final List<Held> granted = new ArrayList<>();
    private Pool replica = Pool.unconfigured(Surroundings.POOL);
    private Audit audit = Audit.ofWholeLog();
    private Outcomes outcomes = new Outcomes();
    private Grants grants;
    private Overtakes overtakes;
    private Following following;
    private int commits;
    private long decisions;

    public Checks(Surroundings world) {
        this.world = world;
        this.seen = new Seen(world);
        this.beliefs = new Beliefs(world.coverage());
        this.limits = new LimitsOnTheLog(world);
        this.grants = new Grants(world.coverage());
        this.overtakes = new Overtakes(world.coverage());
        this.following = new Following(world.coverage());
    }

    /** @param cleans whether the machine has a hook that cleans up */
    public MachineCheck machine(String name, boolean cleans) {
        MachineCheck check = new MachineCheck(name, cleans);
        machines.add(check);
        return check;
    }

    /**
     * The service decided a command, and it counts.
     *
     * @param live what the service decided, null where nothing came of it
     */
    public void decided(Command command, Entry<SpecificRecord> entry, Decision live) {
        decisions++;
        boolean stale = Staleness.of(command, replica.view());
        Situation before = Situation.of(command, replica.view());
        following.before(replica);
        Decision again = replica.handle(command, new Moment(entry.offset(), entry.timeMs()));
        trace(command, entry, again);
        if (live == null ? !again.events().isEmpty() || !again.answers().isEmpty() : !again.equals(live)) {
            throw new BrokenInvariant(
                    "S10",
                    "The service decided " + live + " for " + command + ", a replay of the log decides " + again);
        }
        if (stale) {
            expectNoChange(command, again);
        }
        if (command instanceof Command.ReportRequests report) {
            reported(report, again);
        }
        seen.decided(command, entry, again, before, replica);
        for (int i = 0; i < again.events().size(); i++) {
            Event event = again.events().get(i);
            audit.add(new AuditedEvent(Surroundings.POOL, again.position(), i, again.timeMs(), event));
            outcomes.happened(event);
            if (event instanceof Event.ReservationEnded ended) {
                Causes.check(command, ended, before.agent(), again);
                Causes.checkNext(ended, replica.view().agent(ended.agent()).cleans());
                limits.ended(ended, before, beliefs);
            } else if (event instanceof Event.ReservationExtended extended) {
                limits.began(extended.agent(), entry.offset());
            } else if (event instanceof Event.AgentReserved reserved) {
                limits.began(reserved.agent(), entry.offset());
                granted.add(new Held(reserved.agent(), reserved.epoch()));
            }
        }
        grants.decided(again, replica.view());
        overtakes.decided(again, replica);
        RequestId chosen = !stale && command instanceof Command.ReserveOffer reserve ? reserve.request() : null;
        boolean settled = following.decided(chosen, again, replica);
        StateCheck.after(again, replica, settled, world.coverage());
        again.answers().forEach(outcomes::told);
    }

    private void trace(Command command, Entry<SpecificRecord> entry, Decision decision) {
        if (world.trace().isOn()) {
            world.trace().say("pool", entry.offset() + " " + command);
            decision.events().forEach(event -> world.trace().say("pool", "  -> " + event));
            decision.answers().forEach(answer -> world.trace().say("pool", "  => " + answer));
        }
    }

    private void expectNoChange(Command command, Decision decision) {
        boolean changed = decision.events().stream()
                .anyMatch(event -> !(event instanceof Event.EpochBaseRaised || following.isLeft(event)));
        if (changed) {
            throw new BrokenInvariant("S8", command + " is stale, but it changed " + decision.events() + ".");
        }
        if (Staleness.isAnswered(command) && decision.answers().isEmpty()) {
            throw new BrokenInvariant("S8", command + " is stale, but nobody was told.");
        }
    }

    /** However late a report comes, and however often, it ends nothing that its master follows. */
    private void reported(Command.ReportRequests report, Decision decision) {
        for (Event event : decision.events()) {
            boolean ends = event instanceof Event.RequestEnded ended && ended.outcome() == Outcome.ABANDONED;
            if (ends && followers.stream().anyMatch(one -> one.test(report.master(), event.request()))) {
                throw new BrokenInvariant(
                        "S8", report + " ended request " + event.request() + ", which its master follows.");
            }
        }
        if (!report.followed().containsAll(replica.view().openRequests(report.master()))) {
            world.coverage().saw(Rare.OLD_REPORT_SPARES_WHAT_IS_NEWER);
        }
    }

    /** A record that is no command was answered. */
    public void refusedAtTheEdge(Answer answer) {
        seen.answered(answer);
    }

    /** The transaction with the last decisions is committed. */
    public void committed(Supplier<Stored> stored) {
        commits++;
        if (commits % COMMITS_BETWEEN_REPORTS == 0) {
            expectCleanAudit();
        }
        if (commits % COMMITS_BETWEEN_REBUILDS == 0) {
            expectRebuilt(stored.get());
        }
    }

    private void expectCleanAudit() {
        AuditReport report = audit.report();
        if (!report.isClean()) {
            for (Check check : report.checks()) {
                if (check.found() > 0) {
                    throw new BrokenInvariant(check.invariant().name(), "The audit found: " + check);
                }
            }
        }
    }

    /** An instance takes over. */
    public void restored(Stored stored) {
        expectCleanAudit();
        expectRebuilt(stored);
        seen.tookOver(replica);
    }

    private void expectRebuilt(Stored stored) {
        Pool.Snapshot live = replica.snapshot();
        Pool.Snapshot rebuilt = stored.rebuilt().snapshot();
        if (!live.equals(rebuilt)) {
            throw new BrokenInvariant("S10", "The stores hold " + rebuilt + ", the live pool is " + live + ".");
        }
    }

    /** A replay can only begin where the log begins: with what the stores hold. */
    public void logCreatedAnew(Stored stored) {
        replica = stored.rebuilt();
    }

    /** Topics and stores are gone. */
    public void allLost() {
        expectCleanAudit();
        replica = Pool.unconfigured(Surroundings.POOL);
        audit = Audit.ofWholeLog();
        outcomes = new Outcomes();
        grants = new Grants(world.coverage());
        overtakes = new Overtakes(world.coverage());
        following = new Following(world.coverage());
        beliefs.allLost();
        machines.forEach(MachineCheck::allLost);
    }

    /** A master began to rely on a reservation, or relies on it for longer. */
    public void believes(Belief belief) {
        beliefs.holds(belief);
    }

    /** @param belief null for none */
    public void gaveUp(Belief belief) {
        beliefs.gaveUp(belief);
    }

    /** A session told its user something. */
    public void noticed(Notice notice) {
        if (notice instanceof Notice.Ended ended) {
            outcomes.heard(ended);
        }
    }

    public BrokenInvariant twoEnds(String master, RequestKey key) {
        return new BrokenInvariant("S6", "The session of " + master + " ended request " + key.request() + " twice.");
    }

    /** @param follows whether a process of that master follows the request now */
    public void follower(BiPredicate<MasterName, RequestId> follows) {
        followers.add(follows);
    }

    public void asked(RequestId request) {
        requests.add(request);
    }

    /** @return every request id that was ever used */
    public List<RequestId> requests() {
        return requests;
    }

    /** @return everything that was ever granted */
    public List<Held> granted() {
        return granted;
    }

    /** @return the pool as the committed log makes it; to be read only */
    public Pool pool() {
        return replica;
    }

    public long decisions() {
        return decisions;
    }
}
