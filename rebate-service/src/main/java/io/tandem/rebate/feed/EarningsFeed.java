package io.tandem.rebate.feed;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.feed.Feed;
import io.tandem.rebate.feed.model.Note;
import io.tandem.rebate.rows.Part;
import io.tandem.rebate.rows.Piece;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** Takes notes of what changed. */
@ApplicationScoped
public class EarningsFeed {

    static final String NAME = "earnings";

    private final Feed feed;
    private final Clock clock;

    EarningsFeed(Feed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /** Notes it in the transaction that changes it: one row, or none when nothing changed. */
    public Uni<Void> note(SqlConnection connection, Note note) {
        return note.isEmpty()
                ? Uni.createFrom().voidItem()
                : feed.append(connection, NAME, List.of(EarningsNote.of(note)));
    }

    /** The same as a part of a larger statement. */
    public Part noted(Note note) {
        boolean empty = note.isEmpty();
        return new Part("noted", EarningsFeed::note, empty ? Tuple.tuple() : columns(note), empty);
    }

    private static Piece note(String condition) {
        return new Piece(Feed.APPEND_ONE + "where " + condition + "\n", 3);
    }

    private Tuple columns(Note note) {
        return Tuple.of(
                NAME,
                clock.instant().atOffset(ZoneOffset.UTC),
                feed.payload(EarningsNote.of(note)));
    }
}
