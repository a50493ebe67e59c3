package io.berth.reservation.pool.match;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** All masters that hold, held or wait, and those that wait in the order in which they are served. */
final class Standings {
    private static final int MOST_MOVED = 64;

    private final Map<MasterName, Standing> byMaster = new HashMap<>();

    /** The name only tells apart those that stand alike. */
    private final TreeSet<Standing> waiting = new TreeSet<>((left, right) -> {
        int fairer = Standing.FAIREST_FIRST.compare(left, right);
        return fairer == 0 ? left.master.compareTo(right.master) : fairer;
    });

    /** Those that have to be put where they stand now, before anybody asks for the order. */
    private final List<Standing> moved = new ArrayList<>();

    private Order order = Order.DEFAULT;

    Order order() {
        return order;
    }

    void ordered(Order next) {
        order = next;
        waiting.clear();
        for (Standing standing : byMaster.values()) {
            standing.inOrder = false;
            standing.ordered(next);
        }
        moved.addAll(byMaster.values());
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

    /** It steps out of the order before that changes by which it is ordered. */
    void change(Standing standing, Consumer<Standing> how) {
        if (standing.inOrder) {
            waiting.remove(standing);
            standing.inOrder = false;
            move(standing);
        }
        how.accept(standing);
    }

    private void move(Standing standing) {
        moved.add(standing);
        if (moved.size() > MOST_MOVED) {
            settle();
        }
    }

    private void settle() {
        for (Standing standing : moved) {
            if (standing.waiting() > 0 && !standing.inOrder) {
                waiting.add(standing);
                standing.inOrder = true;
            }
        }
        moved.clear();
    }

    /** How much it waits for does not order it. */
    void waits(Standing standing, int more) {
        standing.waits(more);
        if (standing.waiting() == 0 && standing.inOrder) {
            waiting.remove(standing);
            standing.inOrder = false;
        } else if (standing.waiting() == more) {
            move(standing);
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
        settle();
        return waiting.iterator();
    }
}
