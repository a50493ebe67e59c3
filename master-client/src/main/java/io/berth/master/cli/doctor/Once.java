package io.berth.master.cli.doctor;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that several checks look at and that is fetched once. Thread-safe; a failure is not kept. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> fetch;
    private volatile T value;

    Once(Supplier<T> fetch) {
        this.fetch = fetch;
    }

    @Override
    public synchronized T get() {
        if (value == null) {
            value = fetch.get();
        }
        return value;
    }

    /** @return the value, without fetching it and without waiting for who does */
    Optional<T> ifThere() {
        return Optional.ofNullable(value);
    }
}
