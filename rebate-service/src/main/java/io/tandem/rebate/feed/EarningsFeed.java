package io.tandem.rebate.feed;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.feed.Feed;
import io.tandem.rebate.feed.model.Note;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes notes of what changed. */
@ApplicationScoped
public class EarningsFeed {

    static final String NAME = "earnings";

    private final Feed feed;

    EarningsFeed(Feed feed) {
        this.feed = feed;
    }

    /** Notes it in the transaction that changes it: one row, or none when nothing changed. */
    public Uni<Void> note(SqlConnection connection, Note note) {
        return note.isEmpty()
                ? Uni.createFrom().voidItem()
                : feed.append(connection, NAME, List.of(EarningsNote.of(note)));
    }
}
