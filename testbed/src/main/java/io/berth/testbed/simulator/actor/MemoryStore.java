package io.berth.testbed.simulator.actor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A logged in-memory store: what a crash leaves of it is what stands in its changelog, and that is up to whoever owns it.
 *
 * @param <V> what it keeps; a value is never changed after it was put
 */
final class MemoryStore<V> implements KeyValueStore<String, V> {
    private final String name;
    private final TreeMap<String, V> durable = new TreeMap<>();
    private final TreeMap<String, V> live = new TreeMap<>();
    private final Map<String, Optional<V>> dirty = new LinkedHashMap<>();

    MemoryStore(String name) {
        this.name = name;
    }

    /** Takes what was written since the last time: key and value, or empty for a deletion, in order. */
    Map<String, Optional<V>> takeDirty() {
        Map<String, Optional<V>> taken = new LinkedHashMap<>(dirty);
        dirty.clear();
        return taken;
    }

    /** The writes are in the changelog. */
    void persist(Map<String, Optional<V>> writes) {
        writes.forEach((key, value) -> {
            if (value.isPresent()) {
                durable.put(key, value.get());
            } else {
                durable.remove(key);
            }
        });
    }

    /** All writes so far are in the changelog. */
    void persistAll() {
        persist(takeDirty());
    }

    /** What a new task finds. */
    void restore() {
        dirty.clear();
        live.clear();
        live.putAll(durable);
    }

    /** Store and changelog are gone. */
    void lose() {
        durable.clear();
        restore();
    }

    /** @return what is in the changelog, by key */
    Map<String, V> durable() {
        return durable;
    }

    @Override
    public void put(String key, V value) {
        live.put(key, value);
        dirty.put(key, Optional.of(value));
    }

    @Override
    public V delete(String key) {
        dirty.put(key, Optional.empty());
        return live.remove(key);
    }

    @Override
    public V get(String key) {
        return live.get(key);
    }

    @Override
    public KeyValueIterator<String, V> all() {
        List<Map.Entry<String, V>> entries = new ArrayList<>(live.entrySet());
        return new Entries<>(entries.iterator());
    }

    @Override
    public long approximateNumEntries() {
        return live.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public V putIfAbsent(String key, V value) {
        throw unsupported();
    }

    @Override
    public void putAll(List<KeyValue<String, V>> entries) {
        throw unsupported();
    }

    @Override
    public KeyValueIterator<String, V> range(String from, String to) {
        throw unsupported();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // Nothing to open.
    }

    @Override
    public void close() {
        // Nothing to close.
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("The simulated store cannot do that yet: add it here.");
    }

    /** Over a copy, because whoever iterates may write. */
    private record Entries<V>(Iterator<Map.Entry<String, V>> entries) implements KeyValueIterator<String, V> {
        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public KeyValue<String, V> next() {
            Map.Entry<String, V> next = entries.next();
            return KeyValue.pair(next.getKey(), next.getValue());
        }

        @Override
        public String peekNextKey() {
            throw unsupported();
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
