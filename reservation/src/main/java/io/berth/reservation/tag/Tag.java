package io.berth.reservation.tag;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A capability of an agent: {@code macos}, {@code xcode=15.2}.
 *
 * @param key follows {@link #WORD}
 * @param value follows {@link #WORD}, or empty for a tag without a value; never null
 */
public record Tag(String key, String value) implements Comparable<Tag> {
    /** What a key and a value consist of; case counts. */
    public static final String WORD = "[A-Za-z0-9][A-Za-z0-9._+-]{0,63}";

    private static final Pattern WORD_PATTERN = Pattern.compile(WORD);
    private static final Comparator<Tag> ORDER = Comparator.comparing(Tag::key).thenComparing(Tag::value);

    /** @throws IllegalArgumentException if key or value break {@link #WORD} */
    public Tag {
        if (!isWord(key) || !(value.isEmpty() || isWord(value))) {
            throw new IllegalArgumentException("A tag is key or key=value, each of them " + WORD);
        }
    }

    /** @return the tag, or empty where the text is none */
    public static Optional<Tag> parse(String text) {
        if (text == null || text.length() > 2 * 64 + 1) {
            return Optional.empty();
        }
        int equals = text.indexOf('=');
        String key = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        boolean valid = isWord(key) && (equals < 0 || isWord(value));
        return valid ? Optional.of(new Tag(key, value)) : Optional.empty();
    }

    /** @param same an equal key */
    public Tag sharing(String same) {
        return same == key ? this : new Tag(same, value);
    }

    static boolean isWord(String text) {
        return text.length() <= 64 && WORD_PATTERN.matcher(text).matches();
    }

    @Override
    public int compareTo(Tag other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return value.isEmpty() ? key : key + "=" + value;
    }
}
