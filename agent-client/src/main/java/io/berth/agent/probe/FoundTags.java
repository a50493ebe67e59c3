package io.berth.agent.probe;

import io.berth.reservation.tag.TagSet;
import java.util.List;
import java.util.Map;

/**
 * What all probes of tags found at one time.
 *
 * @param all the tags of the agent: configured ones and those that were found
 * @param byProbe what each probe found, in order; nothing of one that failed
 * @param problems a sentence for each thing that could not be found out; names its probe
 */
public record FoundTags(TagSet all, Map<String, List<String>> byProbe, List<String> problems) {}
