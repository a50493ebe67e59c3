/** The wiring: which node reads from which, and what they are called. */
package io.berth.server.topology;
