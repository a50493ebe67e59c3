package io.berth.server.config;

import io.berth.reservation.pool.Share;
import io.berth.reservation.timing.Lengths;
import io.berth.schemas.settings.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads one value at a time. A bad one is noted as a problem and stands as its default, so that reading goes on. */
record Values(Map<String, String> settings, List<String> problems) {

    String text(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }

    Duration duration(String key, Duration otherwise) {
        String written = settings.get(key);
        return written == null
                ? otherwise
                : Lengths.parse(written)
                        .orElseGet(() -> refuse(key, written, "a duration such as " + Lengths.EXAMPLES, otherwise));
    }

    Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        Duration read = duration(key, otherwise);
        return read.compareTo(least) < 0 || read.compareTo(most) > 0
                ? refuse(
                        key,
                        settings.get(key),
                        "a duration from " + Lengths.text(least) + " to " + Lengths.text(most),
                        otherwise)
                : read;
    }

    int number(String key, int otherwise, int least, int most) {
        String written = settings.get(key);
        if (written == null) {
            return otherwise;
        }
        OptionalInt number = wholeNumber(written, least, most);
        return number.isPresent()
                ? number.getAsInt()
                : refuse(key, written, "a whole number from " + least + " to " + most, otherwise);
    }

    /** @return empty where the text is no whole number, or is out of range */
    static OptionalInt wholeNumber(String text, int least, int most) {
        // Looked at before it is parsed: no exception as an answer, and no surprise such as "+3" or other scripts'
        // digits.
        OptionalInt number =
                text.matches("-?[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        return number.isPresent() && (number.getAsInt() < least || number.getAsInt() > most)
                ? OptionalInt.empty()
                : number;
    }

    boolean flag(String key, boolean otherwise) {
        return Boolean.parseBoolean(choice(key, Boolean.toString(otherwise), List.of("true", "false")));
    }

    String choice(String key, String otherwise, List<String> choices) {
        String written = settings.get(key);
        return written == null || choices.contains(written)
                ? text(key, otherwise)
                : refuse(key, written, String.join(" or ", choices), otherwise);
    }

    /** @param otherwise what a part that is not written takes */
    Share share(String key, Share otherwise) {
        String written = settings.get(key);
        return written == null
                ? otherwise
                : ShareText.parse(written, otherwise)
                        .orElseGet(() -> refuse(key, written, ShareText.EXPECTED, otherwise));
    }

    /** @return what is set of the pool: the keys without the pool before them */
    List<String> settingsOf(String pool) {
        String prefix = KnownKeys.POOL_PREFIX + pool + ".";
        return settings.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    private <T> T refuse(String key, String written, String expected, T otherwise) {
        problems.add(key + ": '" + Secrets.shown(key, written) + "' is not " + expected + ".");
        return otherwise;
    }
}
