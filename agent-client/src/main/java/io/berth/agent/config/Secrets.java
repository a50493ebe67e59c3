package io.berth.agent.config;

import java.util.regex.Pattern;

/** Which keys hold what nobody else may see. */
public final class Secrets {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|jaas|credential|token|private|user\\.?info|keystore\\.key).*");

    private static final Pattern USER_INFO = Pattern.compile("://[^/@]*@");

    private Secrets() {}

    /** No key of Berth's own holds a secret: they name files that do. */
    public static boolean isSecret(String key, String value) {
        return (!key.startsWith(ConfigKey.PREFIX) && SECRET.matcher(key).matches())
                || USER_INFO.matcher(value).find();
    }

    /** @return the value as it may be shown */
    public static String shown(String key, String value) {
        if (SECRET.matcher(key).matches()) {
            return "(hidden)";
        }
        return USER_INFO.matcher(value).replaceAll("://(hidden)@");
    }
}
