package io.tandem.chassis.feed;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A piece of a feed.
 *
 * @param next the position to ask after; the same as asked when nothing is new
 */
@RegisterForReflection
public record FeedPage(List<FeedEntry> items, long next) {}
