/** Deadlines in memory, and the one-shot punctuator that wakes for them. */
package io.berth.server.timer;
