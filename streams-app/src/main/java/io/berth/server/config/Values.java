package io.berth.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads one value at a time. A bad one is noted as a problem and stands as its default, so that reading goes on. */
record Values(Map<String, String> settings, List<String> problems) {

    String text(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }

    Duration duration(String key, Duration otherwise) {
        String written = settings.get(key);
        return written == null
                ? otherwise
                : DurationText.parse(written).orElseGet(() -> refuse(key, written, DurationText.EXPECTED, otherwise));
    }

    int number(String key, int otherwise, int least, int most) {
        String written = settings.get(key);
        if (written == null) {
            return otherwise;
        }
        // Looked at before it is parsed: no exception as an answer, and no surprise such as "+3" or other scripts'
        // digits.
        if (written.matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(written);
            if (number >= least && number <= most) {
                return number;
            }
        }
        return refuse(key, written, "a whole number from " + least + " to " + most, otherwise);
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

    private <T> T refuse(String key, String written, String expected, T otherwise) {
        problems.add(key + ": '" + Secrets.shown(key, written) + "' is not " + expected + ".");
        return otherwise;
    }
}
