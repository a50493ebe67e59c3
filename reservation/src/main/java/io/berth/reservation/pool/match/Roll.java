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
    private static final int SMALLEST_BLOCK = 8;

    private Block[] blocks = new Block[1];

    /** The first position of each block. */
    private long[] starts = new long[1];

    private int count;

    private static final class Block {
        private long[] positions;
        private Object[] values;
        private int size;

        private Block(int capacity) {
            positions = new long[capacity];
            values = new Object[capacity];
        }

        private void resize(int capacity) {
            positions = Arrays.copyOf(positions, capacity);
            values = Arrays.copyOf(values, capacity);
        }

        private int find(long position) {
            return Arrays.binarySearch(positions, 0, size, position);
        }

        private void insert(int at, long position, Object value) {
            if (size == positions.length) {
                resize(Math.min(LARGEST_BLOCK, size * 2));
            }
            System.arraycopy(positions, at, positions, at + 1, size - at);
            System.arraycopy(values, at, values, at + 1, size - at);
            positions[at] = position;
            values[at] = value;
            size++;
        }

        private void delete(int at) {
            size--;
            System.arraycopy(positions, at + 1, positions, at, size - at);
            System.arraycopy(values, at + 1, values, at, size - at);
            values[size] = null;
            if (size >= SMALLEST_BLOCK && size < positions.length / 4) {
                resize(size * 2);
            }
        }

        private Block secondHalf() {
            int half = size / 2;
            Block second = new Block(LARGEST_BLOCK);
            second.size = size - half;
            System.arraycopy(positions, half, second.positions, 0, second.size);
            System.arraycopy(values, half, second.values, 0, second.size);
            Arrays.fill(values, half, size, null);
            size = half;
            return second;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Not to be asked of an empty roll. */
    long last() {
        Block block = blocks[count - 1];
        return block.positions[block.size - 1];
    }

    /** @return null where nothing has that position */
    @SuppressWarnings("unchecked")
    E get(long position) {
        int in = blockOf(position);
        int at = in < 0 ? -1 : blocks[in].find(position);
        return at < 0 ? null : (E) blocks[in].values[at];
    }

    /** @param position one that nothing has yet */
    void add(long position, E value) {
        int in = blockOf(position);
        if (in == count - 1 && (count == 0 || blocks[in].size == LARGEST_BLOCK && position > last())) {
            // What comes is mostly the last: then the block before it stays full.
            open(count, new Block(SMALLEST_BLOCK), position);
            in = count - 1;
        } else if (in < 0) {
            in = 0;
        }
        if (blocks[in].size == LARGEST_BLOCK) {
            Block second = blocks[in].secondHalf();
            open(in + 1, second, second.positions[0]);
            in = position < starts[in + 1] ? in : in + 1;
        }
        Block block = blocks[in];
        block.insert(-block.find(position) - 1, position, value);
        starts[in] = block.positions[0];
    }

    void remove(long position) {
        int in = blockOf(position);
        int at = in < 0 ? -1 : blocks[in].find(position);
        if (at < 0) {
            return;
        }
        blocks[in].delete(at);
        if (blocks[in].size == 0) {
            count--;
            System.arraycopy(blocks, in + 1, blocks, in, count - in);
            System.arraycopy(starts, in + 1, starts, in, count - in);
            blocks[count] = null;
        } else {
            starts[in] = blocks[in].positions[0];
        }
    }

    /** @return what has a later position than that, the latest first; not to be used once something changed here */
    Iterator<E> latestFirst(long after) {
        return new Iterator<>() {
            private int in = count - 1;
            private int at = in < 0 ? -1 : blocks[in].size - 1;

            @Override
            public boolean hasNext() {
                return in >= 0 && blocks[in].positions[at] > after;
            }

            @Override
            @SuppressWarnings("unchecked")
            public E next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                E next = (E) blocks[in].values[at];
                at--;
                if (at < 0) {
                    in--;
                    at = in < 0 ? -1 : blocks[in].size - 1;
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

    private void open(int at, Block block, long start) {
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
}
