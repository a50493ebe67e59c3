/** The program {@code berth-server}: its commands, and the one place where everything is put together and started. */
package io.berth.server.cli;
