package io.berth.testbed.cli;

import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.broker.FreePorts;
import io.berth.testbed.broker.Scratch;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code testbed broker}: a Kafka broker in the foreground, until it is told to stop. */
@Command(
        name = "broker",
        description = "Runs a Kafka broker on 127.0.0.1 until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class BrokerCommand implements Callable<Integer> {
    @Option(names = "--port", description = "Where clients connect (default: a free port).")
    private Integer port;

    @Option(
            names = "--data",
            description = "Directory that keeps the data (default: a temporary one, deleted at the end).")
    private Path data;

    @Override
    public Integer call() throws InterruptedException {
        Path directory = data == null ? Scratch.directory("berth-broker-") : data.toAbsolutePath();
        EmbeddedBroker broker = EmbeddedBroker.start(directory, port == null ? FreePorts.next() : port);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.close();
            if (data == null) {
                Scratch.delete(directory);
            }
            stopped.countDown();
        }));
        System.out.println("bootstrap.servers=" + broker.bootstrapServers());
        stopped.await();
        return 0;
    }
}
