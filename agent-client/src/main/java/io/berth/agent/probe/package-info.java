/** Asks this machine what it has and whether it is fit: programs of the operator, run now and then, never through a shell. */
package io.berth.agent.probe;
