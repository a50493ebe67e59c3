/** The session on Kafka: one thread that reports, follows the agent's own state, writes the fence and orders hooks. */
package io.berth.agent.transport;
