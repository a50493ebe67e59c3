package io.berth.testbed.simulator.actor;

import io.berth.master.session.MasterSession;
import io.berth.master.session.Notice;
import io.berth.master.session.Outgoing;
import io.berth.master.session.RequestKey;
import io.berth.master.session.SessionTiming;
import io.berth.master.session.Step;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.RequestAgent;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.testbed.simulator.check.Belief;
import io.berth.testbed.simulator.check.Checks;
import io.berth.testbed.simulator.check.Rare;
import io.berth.testbed.simulator.world.Dice;
import io.berth.testbed.simulator.world.Link;
import io.berth.testbed.simulator.world.Log;
import io.berth.testbed.simulator.world.Surroundings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * A client process of one master: the real {@link MasterSession}, driven as the Kafka transport drives it, and a user who
 * wants agents, works, forgets, changes its mind. A crash loses all but the journal of what was asked for.
 */
public final class Master extends Process {
    private static final long LONGEST_SLEEP_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration LATEST_COPY = Duration.ofSeconds(90);
    private static final int MOST_OPEN = 5;

    /** Three times the longest pause between two attempts. */
    private static final long LONGEST_ANSWER_NANOS =
            SessionTiming.DEFAULT.longestResend().toNanos() * 3;

    private final MasterName master;
    private final Link link;
    private final Checks checks;
    private final Dice attempts;
    private final Wishes wishes;
    private final Instructions instructions;
    private final boolean speaksAlone;
    private final Log<Answer> replies;
    private final Map<RequestKey, RequestAgent> journal = new LinkedHashMap<>();
    private final Map<RequestKey, Job> jobs = new LinkedHashMap<>();
    private final Queue<Consumer<MasterSession>> submitted = new ArrayDeque<>();
    private final Set<RequestId> taken = new HashSet<>();
    private MasterSession session;
    private int read;
    private int asked;
    private boolean quiet;
    private long quietSinceNanos;
    private long sleptUntilNanos;
    private boolean pausedHolding;

    /**
     * @param name of the process; several processes may use one master name
     * @param speaksAlone whether it says so: all requests of its master that it does not follow are over
     */
    public Master(Surroundings world, Checks checks, String name, MasterName master, boolean speaksAlone) {
        super(world, name);
        this.master = master;
        this.checks = checks;
        this.link = new Link(world.scheduler(), world.dice(name + " link"), LATEST_COPY);
        this.attempts = world.dice(name + " attempts");
        this.wishes = new Wishes(world.dice(name + " wishes"));
        this.instructions = new Instructions(world.dice(name + " instructions"));
        this.speaksAlone = speaksAlone;
        checks.follower((asking, request) -> asking.equals(master) && followsAsItsOwn(request));
        this.replies = world.logs().replies();
        replies.follow(answer -> {
            if (answer.master().equals(master)) {
                wakeAfter(link.delay());
            }
        });
    }

    public Link link() {
        return link;
    }

    public MasterName master() {
        return master;
    }

    /** @param remembers whether it asks again, under the same request ids, for what the process before it asked for */
    public void start(double clockRate, boolean remembers) {
        session = new MasterSession(
                master, SessionTiming.DEFAULT, attempts.nanos(Duration.ZERO, Duration.ofNanos(1L << 62)));
        jobs.clear();
        submitted.clear();
        begin(clockRate);
        sleptUntilNanos = Long.MIN_VALUE;
        read = replies.size();
        say("starts" + (remembers ? " and asks again for " + journal.size() + " requests" : ""));
        if (remembers) {
            journal.forEach((key, request) -> follow(key, request, false));
        } else {
            journal.clear();
        }
        if (speaksAlone) {
            List<RequestId> kept =
                    journal.keySet().stream().map(RequestKey::request).toList();
            submit(all -> all.speakAlone(Surroundings.POOL, kept));
        }
        if (!quiet) {
            later(dice.seconds(0, 10), this::want);
        }
    }

    /** The topic is another one now. */
    public void repliesCreatedAnew() {
        read = 0;
    }

    public void crash() {
        if (isAlive()) {
            say("dies");
            jobs.values().forEach(Job::givesUp);
            end();
        }
    }

