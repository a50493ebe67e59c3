/** The topics in Kafka against the registry of topics: create what is missing, say what is wrong. */
package io.berth.server.topic;
