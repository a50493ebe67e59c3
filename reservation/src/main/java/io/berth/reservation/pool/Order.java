package io.berth.reservation.pool;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.Map;

/**
 * In which order requests are served.
 *
 * @param maxOvertakes how often at most a request that could have been served is overtaken by a later one, 0 to 10,000;
 *     with 0 the oldest always goes first
 * @param halfLife after so long a turn that is over counts half against its master, 1 min to 30 days
 * @param share of every master that has none of its own
 * @param shares of single masters
 */
public record Order(int maxOvertakes, Duration halfLife, Share share, Map<MasterName, Share> shares) {
    private static final int MOST_OVERTAKES = 10_000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    // Stands after the bounds, which its construction is checked against.
    /** Old turns fade within a working day; every master counts alike. */
    public static final Order DEFAULT = new Order(50, Duration.ofHours(4), Share.DEFAULT, Map.of());

    /** @throws IllegalArgumentException if a value is out of range */
    public Order {
        shares = Map.copyOf(shares);
        if (maxOvertakes < 0 || maxOvertakes > MOST_OVERTAKES) {
            throw new IllegalArgumentException("A request may be overtaken at most " + maxOvertakes
                    + " times; expected 0 to " + MOST_OVERTAKES + ".");
        }
        if (halfLife.compareTo(SHORTEST) < 0 || halfLife.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The half-life of a share is " + Lengths.text(halfLife) + ", expected "
                    + Lengths.text(SHORTEST) + " to " + Lengths.text(LONGEST) + ".");
        }
    }

    public Share of(MasterName master) {
        return shares.getOrDefault(master, share);
    }
}
