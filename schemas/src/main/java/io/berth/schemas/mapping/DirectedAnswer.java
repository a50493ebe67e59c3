package io.berth.schemas.mapping;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.PoolName;

/**
 * An answer as it stands in the log of replies.
 *
 * @param pool null where the command that is answered named no valid pool
 */
public record DirectedAnswer(PoolName pool, Answer answer) {}
