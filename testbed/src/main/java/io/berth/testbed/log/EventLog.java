package io.berth.testbed.log;

import io.berth.schemas.topic.Topics;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.World;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** The audit log of all pools, followed as it grows. Thread-safe. */
public final class EventLog implements AutoCloseable {
    private final List<SpecificRecord> events = new CopyOnWriteArrayList<>();
    private final TopicTail tail;

    /** @param listener told of every event, on a thread of this log */
    public EventLog(String bootstrapServers, Consumer<SpecificRecord> listener) {
        this.tail = new TopicTail(
                bootstrapServers,
                List.of(Topics.EVENTS.name()),
                TopicTail.From.BEGINNING,
                entry -> entry.value().ifPresent(event -> {
                    events.add(event);
                    listener.accept(event);
                }));
    }

    /** @return the events of a type so far */
    public <T> Stream<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** Waits for an event, or finds it where it has happened already. */
    public <T> T await(String what, Class<T> type, Predicate<T> condition) {
        return Await.until(what, World.LIMIT, () -> of(type).filter(condition).findFirst());
    }

    /** Waits until there are so many events of a type. */
    public void awaitMore(String what, Class<?> type, int count) {
        Await.until(what, World.LIMIT, () -> of(type).count() >= count);
    }

    @Override
    public void close() {
        tail.close();
    }
}
