package io.berth.reservation.tag;

import io.berth.reservation.name.Names;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tags of one agent, sorted. A key may stand with several values ({@code jdk=11}, {@code jdk=17}). Agents with equal
 * tag sets are interchangeable for matching, so a tag set is also the <em>signature</em> that the pool indexes by.
 *
 * <p>Immutable. Two tag sets are equal when they print the same.
 */
public final class TagSet implements Comparable<TagSet> {
    /** More tags than this on one agent are refused. */
    public static final int MAX_TAGS = 64;

    private static final TagSet NONE = new TagSet(new TreeSet<>());

    private final List<Tag> tags;
    private final String text;

    private TagSet(TreeSet<Tag> sorted) {
        this.tags = List.copyOf(sorted);
        this.text = tags.stream().map(Tag::toString).collect(Collectors.joining(","));
    }

    /** @throws IllegalArgumentException with the sentence of {@link #problem} */
    public static TagSet of(Collection<String> texts) {
        problem(texts).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        TreeSet<Tag> sorted = new TreeSet<>();
        texts.forEach(text -> sorted.add(Tag.parse(text).orElseThrow()));
        return sorted.isEmpty() ? NONE : new TagSet(sorted);
    }

    /** See {@link #of(Collection)}. */
    public static TagSet of(String... texts) {
        return of(List.of(texts));
    }

    /** @return a sentence that says what is wrong with the tags, or empty where they are valid */
    public static Optional<String> problem(Collection<String> texts) {
        if (texts.size() > MAX_TAGS) {
            return Optional.of("An agent may have at most " + MAX_TAGS + " tags, not " + texts.size() + ".");
        }
        return texts.stream()
                .filter(text -> Tag.parse(text).isEmpty())
                // A null among the texts has no place in an Optional.
                .map(String::valueOf)
                .findFirst()
                .map(text -> "The tag '" + Names.shown(text)
                        + "' is not valid. Expected key or key=value, each of them " + Tag.WORD + ".");
    }

    /** @return the tags in order, unmodifiable */
    public List<Tag> tags() {
        return tags;
    }

    boolean hasKey(String key) {
        return tags.stream().anyMatch(tag -> tag.key().equals(key));
    }

    /** @return the values of the key, in order; empty where the key is missing or stands without a value */
    Stream<String> values(String key) {
        return tags.stream()
                .filter(tag -> tag.key().equals(key) && !tag.value().isEmpty())
                .map(Tag::value);
    }

    /** @return the tags as they are written on the wire: {@code key} or {@code key=value}, in order */
    public List<String> texts() {
        return tags.stream().map(Tag::toString).toList();
    }

    @Override
    public int compareTo(TagSet other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagSet that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The canonical text: tags in order, joined by commas. */
    @Override
    public String toString() {
        return text;
    }
}
