package io.berth.agent.transport;

import io.berth.reservation.name.Names;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once when something cannot be reached, once when the reason changes, and once when it is back. */
final class Reachability {
    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final String what;
    private final String advice;
    private String trouble = "";
    private boolean everWorked;

    Reachability(String what, String advice) {
        this.what = what;
        this.advice = advice;
    }

    void works() {
        if (!everWorked || !trouble.isEmpty()) {
            LOG.info("{}: works{}", what, trouble.isEmpty() ? "" : " again");
        }
        everWorked = true;
        trouble = "";
    }

    void fails(Exception reason) {
        // The class, not the message: messages count attempts and times, and each would be a new line.
        String now = reason.getClass().getSimpleName();
        if (!now.equals(trouble)) {
            LOG.warn(
                    "{}: does not work ({}: {}). {} It is tried again until it works.",
                    what,
                    now,
                    text(reason),
                    advice);
            trouble = now;
        }
    }

    private static String text(Exception reason) {
        String message = String.valueOf(reason.getMessage());
        // Long enough for Kafka's sentences, which Names.shown would cut.
        String head = message.length() > 300 ? message.substring(0, 300) + "..." : message;
        return head.codePoints().allMatch(c -> c >= 0x20 && c < 0x7f) ? head : Names.shown(message);
    }
}
