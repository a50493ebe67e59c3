/** The command berth-agent. The only package that knows picocli and the logging backend. */
package io.berth.agent.cli;
