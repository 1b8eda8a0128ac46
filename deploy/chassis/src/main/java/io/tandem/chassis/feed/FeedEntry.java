package io.tandem.chassis.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param position counts from 1 without gaps, in the order in which entries became visible
 * @param at when it was appended
 */
@RegisterForReflection
public record FeedEntry(long position, Instant at, JsonNode payload) {}
