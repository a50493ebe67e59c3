package io.berth.testbed.bench.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * Who could serve whom in a measured pool: how many different tag sets the agents have, and how many different
 * expressions the requests.
 */
public enum Shape {
    /** 50 tag sets and 200 expressions, whatever the size: a large fleet of few kinds of machines. */
    FIXED("50 tag sets, 200 expressions") {
        @Override
        int tagSets(int size) {
            return 50;
        }
    },

    /** As many at 10,000 agents; both grow with the square root of the size. */
    GROWING("tag sets and expressions grow with the square root of the size, 50 and 200 at 10,000") {
        @Override
        int tagSets(int size) {
            return (int) Math.max(5, Math.round(0.5 * Math.sqrt(size)));
        }
    },

    /** No two agents have the same tags, no two requests the same expression; each request fits one agent. */
    OWN("every agent has a tag of its own, every request an expression of its own that fits one agent") {
        @Override
        int tagSets(int size) {
            return size;
        }

        @Override
        int expressions(int size) {
            return Integer.MAX_VALUE;
        }

        @Override
        String expression(int slot, long serial, int size) {
            return TagWorld.os(slot) + " && " + TagWorld.host(slot) + " && " + unlike(serial);
        }
    },

    /** No two requests have the same expression, and each fits a third of all agents: the known worst case. */
    WIDE("50 tag sets, every request an expression of its own that fits a third of the agents") {
        @Override
        int tagSets(int size) {
            return 50;
        }

        @Override
        int expressions(int size) {
            return Integer.MAX_VALUE;
        }

        @Override
        String expression(int slot, long serial, int size) {
            return TagWorld.os(slot) + " && " + unlike(serial);
        }
    };

    private static final int EXPRESSIONS_PER_TAG_SET = 4;

    private final String sentence;

    Shape(String sentence) {
        this.sentence = sentence;
    }

    /** @return what it is, for people */
    public String sentence() {
        return sentence;
    }

    abstract int tagSets(int size);

    /** @return how many different expressions there are to choose from */
    int expressions(int size) {
        return EXPRESSIONS_PER_TAG_SET * tagSets(size);
    }

    /** @return the tags of the agent with that number, from 0 */
    List<String> tags(int agent, int size) {
        int kind = agent % tagSets(size);
        List<String> tags = new ArrayList<>(TagWorld.tags(kind));
        if (this == OWN) {
            tags.add(TagWorld.host(agent));
        }
        return tags;
    }

    /** @return an expression that the agent with that number fits, for the request that holds it at first */
    String holding(int agent, int size) {
        return TagWorld.os(agent % tagSets(size)) + " && " + TagWorld.image(agent % tagSets(size));
    }

    /**
     * @param slot the place of the request among those that wait, from 0; who takes the place of another one asks alike
     * @param serial different for each request
     */
    String expression(int slot, long serial, int size) {
        return TagWorld.expression(slot % expressions(size), tagSets(size));
    }

    private static String unlike(long serial) {
        return "!broken-" + serial;
    }
}
