package io.berth.testbed.broker;

/**
 * One broker for all tests of this JVM, started by the first that asks and closed with the JVM. Tests that share it
 * keep apart by unique names, or by a broker of their own where the topics themselves are at stake.
 */
public final class SharedBroker {
    private SharedBroker() {}

    /** @return the running broker */
    public static EmbeddedBroker get() {
        return Holder.BROKER;
    }

    private static final class Holder {
        private static final EmbeddedBroker BROKER = EmbeddedBroker.start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(BROKER::close));
        }
    }
}
