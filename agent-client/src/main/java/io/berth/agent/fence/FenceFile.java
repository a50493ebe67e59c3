package io.berth.agent.fence;

import io.berth.agent.session.Fence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The fence of one agent in its state directory. A write is complete on disk when {@link #write} returns, and at every
 * moment before, a crash leaves the old one. Not thread-safe.
 */
public final class FenceFile implements FenceStore {
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private final String agent;
    private final Path file;
    private final Path temporary;
    private final Force force;

    /** Has the system bring to the disk what it still keeps in memory of an open file or directory. */
    interface Force {
        void force(Path what, FileChannel open) throws IOException;
    }

    /**
     * @param directory exists
     * @param pool the pool's name
     * @param name the agent's name
     */
    public FenceFile(Path directory, String pool, String name) {
        this(directory, pool, name, (what, open) -> open.force(true));
    }

    FenceFile(Path directory, String pool, String name, Force force) {
        this.force = force;
        agent = pool + "/" + name;
        // Names have no dot, so no two agents share a file.
        file = directory.resolve(pool + "." + name + ".fence");
        temporary = directory.resolve(pool + "." + name + ".fence.new");
    }

    public Path path() {
        return file;
    }

    /**
     * @return what was written last; {@link Fence#NONE} only where there is no file, which means that nothing was ever
     *     accepted
     * @throws FenceException where there is a file that cannot be read or is not a fence of this agent: to guess would
     *     be to accept an epoch that was taken away
     */
    public Fence read() throws FenceException {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(FenceText.MAX_BYTES), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Fence.NONE;
        } catch (IOException e) {
            throw new FenceException(
                    "The fence file " + file + " cannot be read (" + e + "). Without it nobody knows which reservations"
                            + " this agent must refuse, so it does not start. Make the file readable for the user"
                            + " that runs berth-agent.",
                    e);
        }
        return FenceText.read(agent, text)
                .orElseThrow(() -> new FenceException("The fence file " + file + " is damaged or belongs to another"
                        + " agent than " + agent + ". Without it nobody knows which reservations this agent must"
                        + " refuse, so it does not start. Restore it; or, if no master works on this machine and it"
                        + " is clean, delete it: the agent then starts as a new one."));
    }

    /**
     * Writes beside the old file, forces it to the disk, renames it over the old one and forces the directory.
     *
     * @throws FenceException where any of it fails; the caller must not act on the fence then
     */
    @Override
    public void write(Fence fence) throws FenceException {
        byte[] bytes = FenceText.write(agent, fence).getBytes(StandardCharsets.UTF_8);
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                force.force(temporary, channel);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory();
        } catch (IOException e) {
            throw new FenceException(
                    "The fence file " + file + " cannot be written (" + e + "). An epoch that is not on disk may not be"
                            + " served. Look for a full or read-only disk, or permissions of its directory.",
                    e);
        }
    }

    private void forceDirectory() throws IOException {
        // Windows cannot open a directory; its rename is journalled.
        if (!WINDOWS) {
            Path directory = file.toAbsolutePath().getParent();
            try (FileChannel open = FileChannel.open(directory, StandardOpenOption.READ)) {
                force.force(directory, open);
            }
        }
    }
}