    @Override
    protected void resumed(boolean clockStoodStill) {
        if (clockStoodStill) {
            sleptUntilNanos = clock().nanos();
            jobs.values().forEach(job -> job.beliefs.values().forEach(belief -> belief.slept(sleptUntilNanos)));
        }
        pausedHolding = jobs.values().stream().anyMatch(job -> !job.beliefs.isEmpty());
    }

    /** Wants nothing new from now on, and ends what its user forgot about. */
    public void becomeQuiet() {
        quiet = true;
        quietSinceNanos = world.scheduler().nowNanos();
        if (isAlive()) {
            jobs.values().stream().filter(job -> job.forgotten).forEach(job -> submit(all -> all.free(job.key)));
        }
    }

    /** @return what took longer than it may where nothing is lost, or null */
    public String overdue() {
        long now = world.scheduler().nowNanos();
        for (Job job : jobs.values()) {
            if (!job.answered && now - Math.max(quietSinceNanos, job.askedNanos) > LONGEST_ANSWER_NANOS) {
                return "request " + job.key.request() + " of " + name() + " has no first answer";
            }
            if (job.freed && now - Math.max(quietSinceNanos, job.freedNanos) > LONGEST_ANSWER_NANOS) {
                return "request " + job.key.request() + " of " + name() + " is given up and not over";
            }
        }
        return null;
    }

    /** Whatever it is still waiting for, it gives up. */
    public void giveUpAll() {
        if (isAlive()) {
            List.copyOf(jobs.values()).forEach(Job::giveBack);
        }
    }

    /** @return whether everything it ever asked for has come to its end */
    public boolean isIdle() {
        return !isAlive() || session.isIdle() && jobs.isEmpty();
    }

    /** @return the requests that it still follows, for a sentence */
    public List<RequestId> open() {
        return jobs.keySet().stream().map(RequestKey::request).toList();
    }

    public boolean waits(RequestId request) {
        Job job = jobs.get(new RequestKey(Surroundings.POOL, request));
        return job != null && job.isWaiting();
    }

    /** Of an id that was in use before, the service may hear that nobody follows it when that is no longer so. */
    private boolean followsAsItsOwn(RequestId request) {
        return isAlive() && !taken.contains(request) && open().contains(request);
    }

    private void want() {
        if (quiet) {
            return;
        }
        if (jobs.size() < MOST_OPEN) {
            if (dice.chance(0.12)) {
                Command errand = dice.chance(0.15)
                        ? instructions.about(checks.pool(), master)
                        : wishes.errand(master, checks.requests(), checks.granted());
                submit(all -> all.send(new Outgoing(Surroundings.POOL, errand)));
            } else {
                ask();
            }
        }
        later(dice.seconds(0.1, dice.chance(0.5) ? 4 : 40), this::want);
    }

    private void ask() {
        boolean takes = dice.chance(0.01) && !checks.requests().isEmpty();
        RequestId id = takes ? dice.pick(checks.requests()) : new RequestId(name() + "-" + ++asked);
        RequestKey key = new RequestKey(Surroundings.POOL, id);
        if (jobs.containsKey(key)) {
            return;
        }
        RequestAgent request = wishes.request(id, master);
        journal.put(key, request);
        checks.asked(id);
        if (takes) {
            taken.add(id);
        }
        // An id that was in use before is no fresh one.
        follow(key, request, !takes);
        if (dice.chance(0.06)) {
            later(dice.seconds(0, 30), () -> submit(all -> all.cancel(key)));
        }
        if (dice.chance(0.1)) {
            Outgoing change = new Outgoing(Surroundings.POOL, wishes.priority(id, master));
            later(dice.seconds(0, 20), () -> submit(all -> all.send(change)));
        }
    }

    private void follow(RequestKey key, RequestAgent request, boolean fresh) {
        jobs.put(key, new Job(key));
        if (isTraced()) {
            say("wants " + request.request() + ": "
                    + request.wish().alternatives().get(0).demand() + ", "
                    + request.wish().select()
                    + (request.wish().maxWait() == null
                            ? ""
                            : ", waits " + request.wish().maxWait()));
        }
        submit(all -> all.request(Surroundings.POOL, request, fresh));
    }

