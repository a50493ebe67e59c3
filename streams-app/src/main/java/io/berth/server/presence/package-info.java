/** Turns the flood of heartbeats into the few commands that matter. */
package io.berth.server.presence;
