package io.berth.reservation.pool.match;

import java.util.Arrays;

/**
 * An ordered set of positions that can tell how many stand before one of them in logarithmic time: what a person in a
 * queue asks. A Fenwick tree over the sorted positions; a position that left keeps its slot until the next rebuild.
 */
final class Places {
    private static final int SMALLEST = 16;

    private long[] slots = new long[SMALLEST];
    private boolean[] taken = new boolean[SMALLEST];
    private int[] tree = new int[SMALLEST + 1];
    private int used;
    private int size;

    int size() {
        return size;
    }

    void add(long position) {
        int slot = Arrays.binarySearch(slots, 0, used, position);
        if (slot < 0) {
            slot = insert(position, -slot - 1);
        }
        if (!taken[slot]) {
            taken[slot] = true;
            size++;
            count(slot, 1);
        }
    }

    void remove(long position) {
        int slot = Arrays.binarySearch(slots, 0, used, position);
        if (slot >= 0 && taken[slot]) {
            taken[slot] = false;
            size--;
            count(slot, -1);
            if (used > SMALLEST && size < used / 4) {
                rebuild(Math.max(SMALLEST, size * 2));
            }
        }
    }

    /** @return how many positions are not later than this one: 1 for the first in the queue */
    int rank(long position) {
        int slot = Arrays.binarySearch(slots, 0, used, position);
        int last = slot >= 0 ? slot : -slot - 2;
        int sum = 0;
        for (int node = last + 1; node > 0; node -= node & -node) {
            sum += tree[node];
        }
        return sum;
    }

    private int insert(long position, int at) {
        if (used == slots.length) {
            rebuild(Math.max(SMALLEST, size * 2 + 1));
            at = -Arrays.binarySearch(slots, 0, used, position) - 1;
        }
        if (at < used) {
            // Rare: a request comes back to its old place after its slot was dropped.
            System.arraycopy(slots, at, slots, at + 1, used - at);
            System.arraycopy(taken, at, taken, at + 1, used - at);
        }
        slots[at] = position;
        taken[at] = false;
        used++;
        if (at < used - 1) {
            recount();
        }
        return at;
    }

    private void rebuild(int capacity) {
        long[] kept = new long[capacity];
        int count = 0;
        for (int slot = 0; slot < used; slot++) {
            if (taken[slot]) {
                kept[count++] = slots[slot];
            }
        }
        slots = kept;
        used = count;
        taken = new boolean[capacity];
        Arrays.fill(taken, 0, used, true);
        tree = new int[capacity + 1];
        recount();
    }

    private void recount() {
        Arrays.fill(tree, 0);
        for (int slot = 0; slot < used; slot++) {
            if (taken[slot]) {
                count(slot, 1);
            }
        }
    }

    private void count(int slot, int change) {
        for (int node = slot + 1; node < tree.length; node += node & -node) {
            tree[node] += change;
        }
    }
}
