package io.berth.testbed.bench.decision;

import java.util.ArrayList;
import java.util.List;

/** Tags and expressions as a company with several operating systems, JDKs and monthly images has them. */
final class TagWorld {
    private static final List<String> SYSTEMS = List.of("linux", "macos", "windows");

    private TagWorld() {}

    static String os(int kind) {
        return SYSTEMS.get(kind % SYSTEMS.size());
    }

    static String image(int kind) {
        return "image=1." + kind;
    }

    static String host(int agent) {
        return "host=build-" + agent;
    }

    /** @return the tags of that kind of machine, different for each kind */
    static List<String> tags(int kind) {
        List<String> tags = new ArrayList<>(List.of(os(kind), image(kind), arch(kind), "jdk=11"));
        if (kind % 4 > 0) {
            tags.add("jdk=17");
        }
        if (kind % 4 > 1) {
            tags.add("jdk=21");
        }
        if (kind % 5 == 0) {
            tags.add("ssd");
        }
        return tags;
    }

    /**
     * The first three fit all machines of a system, so every machine has somebody who waits for it; the others fit some
     * machines each, at least one.
     *
     * @param number below four times the kinds
     * @return an expression, different for each number
     */
    static String expression(int number, int kinds) {
        if (number < SYSTEMS.size()) {
            return os(number);
        }
        int bound = number % kinds;
        return switch (number / kinds) {
            case 0 -> os(bound) + " && image>=1." + bound;
            case 1 -> os(bound) + " && jdk>=17 && image<=1." + (bound + 8);
            case 2 -> "(" + os(bound) + " || " + os(bound + 1) + ") && jdk=11 && !ssd && image<=1." + (bound + 7);
            case 3 -> arch(bound) + " && jdk=11 && image>=1." + bound;
            default -> throw new IllegalArgumentException("Expression " + number + " of " + kinds + " kinds");
        };
    }

    private static String arch(int kind) {
        return kind / SYSTEMS.size() % 2 == 0 ? "arch=x86_64" : "arch=arm64";
    }
}
