package io.berth.reservation.pool.match;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Things in order, in one array: there are many of these, most of them short, and what comes is mostly the last and what
 * leaves mostly the first. No two of them are equal in the order. What orders a thing must not change while it is here.
 */
abstract class Row<E> implements Iterable<E> {
    private static final Object[] NONE = {};

    private Object[] elements = NONE;
    private int from;
    private int size;

    abstract int compare(E left, E right);

    final boolean isEmpty() {
        return size == 0;
    }

    final int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    final E get(int index) {
        return (E) elements[from + index];
    }

    /** Not to be asked of an empty row. */
    final E first() {
        return get(0);
    }

    /** @return how many stand before it, or where it is not here, -1 less than as many as would */
    final int indexOf(E element) {
        int low = 0;
        int high = size - 1;
        if (size > 0 && compare(get(high), element) < 0) {
            return -size - 1;
        }
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = compare(get(middle), element);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    final boolean contains(E element) {
        return indexOf(element) >= 0;
    }

    /** @return false where it, or its equal, is here already and takes its place */
    boolean add(E element) {
        int index = indexOf(element);
        if (index >= 0) {
            elements[from + index] = element;
            return false;
        }
        int at = -index - 1;
        if (from + size == elements.length) {
            makeRoom();
        }
        System.arraycopy(elements, from + at, elements, from + at + 1, size - at);
        elements[from + at] = element;
        size++;
        return true;
    }

    /** Grows by a half, unless half of it is free in front. */
    private void makeRoom() {
        boolean isRoomy = from > 0 && size <= elements.length / 2;
        Object[] next = isRoomy ? elements : new Object[Math.max(size + 1, size + size / 2)];
        System.arraycopy(elements, from, next, 0, size);
        if (isRoomy) {
            Arrays.fill(elements, size, elements.length, null);
        }
        elements = next;
        from = 0;
    }

    /** @return whether it, or its equal, was here */
    boolean remove(E element) {
        int index = indexOf(element);
        if (index < 0) {
            return false;
        }
        if (index == 0) {
            elements[from] = null;
            from++;
        } else {
            System.arraycopy(elements, from + index + 1, elements, from + index, size - index - 1);
            elements[from + size - 1] = null;
        }
        size--;
        if (size == 0) {
            elements = NONE;
            from = 0;
        } else if (size < elements.length / 4) {
            elements = Arrays.copyOfRange(elements, from, from + size);
            from = 0;
        }
        return true;
    }

    @Override
    public final Iterator<E> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public E next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }
}
