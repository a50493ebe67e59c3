package io.berth.master;

/** Something that calls back until it is closed. */
public interface Subscription extends AutoCloseable {
    /** Ends it; does not block. A callback that runs at this moment runs to its end, none begins after it. May be called again. */
    @Override
    void close();
}