    private void submit(Consumer<MasterSession> wish) {
        submitted.add(wish);
        wakeNow();
    }

    @Override
    protected void turn() {
        if (link.isDeaf()) {
            // Replies stand in their log; they are read when it can be reached again.
            wakeAfter(200_000_000);
        } else {
            while (read < replies.size()) {
                session.onReply(Surroundings.POOL, replies.get(read++).value(), clock().nanos());
            }
        }
        long next;
        do {
            for (Consumer<MasterSession> wish = submitted.poll(); wish != null; wish = submitted.poll()) {
                wish.accept(session);
            }
            Step step = session.poll(clock().nanos());
            step.commands().forEach(this::send);
            step.notices().forEach(this::hear);
            next = step.nextNanos();
        } while (!submitted.isEmpty());
        pausedHolding = false;
        wakeIn(Math.min(next, LONGEST_SLEEP_NANOS));
    }

    private void send(Outgoing outgoing) {
        SpecificRecord record = CommandMapper.write(outgoing.pool(), outgoing.command());
        boolean arrives = link.send(
                () -> world.logs().commands().append(record, world.wall().millis()));
        if (isTraced()) {
            say((arrives ? "sends " : "sends in vain ") + outgoing.command());
        }
    }

    private void hear(Notice notice) {
        if (isTraced()) {
            say("hears " + notice);
        }
        checks.noticed(notice);
        if (notice instanceof Notice.Waiting waiting) {
            jobs.get(waiting.key()).waits();
        } else if (notice instanceof Notice.Offered offered) {
            choose(offered);
        } else if (notice instanceof Notice.Reserved reserved) {
            jobs.get(reserved.key()).begin(reserved);
        } else if (notice instanceof Notice.Ready ready) {
            jobs.get(ready.key()).ready();
        } else if (notice instanceof Notice.Renewed renewed) {
            Belief belief = jobs.get(renewed.key()).beliefs.get(renewed.agent());
            if (belief != null) {
                belief.extended(renewed.validUntilNanos(), sleptUntilNanos);
                checks.believes(belief);
            }
        } else if (notice instanceof Notice.Lost lost) {
            if (pausedHolding) {
                world.coverage().saw(Rare.LOST_WHILE_PAUSED);
            }
            jobs.get(lost.key()).without(lost.agent());
        } else if (notice instanceof Notice.Released released) {
            jobs.get(released.key()).without(released.agent());
        } else if (notice instanceof Notice.Requeued requeued) {
            requeued(requeued.key());
        } else if (notice instanceof Notice.Ended ended) {
            if (ended.outcome() == Outcome.OFFER_EXPIRED) {
                world.coverage().saw(Rare.OFFER_EXPIRED_WHILE_CHOOSING);
            }
            over(ended.key());
        } else if (notice instanceof Notice.Refused refused) {
            over(refused.key());
        }
    }

    private void choose(Notice.Offered offered) {
        Job job = jobs.get(offered.key());
        job.answered = true;
        job.choosing = true;
        long longest = 2 * offered.timeout().toMillis();
        int kind = dice.between(0, 20);
        if (kind == 0 && !quiet) {
            job.forgotten = true;
            return;
        }
        long thinks = dice.chance(0.7) ? dice.millis(0, 300) : dice.millis(0, (int) longest);
        Consumer<MasterSession> answer = switch (kind) {
            case 1 -> all -> all.cancel(offered.key());
            case 2, 3, 4 -> all -> all.decline(offered.key(), offered.at());
            default ->
                all -> all.choose(offered.key(), dice.pick(offered.candidates()).agent());
        };
        later(thinks, () -> submit(answer));
    }

    private void requeued(RequestKey key) {
        Job job = jobs.get(key);
        job.givesUp();
        job.waits();
    }

    private void over(RequestKey key) {
        Job job = jobs.remove(key);
        if (job == null) {
            throw checks.twoEnds(name(), key);
        }
        job.givesUp();
        journal.remove(key);
    }

