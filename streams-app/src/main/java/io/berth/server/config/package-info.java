/** What an operator says in files, environment and flags: read, checked as a whole, and turned into Kafka's settings. */
package io.berth.server.config;
