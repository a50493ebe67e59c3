package io.berth.agent.fence;

import io.berth.agent.session.Fence;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** A fence as text that a person can read, with a checksum so that a torn or edited file is seen. */
final class FenceText {
    /** Longer than any fence: what is longer is not read. */
    static final int MAX_BYTES = 1024;

    private static final Pattern FORM = Pattern.compile(
            "(berth-fence 1\nagent ([a-z0-9/-]{3,127})\nhighest-epoch (-1|\\d{1,19})\nunclean (true|false)\n)"
                    + "checksum ([0-9a-f]{8})\n");

    private FenceText() {}

    static String write(String agent, Fence fence) {
        String body = "berth-fence 1\nagent " + agent + "\nhighest-epoch " + fence.highestEpoch() + "\nunclean "
                + fence.unclean() + "\n";
        return body + "checksum " + checksum(body) + "\n";
    }

    /** @return the fence, or empty where the text is not exactly what {@link #write} makes for this agent */
    static Optional<Fence> read(String agent, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()
                || !matcher.group(2).equals(agent)
                || !matcher.group(5).equals(checksum(matcher.group(1)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Fence(Long.parseLong(matcher.group(3)), Boolean.parseBoolean(matcher.group(4))));
        } catch (IllegalArgumentException e) {
            // Nineteen digits can be more than a long holds, and -1 cannot be unclean: both are no fence.
            return Optional.empty();
        }
    }

    private static String checksum(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
