package io.berth.agent.fence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds that one process at a time runs an agent with one state directory. The system lets go when the process ends. */
public final class AgentLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private AgentLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws FenceException where another process holds it, or the lock file cannot be opened */
    public static AgentLock take(Path directory, String pool, String name) throws FenceException {
        Path file = directory.resolve(pool + "." + name + ".lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new AgentLock(channel, lock);
            }
            channel.close();
            throw inUse(pool, name, file, null);
        } catch (OverlappingFileLockException e) {
            closeAfter(channel, e);
            throw inUse(pool, name, file, e);
        } catch (IOException e) {
            closeAfter(channel, e);
            throw new FenceException(
                    "The lock file " + file + " cannot be used (" + e + "). berth.state-dir must be a directory on a"
                            + " local disk that the user of berth-agent can write.",
                    e);
        }
    }

    private static FenceException inUse(String pool, String name, Path file, Exception cause) {
        return new FenceException(
                "Another berth-agent runs as " + pool + "/" + name + " on this machine (it holds " + file
                        + "). Stop it, or give this one its own berth.agent name.",
                cause);
    }

    private static void closeAfter(FileChannel channel, Exception reason) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }
}
