package io.berth.schemas.settings;

import java.util.regex.Pattern;

/** Which settings hold what nobody else may see. Errs on the side of hiding: a setting hidden for nothing harms nobody. */
public final class Secrets {
    /** What stands in place of a secret. */
    public static final String HIDDEN = "[hidden]";

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(passw|secret|jaas|credential|token|private|user\\.?info|keystore\\.key).*");

    private static final Pattern USER_IN_URL = Pattern.compile("//[^/@]*@");

    /** Longer than a list of brokers or a path, too short to flood a log. */
    private static final int LONGEST = 500;

    private Secrets() {}

    /** @return whether somebody who reads this setting learns a secret: by its key, or because a URL in it has a user */
    public static boolean holdsSecret(String key, String value) {
        return !value.isEmpty() && (isSecret(key) || USER_IN_URL.matcher(value).find());
    }

    /** A key that names the file of a secret holds none. */
    private static boolean isSecret(String key) {
        return SECRET.matcher(key).matches() && !key.endsWith("-file");
    }

    /** @return the value as it may stand in a message, a log line or on a terminal; of a very long one the beginning */
    public static String shown(String key, String value) {
        if (!holdsSecret(key, value)) {
            return printable(value);
        }
        return isSecret(key) ? HIDDEN : printable(USER_IN_URL.matcher(value).replaceAll("//" + HIDDEN + "@"));
    }

    private static String printable(String value) {
        String head = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
        return head.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
