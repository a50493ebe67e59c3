package io.berth.testbed.broker;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One broker for all tests of a run, started by the first class that is extended with {@link Lifetime} and closed after
 * the last test. Tests that share it keep apart by unique names, or by a broker of their own where the topics themselves
 * are at stake.
 */
public final class SharedBroker implements AutoCloseable {
    private static volatile SharedBroker shared;

    private final EmbeddedBroker broker = EmbeddedBroker.start();

    private SharedBroker() {
        shared = this;
    }

    /**
     * @return the running broker
     * @throws IllegalStateException in a class that is not extended with {@link Lifetime}
     */
    public static EmbeddedBroker get() {
        SharedBroker running = shared;
        if (running == null) {
            throw new IllegalStateException("Extend the test class with SharedBroker.Lifetime.");
        }
        return running.broker;
    }

    @Override
    public void close() {
        shared = null;
        broker.close();
    }

    /** Closed with the root of all tests: a shutdown hook would have to be done before Surefire loses its patience. */
    public static final class Lifetime implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot()
                    .getStore(Namespace.create(SharedBroker.class))
                    .computeIfAbsent(SharedBroker.class, key -> new SharedBroker());
        }
    }
}
