package io.berth.reservation.pool.match;

import java.util.Arrays;

/**
 * Some things by their positions, in order, with the positions side by side: to find one looks at one place of memory,
 * and not at the things.
 *
 * @param <E> never null
 */
final class Block<E> {
    private static final int SMALLEST = 8;
    private static final long[] NOWHERE = {};
    private static final Object[] NOTHING = {};

    private long[] positions = NOWHERE;
    private Object[] values = NOTHING;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** @return the first position; not to be asked of an empty block */
    long first() {
        return positions[0];
    }

    /** @return the last position; not to be asked of an empty block */
    long last() {
        return positions[size - 1];
    }

    long position(int index) {
        return positions[index];
    }

    @SuppressWarnings("unchecked")
    E value(int index) {
        return (E) values[index];
    }

    /** @return null where nothing has that position */
    E get(long position) {
        int at = find(position);
        return at < 0 ? null : value(at);
    }

    /** @return false where something has that position already: it stays */
    boolean add(long position, E value) {
        int found = find(position);
        if (found >= 0) {
            return false;
        }
        int at = -found - 1;
        if (size == positions.length) {
            resize(Math.max(SMALLEST, size * 2));
        }
        System.arraycopy(positions, at, positions, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        positions[at] = position;
        values[at] = value;
        size++;
        return true;
    }

    /** @return whether something had that position */
    boolean remove(long position) {
        int at = find(position);
        if (at >= 0) {
            delete(at);
        }
        return at >= 0;
    }

    /** @return what had the first position; not to be asked of an empty block */
    E removeFirst() {
        E first = value(0);
        delete(0);
        return first;
    }

    private void delete(int at) {
        size--;
        System.arraycopy(positions, at + 1, positions, at, size - at);
        System.arraycopy(values, at + 1, values, at, size - at);
        values[size] = null;
        if (size < positions.length / 4) {
            resize(size * 2);
        }
    }

    /** Leaves the first half here. */
    Block<E> secondHalf() {
        int half = size / 2;
        Block<E> second = new Block<>();
        second.resize(positions.length);
        second.size = size - half;
        System.arraycopy(positions, half, second.positions, 0, second.size);
        System.arraycopy(values, half, second.values, 0, second.size);
        Arrays.fill(values, half, size, null);
        size = half;
        return second;
    }

    private int find(long position) {
        return Arrays.binarySearch(positions, 0, size, position);
    }

    private void resize(int capacity) {
        positions = Arrays.copyOf(positions, capacity);
        values = Arrays.copyOf(values, capacity);
    }
}
