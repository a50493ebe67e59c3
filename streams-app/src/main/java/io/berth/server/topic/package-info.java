/** The topics in Kafka against the registry of topics: create what is missing, say what is wrong. Whether the place in them is lost. */
package io.berth.server.topic;
