package io.berth.reservation.pool.match;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Very many things by their positions, in order. Kept in blocks with the positions side by side: to find one among a
 * hundred thousand looks at a few places of memory, where a tree looks at twenty.
 *
 * @param <E> never null
 */
final class Roll<E> {
    private static final int LARGEST_BLOCK = 256;

    private Block<E>[] blocks = blocks(1);

    /** The first position of each block. */
    private long[] starts = new long[1];

    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    /** Not to be asked of an empty roll. */
    long last() {
        return blocks[count - 1].last();
    }

    /** @return null where nothing has that position */
    E get(long position) {
        int in = blockOf(position);
        return in < 0 ? null : blocks[in].get(position);
    }

    /** @param position one that nothing has yet */
    void add(long position, E value) {
        int in = blockOf(position);
        if (in == count - 1 && (count == 0 || blocks[in].size() == LARGEST_BLOCK && position > last())) {
            // What comes is mostly the last: then the block before it stays full.
            open(count, new Block<>(), position);
            in = count - 1;
        } else if (in < 0) {
            in = 0;
        }
        if (blocks[in].size() == LARGEST_BLOCK) {
            Block<E> second = blocks[in].secondHalf();
            open(in + 1, second, second.first());
            in = position < starts[in + 1] ? in : in + 1;
        }
        blocks[in].add(position, value);
        starts[in] = blocks[in].first();
    }

    void remove(long position) {
        int in = blockOf(position);
        if (in < 0 || !blocks[in].remove(position)) {
            return;
        }
        if (blocks[in].isEmpty()) {
            count--;
            System.arraycopy(blocks, in + 1, blocks, in, count - in);
            System.arraycopy(starts, in + 1, starts, in, count - in);
            blocks[count] = null;
        } else {
            starts[in] = blocks[in].first();
        }
    }

    /** @return what has a later position than that, the latest first; not to be used once something changed here */
    Iterator<E> latestFirst(long after) {
        return new Iterator<>() {
            private int in = count - 1;
            private int at = in < 0 ? -1 : blocks[in].size() - 1;

            @Override
            public boolean hasNext() {
                return in >= 0 && blocks[in].position(at) > after;
            }

            @Override
            public E next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                E next = blocks[in].value(at);
                at--;
                if (at < 0) {
                    in--;
                    at = in < 0 ? -1 : blocks[in].size() - 1;
                }
                return next;
            }
        };
    }

    /** @return the block in which the position is, or would be; -1 where it is before all */
    private int blockOf(long position) {
        int found = Arrays.binarySearch(starts, 0, count, position);
        return found >= 0 ? found : -found - 2;
    }

    private void open(int at, Block<E> block, long start) {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
        }
        System.arraycopy(blocks, at, blocks, at + 1, count - at);
        System.arraycopy(starts, at, starts, at + 1, count - at);
        blocks[at] = block;
        starts[at] = start;
        count++;
    }

    @SuppressWarnings("unchecked")
    private static <E> Block<E>[] blocks(int capacity) {
        return (Block<E>[]) new Block<?>[capacity];
    }
}
