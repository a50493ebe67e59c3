package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.UnavailableException;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.name.Nearest;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.util.Collection;
import java.util.TreeSet;

/** Says what somebody probably meant who wrote a name that nobody has. */
final class Meant {
    private Meant() {}

    /** @return for example " Did you mean mac-07?", or nothing where no known name is near */
    static String text(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "";
        }
        String nearest = Nearest.to(word, known);
        boolean near = Nearest.distance(word, nearest) <= Math.max(2, word.length() / 3)
                || nearest.startsWith(word)
                || word.startsWith(nearest);
        return near && !nearest.equals(word) ? " Did you mean " + nearest + "?" : "";
    }

    /**
     * @param agent that the command names, or null
     * @return what was meant where the service knows no such pool or agent; else nothing
     */
    static String by(RefusalCode code, Backend backend, BerthConfig config, String agent) {
        try {
            if (code == RefusalCode.UNKNOWN_POOL) {
                return text(config.pool().value(), names(backend, config, Topics.POOLS, ""));
            }
            return code == RefusalCode.UNKNOWN_AGENT && agent != null ? agent(backend, config, agent) : "";
        } catch (UnavailableException e) {
            // The refusal is what matters, and it is complete without.
            return "";
        }
    }

    static String agent(Backend backend, BerthConfig config, String agent) {
        return text(agent, names(backend, config, Topics.AGENTS, config.pool() + "/"));
    }

    private static Collection<String> names(Backend backend, BerthConfig config, Topic topic, String prefix) {
        TreeSet<String> names = new TreeSet<>();
        backend.read(config, topic, (key, value) -> {
            if (key.startsWith(prefix)) {
                String name = key.substring(prefix.length());
                if (value == null) {
                    names.remove(name);
                } else {
                    names.add(name);
                }
            }
        });
        return names;
    }
}
