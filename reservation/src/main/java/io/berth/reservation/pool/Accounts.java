package io.berth.reservation.pool;

import io.berth.reservation.name.MasterName;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** What the masters had. Those that had nothing for long have no account: masters come and go, and a pool stays. */
final class Accounts {
    /** After so many an account counts less than a millionth of what it did. */
    private static final int HALF_LIVES_KEPT = 20;

    private final Map<MasterName, Account> byMaster = new HashMap<>();
    private final TreeSet<Account> oldestFirst = new TreeSet<>((left, right) -> left.asOfMs() == right.asOfMs()
            ? left.master().compareTo(right.master())
            : Long.compare(left.asOfMs(), right.asOfMs()));

    /** @return null where nothing is remembered */
    Account of(MasterName master) {
        return byMaster.get(master);
    }

    Collection<Account> all() {
        return Collections.unmodifiableCollection(byMaster.values());
    }

    void put(Account account) {
        Account before = byMaster.put(account.master(), account);
        if (before != null) {
            oldestFirst.remove(before);
        }
        oldestFirst.add(account);
    }

    void remove(MasterName master) {
        Account before = byMaster.remove(master);
        if (before != null) {
            oldestFirst.remove(before);
        }
    }

    /** @return an account that has faded to nothing, the oldest; null where there is none */
    Account faded(long nowMs, Duration halfLife) {
        if (oldestFirst.isEmpty()) {
            return null;
        }
        Account oldest = oldestFirst.first();
        return nowMs - oldest.asOfMs() >= HALF_LIVES_KEPT * halfLife.toMillis() ? oldest : null;
    }
}
