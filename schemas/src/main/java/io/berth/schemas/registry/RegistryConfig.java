package io.berth.schemas.registry;

import io.berth.reservation.name.Names;
import io.berth.schemas.registry.RegistryException.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the schema registry is and how to talk to it. The keys are Confluent's.
 *
 * @param urls one or more; without a slash at the end, and without a user
 * @param userInfo {@code user:password}, null for none
 * @param trust the store of certificates to trust, null for Java's own
 * @param identity the store with our own certificate, null for none
 * @param autoRegister whether schemas are registered; if not, they must be there
 * @param timeout how long one answer may take
 */
public record RegistryConfig(
        List<URI> urls, String userInfo, Store trust, Store identity, boolean autoRegister, Duration timeout) {
    public static final String URL = "schema.registry.url";
    public static final String USER_INFO = "schema.registry.basic.auth.user.info";
    public static final String CREDENTIALS_SOURCE = "schema.registry.basic.auth.credentials.source";
    public static final String AUTO_REGISTER = "schema.registry.auto.register";
    public static final String TIMEOUT_MS = "schema.registry.timeout.ms";

    private static final String PREFIX = "schema.registry.";
    private static final String TRUST = PREFIX + "ssl.truststore.";
    private static final String IDENTITY = PREFIX + "ssl.keystore.";
    private static final String KEY_PASSWORD = PREFIX + "ssl.key.password";
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            URL,
            USER_INFO,
            CREDENTIALS_SOURCE,
            AUTO_REGISTER,
            TIMEOUT_MS,
            TRUST + "location",
            TRUST + "password",
            TRUST + "type",
            IDENTITY + "location",
            IDENTITY + "password",
            IDENTITY + "type",
            KEY_PASSWORD));

    public RegistryConfig {
        urls = List.copyOf(urls);
    }

    /** A key store in a file; no password or key password is null. */
    record Store(String location, String password, String type, String keyPassword) {
        @Override
        public String toString() {
            return location;
        }
    }

    /** @return the configuration, or empty where {@link #URL} is not set: ids are the bundled ones then
     * @throws RegistryException of kind CONFIGURATION */
    public static Optional<RegistryConfig> of(Map<String, ?> config) {
        String urls = text(config, URL);
        if (urls == null) {
            return Optional.empty();
        }
        config.keySet().stream()
                .filter(key -> key.startsWith(PREFIX) && !KNOWN.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw wrong("There is no setting '" + Names.shown(key) + "'. Those there are: "
                            + String.join(", ", KNOWN) + ".");
                });
        String source = text(config, CREDENTIALS_SOURCE);
        if (source != null && !source.equals("USER_INFO")) {
            throw wrong(CREDENTIALS_SOURCE + " can only be USER_INFO here. Set " + USER_INFO + " to user:password.");
        }
        return Optional.of(new RegistryConfig(
                urls(urls),
                userInfo(config),
                store(config, TRUST, null),
                store(config, IDENTITY, text(config, KEY_PASSWORD)),
                flag(config),
                timeout(config)));
    }

    private static List<URI> urls(String text) {
        List<URI> urls = new ArrayList<>();
        for (String part : text.split(",")) {
            String url = part.strip().replaceAll("/+$", "");
            if (!url.isEmpty()) {
                urls.add(url(url));
            }
        }
        if (urls.isEmpty()) {
            throw wrong(URL + " names no URL. Set it to http://host:port, or remove it.");
        }
        return urls;
    }

    private static URI url(String text) {
        // The text is not repeated: it may hold a password.
        String expected = " Expected http://host:port/path or https://host:port/path, several with commas between.";
        try {
            URI url = new URI(text);
            if (url.getUserInfo() != null) {
                throw wrong(
                        URL + " holds a user. URLs are shown in messages and logs, so set " + USER_INFO + " instead.");
            }
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!http || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
                throw wrong(URL + " holds something that is no URL of a registry." + expected);
            }
            return url;
        } catch (URISyntaxException e) {
            throw wrong(URL + " holds something that is no URL." + expected);
        }
    }

    private static String userInfo(Map<String, ?> config) {
        String userInfo = text(config, USER_INFO);
        if (userInfo != null && userInfo.indexOf(':') < 1) {
            throw wrong(USER_INFO + " is not user:password.");
        }
        return userInfo;
    }

    private static Store store(Map<String, ?> config, String prefix, String keyPassword) {
        String location = text(config, prefix + "location");
        if (location == null) {
            return null;
        }
        String type = text(config, prefix + "type");
        return new Store(location, text(config, prefix + "password"), type == null ? "JKS" : type, keyPassword);
    }

    private static boolean flag(Map<String, ?> config) {
        String value = text(config, AUTO_REGISTER);
        if (value == null || value.equals("true")) {
            return true;
        }
        if (value.equals("false")) {
            return false;
        }
        throw wrong(AUTO_REGISTER + " is '" + Names.shown(value) + "'. Expected true or false.");
    }

    private static Duration timeout(Map<String, ?> config) {
        String value = text(config, TIMEOUT_MS);
        if (value == null) {
            return Duration.ofSeconds(5);
        }
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw wrong(TIMEOUT_MS + " is '" + Names.shown(value) + "'. Expected 1 to 999999 milliseconds.");
        }
        return Duration.ofMillis(Long.parseLong(value));
    }

    private static String text(Map<String, ?> config, String key) {
        Object value = config.get(key);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    private static RegistryException wrong(String sentences) {
        return new RegistryException(Kind.CONFIGURATION, sentences);
    }

    /** @return the URLs only: the rest holds secrets */
    @Override
    public String toString() {
        return urls.toString();
    }
}
