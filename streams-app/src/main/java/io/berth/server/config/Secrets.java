package io.berth.server.config;

import io.berth.reservation.name.Names;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which settings are secrets. Errs on the side of hiding: a setting hidden for nothing harms nobody. */
final class Secrets {
    private static final List<String> MARKS =
            List.of("password", "passwd", "secret", "jaas", "user.info", "credential", "token", "keystore.key");

    private static final Pattern USER_IN_URL = Pattern.compile("//[^/@]*@");

    private Secrets() {}

    static boolean isSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return MARKS.stream().anyMatch(lower::contains);
    }

    /** @return whether somebody who reads this setting learns a secret */
    static boolean holdsSecret(String key, String value) {
        return !value.isEmpty() && (isSecret(key) || USER_IN_URL.matcher(value).find());
    }

    /** @return the value as it may stand in a message, a log line or on a terminal */
    static String shown(String key, String value) {
        return holdsSecret(key, value) ? "[hidden]" : Names.shown(value);
    }
}
