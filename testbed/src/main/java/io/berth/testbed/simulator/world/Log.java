package io.berth.testbed.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One partition: what stands in it keeps its order and its offset. Offsets only grow and have gaps, as transactions leave
 * them. Readers keep an index of their own.
 *
 * @param <T> what it holds
 */
public final class Log<T> {
    private final List<Entry<T>> entries = new ArrayList<>();
    private final List<Consumer<T>> followers = new ArrayList<>();
    private long nextOffset;
    private int generation;

    /**
     * @param timeMs the broker's time of the append
     * @param value never null
     */
    public record Entry<T>(long offset, long timeMs, T value) {}

    public void append(T value, long timeMs) {
        entries.add(new Entry<>(nextOffset++, timeMs, value));
        followers.forEach(follower -> follower.accept(value));
    }

    /** @return which of the topics of this name it is; one that is created anew is another one */
    public int generation() {
        return generation;
    }

    /** Markers and aborted records take offsets that no reader sees. */
    public void skip(int offsets) {
        nextOffset += offsets;
    }

    /** Deleted and created again under the same name: it is empty and its offsets start at 0. */
    public void createAnew() {
        entries.clear();
        nextOffset = 0;
        generation++;
    }

    /** @param follower told after each append, for as long as the log lives */
    public void follow(Consumer<T> follower) {
        followers.add(follower);
    }

    public int size() {
        return entries.size();
    }

    public Entry<T> get(int index) {
        return entries.get(index);
    }
}
