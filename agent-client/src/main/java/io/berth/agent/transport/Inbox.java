package io.berth.agent.transport;

import io.berth.agent.config.ConfigException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** How other threads tell the agent's one thread that something happened. */
final class Inbox {
    private final LinkedBlockingDeque<Message> messages = new LinkedBlockingDeque<>();
    private volatile Runnable wakeup = () -> {};

    /** Something to do on the agent's thread. */
    interface Message {
        void deliver() throws ConfigException;
    }

    /** @param wakeup ends a wait of the agent's thread elsewhere; may be called at any time, by any thread */
    void onPut(Runnable newWakeup) {
        wakeup = newWakeup;
    }

    /** From any thread. */
    void put(Message message) {
        messages.add(message);
        wakeup.run();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** On the agent's thread. */
    void deliverAll() throws ConfigException {
        for (Message message = messages.poll(); message != null; message = messages.poll()) {
            message.deliver();
        }
    }

    /** Waits until there is a message, at most for so long; leaves it where it is. */
    void await(long nanos) throws InterruptedException {
        Message message = messages.poll(nanos, TimeUnit.NANOSECONDS);
        if (message != null) {
            messages.addFirst(message);
        }
    }
}
