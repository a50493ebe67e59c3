package io.berth.reservation.pool;

/**
 * How much trouble a pool takes before it acts.
 *
 * @param starts how often one request is tried, while agents refuse it or do not get ready, before it ends; 1 to 100
 * @param failures how often in a row an agent may refuse or not get ready before it is put in quarantine; 1 to 100
 * @param extensions how often one reservation may be extended; 0 to 1000
 * @param expiries how many reservations may expire for want of renewals within a minute before the others are spared
 *     once, because so many masters do not die at a time; 0 spares nobody, at most 100,000
 * @param matches how many requests one command may meet at most, or end because they try once and nothing is left for
 *     them; the next command goes on with the others. 1 to 10,000
 */
public record Limits(int starts, int failures, int extensions, int expiries, int matches) {
    public static final Limits DEFAULT = new Limits(3, 2, 10, 20, 200);

    /** @throws IllegalArgumentException if a value is out of range */
    public Limits {
        inRange("tries of a request", starts, 1, 100);
        inRange("failures of an agent", failures, 1, 100);
        inRange("extensions of a reservation", extensions, 0, 1000);
        inRange("expiries within a minute", expiries, 0, 100_000);
        inRange("matches of a command", matches, 1, 10_000);
    }

    public Limits withMatches(int next) {
        return new Limits(starts, failures, extensions, expiries, next);
    }

    private static void inRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "The number of " + what + " is " + value + ", expected " + least + " to " + most + ".");
        }
    }
}
