/**
 * What an agent does, as a state machine without I/O: it is told what the service says, how hooks ended and what time it
 * is, and answers what to write to disk, which hook to start or stop, and what to report. No thread, no clock, no Kafka.
 */
package io.berth.agent.session;
