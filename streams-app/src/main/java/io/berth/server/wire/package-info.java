/** Records as they enter and leave Kafka: bytes, headers, and what becomes of bytes that nobody can read. */
package io.berth.server.wire;
