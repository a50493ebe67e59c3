package io.berth.testbed.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The broker's log of transactions: it grows with every one, by whomever. */
public final class TransactionLog {
    private static final String TOPIC = "__transaction_state";

    private TransactionLog() {}

    /** @return by how many records it grew during that time; a transaction writes at least two */
    public static long growth(String bootstrapServers, Duration time) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            long before = size(admin);
            long deadline = System.nanoTime() + time.toNanos();
            while (System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(deadline - System.nanoTime());
            }
            return size(admin) - before;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Could not look at " + TOPIC, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at " + TOPIC, e);
        }
    }

    private static long size(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends =
                admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC).partitions().stream()
                        .collect(Collectors.toMap(
                                info -> new TopicPartition(TOPIC, info.partition()), info -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }
}
