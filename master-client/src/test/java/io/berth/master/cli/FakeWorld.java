package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.master.Operator;
import io.berth.master.PoolAgent;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import io.berth.master.Subscription;
import io.berth.master.UnavailableException;
import io.berth.master.transport.LogLane;
import io.berth.master.transport.TopicFollower;
import io.berth.master.transport.TopicReader;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.replay.LogStart;
import io.berth.reservation.replay.LoggedCommand;
import io.berth.reservation.replay.RecordedEvent;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.mapping.EventMapper;
import io.berth.schemas.mapping.Reading;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine;

/** The outside of the commands, as the test wants it. */
final class FakeWorld implements Backend, Berth {
    static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    final Map<String, String> environment = new HashMap<>(Map.of("BERTH_BOOTSTRAP_SERVERS", "broker:9092"));
    final StopSignal stop = new StopSignal();
    final List<String> said = new ArrayList<>();
    final Map<String, List<Map.Entry<String, SpecificRecord>>> topics = new HashMap<>();
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    CompletableFuture<ReserveOutcome> outcome = new CompletableFuture<>();
    CommandOutcome answer;
    ReservationRequest requested;
    UnavailableException unavailable;
    BerthConfig config;
    byte[] in = {};
    boolean live;
    boolean screen;
    int screenRows = 24;
    long nanos;
    /** What happens while somebody looks, one after the other; then Ctrl-C is pressed. */
    final List<Runnable> meanwhile = new ArrayList<>();

    Duration unheard = Duration.ZERO;
    final List<Instant> readSince = new ArrayList<>();
    private TopicFollower.Follower follower;
    private List<Topic> followed = List.of();
    boolean asks;
    boolean closed;
    boolean whole = true;
    boolean commandsWhole = true;
    Instant replayedSince;

    /** @return the exit code */
    int run(String... arguments) {
        World world = new World(
                this,
                environment,
                "Alice.B",
                new ByteArrayInputStream(in),
                live,
                asks,
                new FakeScreen(),
                () -> nanos,
                () -> NOW,
                atMost -> stop);
        CommandLine berth = BerthCli.commandLine(world);
        berth.setOut(new PrintWriter(out, true));
        berth.setErr(new PrintWriter(err, true));
        return berth.execute(arguments);
    }

    FakeWorld grants(FakeReservation reservation) {
        outcome.complete(new ReserveOutcome.Reserved(reservation));
        return this;
    }

