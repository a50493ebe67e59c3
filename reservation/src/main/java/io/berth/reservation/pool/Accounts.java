package io.berth.reservation.pool;

import io.berth.reservation.name.MasterName;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** What the masters had. Those that had nothing for long have no account: masters come and go, and a pool stays. */
final class Accounts {
    /** After so many an account counts less than a millionth of what it did. */
    private static final int HALF_LIVES_KEPT = 20;

    private static final Comparator<Account> OLDEST_FIRST =
            Comparator.comparingLong(Account::asOfMs).thenComparing(Account::master);

    private final Map<MasterName, Account> byMaster = new HashMap<>();

    /** No account is older. Found out anew only when that one would have faded. */
    private long oldestMs = Long.MAX_VALUE;

    /** @return null where nothing is remembered */
    Account of(MasterName master) {
        return byMaster.get(master);
    }

    Collection<Account> all() {
        return Collections.unmodifiableCollection(byMaster.values());
    }

    void put(Account account) {
        byMaster.put(account.master(), account);
        oldestMs = Math.min(oldestMs, account.asOfMs());
    }

    void remove(MasterName master) {
        byMaster.remove(master);
    }

    /** @return an account that has faded to nothing, the oldest; null where there is none */
    Account faded(long nowMs, Duration halfLife) {
        long keptMs = HALF_LIVES_KEPT * halfLife.toMillis();
        if (byMaster.isEmpty() || nowMs - oldestMs < keptMs) {
            return null;
        }
        Account oldest = Collections.min(byMaster.values(), OLDEST_FIRST);
        oldestMs = oldest.asOfMs();
        return nowMs - oldestMs < keptMs ? null : oldest;
    }
}
