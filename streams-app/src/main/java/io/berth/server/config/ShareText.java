package io.berth.server.config;

import io.berth.reservation.pool.Share;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How people write what a master may have: {@code weight=2, held=10, waiting=500}. Each part may be left out. */
final class ShareText {
    /** For messages. */
    static final String EXPECTED = "a share such as 'weight=2, held=10, waiting=500': a weight from 1 to 1000, and how"
            + " many agents it may hold and how many requests may wait, each at least 1 and each part at most once";

    private static final int MOST = 999_999_999;
    private static final Map<String, Integer> MOST_OF = Map.of("weight", 1000, "held", MOST, "waiting", MOST);

    private ShareText() {}

    /**
     * @param otherwise what a part that is not written takes
     * @return empty where the text is no share
     */
    static Optional<Share> parse(String text, Share otherwise) {
        Map<String, Integer> parts = new HashMap<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.strip().split("=", -1);
            Integer most = words.length == 2 ? MOST_OF.get(words[0].strip()) : null;
            OptionalInt number = most == null ? OptionalInt.empty() : Values.wholeNumber(words[1].strip(), 1, most);
            if (number.isEmpty() || parts.put(words[0].strip(), number.getAsInt()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Share(
                parts.getOrDefault("weight", otherwise.weight()),
                parts.getOrDefault("held", otherwise.maxHeld()),
                parts.getOrDefault("waiting", otherwise.maxWaiting())));
    }
}