    /** What becomes of one request, as its user sees it. */
    private final class Job {
        private final RequestKey key;
        private final Map<AgentName, Belief> beliefs = new TreeMap<>();
        private final long askedNanos = world.scheduler().nowNanos();
        private boolean answered;
        private boolean choosing;
        private boolean begun;
        private boolean forgotten;
        private boolean freed;
        private long freedNanos;

        Job(RequestKey key) {
            this.key = key;
        }

        boolean isWaiting() {
            return !begun && !choosing;
        }

        /** What was offered to it may be gone by now. */
        void waits() {
            answered = true;
            begun = false;
            choosing = false;
            forgotten = false;
        }

        /** It holds all its agents. */
        void begin(Notice.Reserved reserved) {
            answered = true;
            begun = true;
            for (Notice.Granted granted : reserved.agents()) {
                Belief belief = new Belief(name(), clock(), reserved, granted, sleptUntilNanos);
                beliefs.put(granted.agent(), belief);
                checks.believes(belief);
            }
            int kind = quiet ? 9 : dice.between(0, 20);
            if (kind == 0) {
                // Forgets that it holds something.
                return;
            }
            if (kind == 1) {
                later(dice.millis(0, 2000), this::giveBack);
            } else if (kind < 5) {
                work();
            } else {
                // It waits for the agents; whoever waits too long goes.
                later(dice.seconds(60, 120), this::giveBack);
            }
        }

        void ready() {
            if (beliefs.isEmpty()) {
                return;
            }
            int kind = quiet ? 9 : dice.between(0, 16);
            if (kind == 0) {
                debug();
            } else {
                work();
                if (kind == 1 && beliefs.size() > 1) {
                    later(dice.millis(0, 3000), this::giveOneBack);
                }
            }
        }

        private void work() {
            submit(all -> all.busy(key, true));
            if (!quiet && dice.chance(0.2)) {
                Duration length = wishes.extension();
                later(dice.seconds(0, 20), () -> submit(all -> all.extend(key, length, null)));
            }
            later(dice.seconds(0.5, dice.chance(0.9) ? 15 : 90), () -> {
                submit(all -> all.busy(key, false));
                if (quiet || dice.chance(0.9)) {
                    later(dice.millis(0, 3000), this::giveBack);
                }
            });
        }

        /** A person looks into it without a job, and mostly gives it back. */
        private void debug() {
            submit(all -> all.extend(key, dice.duration(10, 90), "a look inside"));
            if (dice.chance(0.3)) {
                later(dice.seconds(1, 20), this::stopDebugging);
            }
            forgotten = dice.chance(0.3);
            if (!forgotten) {
                later(dice.seconds(5, 100), this::giveBack);
            }
        }

        /** Whoever ends such a hold knows that renewals count again, and relies on nothing before the next one. */
        private void stopDebugging() {
            long now = clock().nanos();
            beliefs.values().forEach(belief -> belief.extended(now, sleptUntilNanos));
            submit(all -> all.extend(key, wishes.extension(), null));
        }

        /** As somebody at a shell does it, who needs the others for longer. */
        private void giveOneBack() {
            if (jobs.get(key) == this && beliefs.size() > 1) {
                Belief one = dice.pick(List.copyOf(beliefs.values()));
                beliefs.remove(one.agent());
                checks.gaveUp(one);
                Command free = new Command.FreeReservation(one.agent(), one.epoch(), master);
                submit(all -> all.send(new Outgoing(Surroundings.POOL, free)));
            }
        }

        /** It cannot rely on that one any more. What is lost must be freed all the same. */
        void without(AgentName agent) {
            checks.gaveUp(beliefs.remove(agent));
            if (beliefs.isEmpty()) {
                forgotten = !quiet && dice.chance(0.4);
                if (!forgotten) {
                    later(dice.millis(0, 5000), () -> submit(all -> all.free(key)));
                }
            }
        }

        void givesUp() {
            beliefs.values().forEach(checks::gaveUp);
            beliefs.clear();
        }

        private void giveBack() {
            if (jobs.get(key) == this) {
                givesUp();
                if (!freed) {
                    freed = true;
                    freedNanos = world.scheduler().nowNanos();
                }
                submit(all -> all.free(key));
            }
        }
    }
}
