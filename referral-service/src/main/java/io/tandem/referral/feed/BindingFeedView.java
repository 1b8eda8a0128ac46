package io.tandem.referral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.chassis.feed.FeedEntry;
import io.tandem.chassis.feed.FeedPage;
import io.tandem.referral.binding.BindingView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of the feed. */
public record BindingFeedView(
        List<Entry> items,
        @Schema(examples = "1", description = "Ask after this one for what follows.") long next) {

    /** A binding as it was after a change; one of a later revision replaces it. */
    @Schema(name = "BindingFeedEntry")
    public record Entry(
            @Schema(examples = "1", description = "Counts from 1 without gaps.") long position,
            Instant at,
            @Schema(implementation = BindingView.class) JsonNode binding) {

        static Entry of(FeedEntry entry) {
            return new Entry(entry.position(), entry.at(), entry.payload());
        }
    }

    static BindingFeedView of(FeedPage page) {
        return new BindingFeedView(page.items().stream().map(Entry::of).toList(), page.next());
    }
}
