package io.tandem.referral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.chassis.feed.FeedEntry;
import io.tandem.chassis.feed.FeedPage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of the feed of partners' standings. */
public record StandingFeedView(
        List<Entry> items,
        @Schema(examples = "1", description = "Ask after this one for what follows.") long next) {

    /** One change. Before its first a partner is ACTIVE. */
    @Schema(name = "StandingFeedEntry")
    public record Entry(
            @Schema(examples = "1", description = "Counts from 1 without gaps.") long position,
            Instant at,
            @Schema(implementation = StandingView.class) JsonNode standing) {

        static Entry of(FeedEntry entry) {
            return new Entry(entry.position(), entry.at(), entry.payload());
        }
    }

    /** How a partner stands from a moment on; a later sequence replaces it. */
    @Schema(name = "StandingView")
    public record StandingView(
            UUID partnerId,
            @Schema(examples = "2") int sequence,
            @Schema(
                            enumeration = {"ACTIVE", "SUSPENDED", "CLOSED"},
                            examples = "SUSPENDED")
                    String status,
            Instant since) {}

    static StandingFeedView of(FeedPage page) {
        return new StandingFeedView(page.items().stream().map(Entry::of).toList(), page.next());
    }
}
