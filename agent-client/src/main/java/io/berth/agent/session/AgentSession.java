package io.berth.agent.session;

import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.Lengths;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of an agent. Hand in what happens, then {@link #poll} and do what it says; nothing here waits, reads a clock
 * or throws for anything that the service says.
 *
 * <p>The rules:
 * <ul>
 *   <li>It accepts a reservation only of its own run and only above the highest epoch ever accepted, also by earlier
 *       runs; the epoch is on disk before the on-reserved hook starts and before anything is reported (S3).
 *   <li>A child is started when the on-reserved hook is through, and again whenever it ends, while the reservation is
 *       valid. It is ready when it says so or has run for a while; one that never gets there fails the reservation.
 *   <li>When the reservation is over, however that is learnt, it ends a running on-reserved hook or the child, runs
 *       on-freed, and then says that it is clean. A later reservation waits for that. What cannot be ended is not clean.
 *   <li>It refuses masters that it is not to serve, and may end its reservation itself when Kafka is away for too long.
 *   <li>A run that finds an epoch left unclean by an earlier run never serves it again. It reports that it serves
 *       nothing and that it had accepted the epoch; the service ends that reservation and asks for the clean-up. So a
 *       reservation is resumed or cleaned up after, never both; this agent cleans up.
 *   <li>It offers itself only while its machine is fit. While it is not, and nothing is served or to be cleaned up, it has
 *       said goodbye (or nothing yet) and is silent, so that nobody gets it; who gets it even so is refused. What is
 *       served goes on. New tags are told when nothing is served.
 *   <li>Once this run has been registered, another run's registration ends it.
 * </ul>
 *
 * <p>Not thread-safe: one thread drives it. {@code nowNanos} is a monotonic clock's, as from {@link System#nanoTime}.
 */
public final class AgentSession {
    private final SessionConfig config;
    private final Duty duty;
    private final Heartbeat heartbeat;
    private final Fitness fitness;
    private final List<Note> notes = new ArrayList<>();

    private SeenState seen;
    private boolean registered;
    private long lastContact;
    private boolean stopping;
    private long stopDeadline;
    private Exit exit;
    private boolean over;
    private boolean wasIdle = true;
    private TagSet newTags;

    /** @param fence as the last run left it, {@link Fence#NONE} for the first */
    public AgentSession(SessionConfig config, Fence fence) {
        this.config = config;
        this.duty = new Duty(config, fence);
        this.heartbeat = new Heartbeat(config.heartbeat().toNanos());
        this.fitness = new Fitness(config.probing());
        if (duty.phase() == Phase.LEFT_BEHIND) {
            notes.add(new Note(
                    true,
                    "An earlier run left epoch " + fence.highestEpoch()
                            + " unclean. It is not served again; it is cleaned up once the service has ended it."));
        }
    }

    /** Begins the run. To be called once, before every other input. */
    public void start(long nowNanos) {
        lastContact = nowNanos;
        heartbeat.disagreement(true, nowNanos);
        fitness.askAll(nowNanos);
    }

    /** @param state the newest that the service said of this agent */
    public void onState(SeenState state, long nowNanos) {
        lastContact = nowNanos;
        seen = state;
        if (isOwn(state)) {
            onRegistered();
        } else if (registered && exit == null) {
            exit = Exit.REPLACED;
            duty.giveUp();
            notes.add(new Note(
                    true,
                    "Another run of this agent has registered under the same name, so this one ends. Give each agent"
                            + " its own name, or stop the other one."));
        }
        advance(nowNanos);
    }

    /**
     * The service knows nothing of this agent: it never did, or an operator removed it. Whatever this run serves it goes
     * on serving, and it insists until it is registered again.
     */
    public void onForgotten(long nowNanos) {
        if (seen != null && exit == null) {
            notes.add(new Note(
                    true,
                    "The service has forgotten this agent: an operator removed it. It is still running, so it registers"
                            + " again. Stop berth-agent first if it is to go for good."));
        }
        lastContact = nowNanos;
        seen = null;
        advance(nowNanos);
    }

    /** Kafka has taken a report. */
    public void onHeard(long nowNanos) {
        lastContact = nowNanos;
        advance(nowNanos);
    }

    /**
     * The service has said something of this very run at some time, whatever it says now: a state that was skipped
     * because it is not the newest. To be called before {@link #onState} with the newest.
     */
    public void onRegistered() {
        if (!registered) {
            registered = true;
            notes.add(new Note(false, "Registered: the service knows this run as " + config.incarnation()));
        }
    }

    /** @param epoch the epoch that the hook was started for */
    public void onHookFinished(HookKind kind, long epoch, HookResult result, long nowNanos) {
        duty.hookFinished(kind, epoch, result, own());
        advance(nowNanos);
    }

    /**
     * The machine has said which tags it has.
     *
     * @param tags all of them, also those that are configured
     * @param problems a sentence for each thing that could not be found out
     */
    public void onTagsProbed(TagSet tags, List<String> problems, long nowNanos) {
        fitness.tagsFound(tags, problems, nowNanos);
        advance(nowNanos);
    }

    /** The machine has said whether it is fit to serve. */
    public void onHealthProbed(HookResult result, long nowNanos) {
        fitness.healthFound(result, duty.isServing(), nowNanos);
        advance(nowNanos);
    }

    /** The child has said that it is ready. */
    public void onChildReady(long epoch, long nowNanos) {
        duty.childReady(epoch);
        advance(nowNanos);
    }

    /**
     * The child has ended by itself, or could not be started. Any end is a failure: the master still relies on it.
     *
     * @param epoch the epoch that it was started for
     * @param detail how it ended, for a person; holds nothing that it printed
     */
    public void onChildExited(long epoch, String detail, long nowNanos) {
        duty.childExited(epoch, detail);
        advance(nowNanos);
    }

    /**
     * A stop was carried out.
     *
     * @param remains what could not be ended, for a person; empty where nothing of the child is left
     */
    public void onChildGone(long epoch, String remains, long nowNanos) {
        duty.childGone(epoch, remains, own());
        advance(nowNanos);
    }

    /** @return what the service says now of this run, null for nothing that counts */
    private SeenState own() {
        return registered && seen != null && isOwn(seen) && !stopping ? seen : null;
    }

    /** Asks it to end: it accepts nothing more, cleans up after what it serves, and leaves within the stop timeout. */
    public void onStop(long nowNanos) {
        if (!stopping) {
            stopping = true;
            stopDeadline = nowNanos + config.stopTimeout().toNanos();
        }
        advance(nowNanos);
    }

    /** @return how many times a lower epoch was refused in this run */
    public long refusedLowerEpochs() {
        return duty.refusals();
    }

    /** @return what is to be done now; after a step with an exit there is nothing more to do */
    public Step poll(long nowNanos) {
        advance(nowNanos);
        notes.addAll(fitness.takeNotes());
        notes.addAll(duty.takeNotes());
        List<Report> reports = over ? List.of() : reports(nowNanos);
        over = exit != null;
        long next = 0;
        if (!over) {
            next = keepsSilent(nowNanos) ? heartbeat.untilInsisting(nowNanos) : heartbeat.untilNext(nowNanos);
            next = Math.min(next, Math.min(duty.untilNext(nowNanos), untilCutOff(nowNanos)));
            next = Math.min(next, fitness.untilNext(nowNanos));
        }
        if (stopping) {
            next = Math.min(next, Math.max(0, stopDeadline - nowNanos));
        }
        Step step = new Step(
                duty.takeUnwritten(),
                duty.takeOrders(),
                duty.takeChildOrders(),
                fitness.takeOrders(),
                newTags,
                reports,
                next,
                exit,
                notes);
        newTags = null;
        notes.clear();
        return step;
    }

    private void advance(long nowNanos) {
        if (exit != null) {
            return;
        }
        learn();
        if (stopping) {
            advanceStop(nowNanos);
        } else if (isCutOff(nowNanos)) {
            cutOff();
        } else if (seen != null && isOwn(seen)) {
            duty.follow(seen);
        }
        duty.tick(nowNanos);
        if (!stopping) {
            probe(nowNanos);
        }
        heartbeat.disagreement(
                isWithdrawn()
                        ? Disagreement.withGoodbye(config.incarnation(), seen)
                        : Disagreement.between(duty, config.incarnation(), seen),
                nowNanos);
    }

    private void learn() {
        duty.fit(fitness.isFit());
        TagSet learnt = duty.phase() == Phase.IDLE || duty.phase() == Phase.LEFT_BEHIND ? fitness.adopt() : null;
        if (learnt != null) {
            newTags = learnt;
            heartbeat.news();
        }
    }

    private void probe(long nowNanos) {
        boolean idle = duty.phase() == Phase.IDLE;
        if (idle && !wasIdle) {
            fitness.askAll(nowNanos);
        }
        wasIdle = idle;
        fitness.tick(nowNanos);
    }

    /** Nobody may get it, and nobody waits for a word of it. */
    private boolean isWithdrawn() {
        return !fitness.isFit()
                && duty.phase() == Phase.IDLE
                && (seen == null || seen.status() != AgentStatus.RESERVED);
    }

    /**
     * While it is withdrawn it says goodbye once, not with each heartbeat: the service takes each report after a goodbye
     * for a return. Once more only if the service has not heard it.
     */
    private boolean keepsSilent(long nowNanos) {
        return isWithdrawn() && heartbeat.isSilence() && !heartbeat.insists(nowNanos);
    }

    private boolean isCutOff(long nowNanos) {
        return duty.isServing()
                && config.cutOff()
                        .filter(after -> nowNanos - lastContact >= after.toNanos())
                        .isPresent();
    }

    /** It is not served again: its epoch is the highest, and only a higher one is accepted. */
    private void cutOff() {
        notes.add(new Note(
                true,
                "Kafka could not be reached for " + Lengths.text(config.cutOff().orElseThrow()) + ", so epoch "
                        + duty.epoch() + " is ended here (berth.when-cut-off = stop). The service is told as soon as it"
                        + " can be reached."));
        duty.end(null);
    }

    private long untilCutOff(long nowNanos) {
        return duty.isServing()
                ? config.cutOff()
                        .map(after -> Math.max(0, lastContact + after.toNanos() - nowNanos))
                        .orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
    }

    private void advanceStop(long nowNanos) {
        switch (duty.phase()) {
            case PREPARING, STARTING, SERVING -> duty.end(null);
            case IDLE, LEFT_BEHIND, UNPREPARED, DIRTY, ABANDONING, ENDING, CLEANING -> {
                // Nothing to end, or its end is under way.
            }
        }
        switch (duty.phase()) {
            case ABANDONING, ENDING, CLEANING -> {
                if (nowNanos - stopDeadline >= 0) {
                    duty.giveUp();
                    notes.add(new Note(
                            true,
                            "The stop timeout of " + Lengths.text(config.stopTimeout()) + " is over and epoch "
                                    + duty.epoch() + " is not cleaned up. The next run will do it."));
                    exit = Exit.STOPPED;
                }
            }
            case IDLE, LEFT_BEHIND, UNPREPARED, DIRTY, PREPARING, STARTING, SERVING -> exit = Exit.STOPPED;
        }
    }

    private List<Report> reports(long nowNanos) {
        if (exit == Exit.REPLACED) {
            return List.of();
        }
        if (keepsSilent(nowNanos)) {
            return List.of();
        }
        Report report = duty.report(!stopping, heartbeat.insists(nowNanos) || breaksOff() || repeats());
        if (exit == Exit.STOPPED) {
            return List.of(report.last());
        }
        report = isWithdrawn() ? report.last() : report;
        if (!heartbeat.isDue(report, nowNanos)) {
            return List.of();
        }
        heartbeat.sent(report, nowNanos);
        return List.of(report);
    }

    /** Whether it stops under a reservation. The service passes on what is new of an epoch, not that one was dropped. */
    private boolean breaksOff() {
        return stopping && seen != null && isOwn(seen) && seen.status() == AgentStatus.RESERVED;
    }

    /** Whether it was asked to clean up for what it has said to be clean. The service passes on what is new of an epoch. */
    private boolean repeats() {
        return duty.repeats() && seen != null && isOwn(seen) && seen.status() == AgentStatus.CLEANING;
    }

    private boolean isOwn(SeenState state) {
        return state.incarnation().equals(config.incarnation());
    }
}
