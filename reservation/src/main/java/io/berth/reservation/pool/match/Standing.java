package io.berth.reservation.pool.match;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.Share;
import java.util.Comparator;

/** How one master stands among the others: what it holds, what it had, and how much it waits for. */
final class Standing {
    /**
     * Who holds less for its weight goes first; among those that hold alike, who had less lately. Compared as whole
     * numbers, so that no rounding decides. Masters that stand alike are equal here: their age decides.
     */
    static final Comparator<Standing> FAIREST_FIRST = (left, right) -> {
        long mine = (long) left.held * right.weight;
        long theirs = (long) right.held * left.weight;
        return mine != theirs ? Long.compare(mine, theirs) : Double.compare(left.rank, right.rank);
    };

    final MasterName master;

    /** Where its requests wait. */
    final Lane.ByAge lanes = new Lane.ByAge();

    /** Whether it stands where it belongs among those that wait; kept by {@link Standings}. */
    boolean inOrder;

    private Account account;
    private Share share;

    /** The share's: it is read for each comparison. */
    private int weight;

    private double rank;
    private int held;
    private int waiting;

    Standing(MasterName master, Order order) {
        this.master = master;
        ordered(order);
    }

    /** Must not be called while it stands among {@link Standings}; so for the next two. */
    void ordered(Order order) {
        share = order.of(master);
        weight = share.weight();
        rank = account == null ? Double.NEGATIVE_INFINITY : account.rank(order.halfLife(), share.weight());
    }

    /** @param next null where what it had is forgotten */
    void charged(Account next, Order order) {
        account = next;
        ordered(order);
    }

    void holds(int more) {
        held += more;
    }

    void waits(int more) {
        waiting += more;
    }

    int held() {
        return held;
    }

    int waiting() {
        return waiting;
    }

    boolean mayHold(int more) {
        return held + more <= share.maxHeld();
    }

    /** @return whether nothing is known of the master that would not be known if it asked for the first time */
    boolean isIdle() {
        return held == 0 && waiting == 0 && account == null;
    }
}
