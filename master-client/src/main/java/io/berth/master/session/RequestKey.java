package io.berth.master.session;

import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;

/**
 * What names one request everywhere: its id inside its pool.
 *
 * @param pool not null
 * @param request not null
 */
public record RequestKey(PoolName pool, RequestId request) {}