    /** @return an outcome that is there just before it is cancelled */
    static CompletableFuture<ReserveOutcome> grantedWhenCancelled(FakeReservation reservation) {
        return new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                complete(new ReserveOutcome.Reserved(reservation));
                return super.cancel(mayInterrupt);
            }
        };
    }

    FakeWorld reads(String text) {
        in = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    FakeWorld with(Topic topic, String key, SpecificRecord value) {
        topics.computeIfAbsent(topic.name(), name -> new ArrayList<>()).add(new SimpleEntry<>(key, value));
        return this;
    }

    @Override
    public Berth connect(BerthConfig given) {
        config = given;
        if (unavailable != null) {
            throw unavailable;
        }
        return this;
    }

    @Override
    public void read(BerthConfig given, Topic topic, TopicReader.Sink sink) {
        config = given;
        if (unavailable != null) {
            throw unavailable;
        }
        sink.begins(whole);
        topics.getOrDefault(topic.name(), List.of()).forEach(entry -> sink.record(entry.getKey(), entry.getValue()));
    }

    /** One partition: the topics' records at the offsets that they were put at, from the first. */
    @Override
    public void readLogs(BerthConfig given, PoolName pool, Instant since, Consumer<LogLane> lanes) {
        config = given;
        replayedSince = since;
        List<LoggedCommand> commands = new ArrayList<>();
        for (Map.Entry<String, SpecificRecord> entry : topics.getOrDefault(Topics.COMMANDS.name(), List.of())) {
            long offset = commands.size();
            commands.add(
                    CommandMapper.read(entry.getValue()) instanceof Reading.Read read
                            ? new LoggedCommand.Decidable(offset, timeOf(offset), read.pool(), read.command())
                            : new LoggedCommand.PassedOver(offset, timeOf(offset)));
        }
        List<RecordedEvent> events = new ArrayList<>();
        for (Map.Entry<String, SpecificRecord> entry : topics.getOrDefault(Topics.EVENTS.name(), List.of())) {
            events.add(new RecordedEvent(events.size(), EventMapper.read(entry.getValue()), entry.getValue()));
        }
        lanes.accept(new LogLane(
                3, 3, 0, commands.size(), new LogStart(commandsWhole, whole), commands.iterator(), events.iterator()));
    }

    @Override
    public void readSince(BerthConfig given, Topic topic, String key, Instant since, TopicReader.Sink sink) {
        config = given;
        if (unavailable != null) {
            throw unavailable;
        }
        readSince.add(since);
        List<Map.Entry<String, SpecificRecord>> all = topics.getOrDefault(topic.name(), List.of());
        List<SpecificRecord> later = all.stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(Map.Entry::getValue)
                .filter(value -> since == null || timeOf(value) >= since.toEpochMilli())
                .toList();
        sink.begins(whole && later.size() == all.size());
        later.forEach(value -> sink.record(key, value));
    }

    private static long timeOf(SpecificRecord event) {
        return (long) event.get(event.getSchema().getField("timeMs").pos());
    }

    @Override
    public void follow(BerthConfig given, List<Topic> wanted, TopicFollower.Follower sink) {
        config = given;
        if (unavailable != null) {
            throw unavailable;
        }
        followed = wanted;
        wanted.forEach(topic -> topics.getOrDefault(topic.name(), List.of())
                .forEach(entry -> sink.record(topic, entry.getKey(), entry.getValue())));
        follower = sink;
        boolean more = sink.looked(unheard);
        for (Runnable what : meanwhile) {
            assertThat(more).isTrue();
            what.run();
            nanos += Duration.ofSeconds(1).toNanos();
            more = sink.looked(unheard);
        }
        stop.request();
        assertThat(sink.looked(unheard)).isFalse();
    }

    /** For {@link #meanwhile}: a topic says something new. */
    void happens(Topic topic, String key, SpecificRecord value) {
        assertThat(followed).contains(topic);
        follower.record(topic, key, value);
    }

    private final class FakeScreen implements Screen {
        @Override
        public boolean isTerminal() {
            return screen;
        }

        @Override
        public int rows() {
            return screenRows;
        }

        @Override
        public int columns() {
            return 80;
        }
    }

    static long timeOf(long offset) {
        return 1000 + offset;
    }

    @Override
    public CompletableFuture<ReserveOutcome> reserve(ReservationRequest request) {
        requested = request;
        return outcome;
    }

    @Override
    public CompletableFuture<CommandOutcome> cancel(PoolName pool, RequestId request) {
        said.add("cancel " + pool + " " + request);
        return answered();
    }

    @Override
    public CompletableFuture<CommandOutcome> free(PoolName pool, AgentName agent, long epoch) {
        said.add("free " + pool + " " + agent + " " + epoch);
        return answered();
    }

    @Override
    public CompletableFuture<CommandOutcome> renew(PoolName pool, AgentName agent, long epoch, boolean busy) {
        said.add("renew " + pool + " " + agent + " " + epoch + " " + busy);
        return answered();
    }

    @Override
    public CompletableFuture<CommandOutcome> extend(
            PoolName pool, AgentName agent, long epoch, int extension, Duration length, Optional<String> debugging) {
        said.add("extend " + pool + " " + agent + " " + epoch + " " + extension + " " + length
                + debugging.map(reason -> " " + reason).orElse(""));
        return answered();
    }

    @Override
    public CompletableFuture<CommandOutcome> changePriority(PoolName pool, RequestId request, int priority) {
        said.add("priority " + pool + " " + request + " " + priority);
        return answered();
    }

    /** The commands read the topic through {@link #read}, to show how it was without a connection as a master. */
    @Override
    public CompletableFuture<List<PoolAgent>> agents(PoolName pool) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription onAvailable(PoolName pool, String tags, Consumer<PoolAgent> callback) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Operator operator(PoolName pool) {
        return new FakeOperator(pool, what -> {
            said.add(what);
            return answered();
        });
    }

    private CompletableFuture<CommandOutcome> answered() {
        return answer == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(answer);
    }

    @Override
    public void close() {
        closed = true;
    }
}
