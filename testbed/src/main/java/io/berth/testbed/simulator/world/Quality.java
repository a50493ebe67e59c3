package io.berth.testbed.simulator.world;

/**
 * How well a network carries.
 *
 * @param loss the share of messages that never arrive
 * @param twice the share that arrives twice, the second time late
 * @param slow the share that takes up to a hundred times as long
 * @param mostMs the longest delay of those that do not, in milliseconds, at least 2
 */
public record Quality(double loss, double twice, double slow, int mostMs) {
    public static final Quality GOOD = new Quality(0, 0, 0, 20);
}
