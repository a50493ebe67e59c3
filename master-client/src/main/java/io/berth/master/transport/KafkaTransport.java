package io.berth.master.transport;

import io.berth.master.session.MasterSession;
import io.berth.master.session.SessionTiming;
import io.berth.reservation.name.MasterName;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.AnswerMapper;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that carries commands and answers between a session and Kafka. */
public final class KafkaTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaTransport.class);

    /** The longest sleep: only for liveness of the consumer's connection, everything urgent wakes the thread. */
    private static final long LONGEST_POLL_NANOS = Duration.ofSeconds(5).toNanos();

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private final MasterSession session;
    private final LongSupplier clock;
    private final ReplyReader replies;
    private final CommandSender commands;
    private final WireCodec codec;
    private final Listener listener;
    private final SessionDriver driver;
    private final Thread thread = new Thread(this::run, "berth-transport");
    private volatile boolean closing;
    private boolean failing;

    private KafkaTransport(
            MasterSession session,
            LongSupplier clock,
            ReplyReader replies,
            CommandSender commands,
            WireCodec codec,
            Listener listener) {
        this.session = session;
        this.clock = clock;
        this.replies = replies;
        this.commands = commands;
        this.codec = codec;
        this.listener = listener;
        this.driver = new SessionDriver(session, clock, commands::send, listener);
        thread.setDaemon(true);
    }

    /**
     * Connects and starts the thread.
     *
     * @param settings Kafka's own, and those of the registry
     * @param clock monotonic nanoseconds
     * @param listener told on the transport's thread
     * @throws io.berth.master.UnavailableException within about the given time
     */
    public static KafkaTransport open(
            MasterName master, Map<String, String> settings, Duration atMost, LongSupplier clock, Listener listener) {
        WireCodec codec = RecordCodecs.of(settings);
        ReplyReader replies = ReplyReader.open(master, settings, atMost);
        CommandSender commands;
        try {
            commands = CommandSender.open(settings, codec, atMost);
        } catch (RuntimeException e) {
            replies.close(Duration.ZERO);
            throw e;
        }
        // Half of the range is left to count on, of the numbers that are not negative.
        long firstAttempt = new SecureRandom().nextLong() >>> 2;
        MasterSession session = new MasterSession(master, SessionTiming.DEFAULT, firstAttempt);
        KafkaTransport transport = new KafkaTransport(session, clock, replies, commands, codec, listener);
        transport.thread.start();
        return transport;
    }

    @Override
    public void submit(Consumer<MasterSession> wish) {
        if (closing) {
            return;
        }
        driver.submit(wish);
        // The thread itself looks at its wishes before it sleeps; waking it would only cost it a turn.
        if (Thread.currentThread() != thread) {
            replies.wakeup();
        }
    }

    @Override
    public void close(Duration atMost) {
        closing = true;
        replies.wakeup();
        try {
            thread.join(Math.max(1, atMost.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The connection to Kafka is still closing in the background.");
        }
    }

    private void run() {
        try {
            while (!closing) {
                turn();
            }
            // What was wished for just before the close leaves still.
            driver.step();
        } catch (RuntimeException | Error e) {
            LOG.error("The connection of this client failed because of a bug; please report it.", e);
            closing = true;
            listener.failed(e);
        } finally {
            commands.close(Duration.ofMillis(500));
            replies.close(Duration.ofMillis(100));
        }
    }

    private void turn() {
        long sleepNanos = Math.min(driver.step(), LONGEST_POLL_NANOS);
        // Rounded up: waking a little before the time would spin until it is there.
        for (byte[] value : received(Duration.ofMillis((sleepNanos + 999_999) / 1_000_000))) {
            answer(value);
        }
    }

    private List<byte[]> received(Duration atMost) {
        try {
            List<byte[]> values = replies.poll(atMost);
            if (failing) {
                failing = false;
                LOG.info("Replies can be read again.");
            }
            return values;
        } catch (WakeupException e) {
            return List.of();
        } catch (InterruptException e) {
            throw new IllegalStateException("Nobody may interrupt the thread " + thread.getName(), e);
        } catch (KafkaException e) {
            if (!failing) {
                failing = true;
                LOG.warn("Replies cannot be read now; it is tried again until they can: {}", e.toString());
            }
            pause();
            return List.of();
        }
    }

    /** A failure may come back at once, and must not make the thread spin. */
    private static void pause() {
        LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
    }

    private void answer(byte[] value) {
        try {
            AnswerMapper.read(codec.decode(value))
                    .filter(directed -> directed.pool() != null)
                    .ifPresentOrElse(
                            directed -> session.onReply(directed.pool(), directed.answer(), clock.getAsLong()),
                            () -> LOG.warn("A reply is not understood and passed over: the service may be newer."));
        } catch (UndecodableException e) {
            LOG.warn("A reply cannot be read and is passed over: {}", e.getMessage());
        }
    }
}
