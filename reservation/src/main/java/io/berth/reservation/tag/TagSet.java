package io.berth.reservation.tag;

import io.berth.reservation.name.Names;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The tags of one agent, sorted. A key may stand with several values ({@code jdk=11}, {@code jdk=17}). Agents with equal
 * tag sets are interchangeable for matching, so a tag set is also the <em>signature</em> that the pool indexes by.
 *
 * <p>Immutable. Two tag sets are equal when they print the same.
 */
public final class TagSet implements Comparable<TagSet> {
    /** More tags than this on one agent are refused. */
    public static final int MAX_TAGS = 64;

    private static final TagSet NONE = new TagSet(List.of());

    private final List<Tag> tags;
    private final int hash;

    private TagSet(List<Tag> sorted) {
        this.tags = sorted;
        this.hash = tags.hashCode();
    }

    /** @throws IllegalArgumentException with the sentence of {@link #problem} */
    public static TagSet of(Collection<String> texts) {
        problem(texts).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        TreeSet<Tag> sorted = new TreeSet<>();
        texts.forEach(text -> sorted.add(Tag.parse(text).orElseThrow()));
        return sorted.isEmpty() ? NONE : new TagSet(List.copyOf(sorted));
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

    /** @return an equal set, of the tags that the function returns, which are equal to those it is given */
    public TagSet sharing(UnaryOperator<Tag> same) {
        return new TagSet(List.copyOf(tags.stream().map(same).toList()));
    }

    boolean hasKey(String key) {
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** @return whether any value of the key is like that; false where the key is missing or stands without a value */
    boolean hasValue(String key, Predicate<String> like) {
        for (int i = 0; i < tags.size(); i++) {
            Tag tag = tags.get(i);
            if (tag.key().equals(key) && !tag.value().isEmpty() && like.test(tag.value())) {
                return true;
            }
        }
        return false;
    }

    /** @return the tags as they are written on the wire: {@code key} or {@code key=value}, in order */
    public List<String> texts() {
        return tags.stream().map(Tag::toString).toList();
    }

    /** Tag by tag; of two that begin alike the shorter first. */
    @Override
    public int compareTo(TagSet other) {
        int common = Math.min(tags.size(), other.tags.size());
        for (int i = 0; i < common; i++) {
            int order = tags.get(i).compareTo(other.tags.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(tags.size(), other.tags.size());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof TagSet that && hash == that.hash && tags.equals(that.tags);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The canonical text: tags in order, joined by commas. */
    @Override
    public String toString() {
        return tags.stream().map(Tag::toString).collect(Collectors.joining(","));
    }
}
