/** State, decide, apply, write: owns the pools of a partition. */
package io.berth.server.pool;
