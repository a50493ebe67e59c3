/** What an operator's monitoring sees: counters, and the endpoints for liveness, readiness and metrics. */
package io.berth.server.health;
