package io.berth.reservation.pool.match;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Order;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** All masters that hold, held or wait, and those that wait in the order in which they are served. */
final class Standings {
    private final Map<MasterName, Standing> byMaster = new HashMap<>();

    /** The name only tells apart those that stand alike. */
    private final TreeSet<Standing> waiting =
            new TreeSet<>(Standing.FAIREST_FIRST.thenComparing(standing -> standing.master));

    private Order order = Order.DEFAULT;

    Order order() {
        return order;
    }

    void ordered(Order next) {
        order = next;
        waiting.clear();
        byMaster.values().forEach(standing -> standing.ordered(next));
        byMaster.values().stream().filter(standing -> standing.waiting() > 0).forEach(waiting::add);
    }

    /** @return null for a master that is not known */
    Standing get(MasterName master) {
        return byMaster.get(master);
    }

    Standing of(MasterName master) {
        return byMaster.computeIfAbsent(master, name -> new Standing(name, order));
    }

    void charged(Account account) {
        change(of(account.master()), standing -> standing.charged(account, order));
    }

    void forgetAccount(MasterName master) {
        Standing standing = of(master);
        change(standing, changed -> changed.charged(null, order));
        forgetIfIdle(standing);
    }

    /** It steps out of the order while that changes by which it is ordered. */
    void change(Standing standing, Consumer<Standing> how) {
        if (standing.waiting() > 0) {
            waiting.remove(standing);
        }
        how.accept(standing);
        if (standing.waiting() > 0) {
            waiting.add(standing);
        }
    }

    /** How much it waits for does not order it. */
    void waits(Standing standing, int more) {
        boolean waited = standing.waiting() > 0;
        standing.waits(more);
        if (!waited) {
            waiting.add(standing);
        } else if (standing.waiting() == 0) {
            waiting.remove(standing);
        }
    }

    /** To be called when nothing is about to change any more. */
    void forgetIfIdle(Standing standing) {
        if (standing.isIdle()) {
            byMaster.remove(standing.master);
        }
    }

    /** @return those that wait, the fairest to serve first */
    Iterator<Standing> fairestFirst() {
        return waiting.iterator();
    }
}
