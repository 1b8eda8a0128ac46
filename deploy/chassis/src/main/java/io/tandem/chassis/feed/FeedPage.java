package io.tandem.chassis.feed;

import java.util.List;

/**
 * A piece of a feed.
 *
 * @param next the position to ask after; the same as asked when nothing is new
 */
public record FeedPage(List<FeedEntry> items, long next) {}
