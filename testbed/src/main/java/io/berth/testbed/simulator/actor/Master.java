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
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.timing.Lengths;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.testbed.simulator.check.Checks;
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
    private final Jobs jobs;
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
        this.jobs = new Jobs(this, wishes, checks);
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
            jobs.all().forEach(Job::givesUp);
            end();
        }
    }

    @Override
    protected void resumed(boolean clockStoodStill) {
        if (clockStoodStill) {
            sleptUntilNanos = clock().nanos();
            jobs.all().forEach(Job::slept);
        }
        pausedHolding = jobs.all().stream().anyMatch(Job::holds);
    }

    /** Wants nothing new from now on, and ends what its user forgot about. */
    public void becomeQuiet() {
        quiet = true;
        quietSinceNanos = world.scheduler().nowNanos();
        if (isAlive()) {
            jobs.all().stream().filter(Job::isForgotten).forEach(Job::free);
        }
    }

    /** @return what took longer than it may where nothing is lost, or null */
    public String overdue() {
        return jobs.overdue(quietSinceNanos, LONGEST_ANSWER_NANOS);
    }

    /** Whatever it is still waiting for, it gives up. */
    public void giveUpAll() {
        if (isAlive()) {
            jobs.all().forEach(Job::giveBack);
        }
    }

    /** @return whether everything it ever asked for has come to its end */
    public boolean isIdle() {
        return !isAlive() || session.isIdle() && jobs.size() == 0;
    }

    /** @return the requests that it still follows, for a sentence */
    public List<RequestId> open() {
        return jobs.requests();
    }

    public boolean waits(RequestId request) {
        return jobs.waits(request);
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
        if (jobs.contains(key)) {
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
        jobs.add(key);
        if (isTraced()) {
            say("wants " + request.request() + ": "
                    + request.wish().alternatives().get(0).demand() + ", "
                    + request.wish().select()
                    + (request.wish().maxWait() == null
                            ? ""
                            : ", waits " + Lengths.text(request.wish().maxWait())));
        }
        submit(all -> all.request(Surroundings.POOL, request, fresh));
    }

    /** @return whether it stood still before this turn, and relied on an agent then */
    boolean pausedHolding() {
        return pausedHolding;
    }

    /** @return when its clock last stood still, on that clock */
    long sleptUntilNanos() {
        return sleptUntilNanos;
    }

    boolean isQuiet() {
        return quiet;
    }

    /** The request had its last notice: a later process does not ask for it again. */
    void isOver(RequestKey key) {
        journal.remove(key);
    }

    /** Before its next turn the session is told so. */
    void submit(Consumer<MasterSession> wish) {
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
        jobs.hear(notice);
    }
}
