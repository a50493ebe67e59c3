/**
 * Processes of the machine: what may be started, what it prints, and everything that came of it, so that it can be ended
 * also by a later run of the agent. The only package that starts processes.
 */
package io.berth.agent.process;
