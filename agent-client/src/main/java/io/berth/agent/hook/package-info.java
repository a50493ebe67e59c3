/** Runs hooks as child processes: argument lists, never a shell; values only in the environment; an end for everything. */
package io.berth.agent.hook;
