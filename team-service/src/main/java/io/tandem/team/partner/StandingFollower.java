package io.tandem.team.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.feed.FeedCursorSql;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.NeighbourFailure;
import io.tandem.chassis.neighbour.Neighbours;
import io.tandem.team.partner.model.StandingChange;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Follows how partners stand, page by page: a page and the cursor's advance commit together. Then
 * draws the consequences, partner by partner and team by team; a crash in between has it done
 * again, which changes nothing that is done already.
 */
@ApplicationScoped
class StandingFollower {

    private static final int PAGE = 500;

    /** Longer than drawing the consequences for one partner can take. */
    private static final String FEED = "standings";

    private static final Duration TURN = Duration.ofMinutes(1);

    /** Agreements bind by the month: an hour more or less is nothing to who waits for one's end. */
    private static final Duration LATER = Duration.ofHours(1);

    private final ReferralClient referral;
    private final Neighbour neighbour;
    private final FeedCursorSql cursor;
    private final StandingSql standings;
    private final StandingConsequences consequences;
    private final ObjectMapper json;
    private final Pool pool;
    private final Clock clock;

    StandingFollower(
            @RestClient ReferralClient referral,
            Neighbours neighbours,
            FeedCursorSql cursor,
            StandingSql standings,
            StandingConsequences consequences,
            ObjectMapper json,
            Pool pool,
            Clock clock) {
        this.referral = referral;
        this.neighbour = neighbours.named(ReferralClient.NEIGHBOUR);
        this.cursor = cursor;
        this.standings = standings;
        this.consequences = consequences;
        this.json = json;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tandem.partner.follow-every:2s}",
            identity = "standing-follower",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> followAll() {
        return readAll()
                .onFailure()
                .invoke(e -> Log.warnf("Partners' standings are read later: %s", e.getMessage()))
                .onFailure()
                .recoverWithNull()
                .chain(this::handleAll);
    }

    private Uni<Void> readAll() {
        return readPage().chain(more -> more ? readAll() : Uni.createFrom().voidItem());
    }

    /** Reads and keeps one page; whether more may follow at once. */
    private Uni<Boolean> readPage() {
        return cursor.position(pool, FEED)
                .chain(after ->
                        neighbour
                                .repeatedly(() -> referral.standings(after, PAGE), this::read)
                                .chain(page -> keep(after, page)));
    }

    private StandingFeedPage read(Response answer) {
        if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
            throw NeighbourFailure.status(answer.getStatus());
        }
        try {
            return json.readValue(answer.readEntity(String.class), StandingFeedPage.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw NeighbourFailure.garbled(e);
        }
    }

    private Uni<Boolean> keep(long after, StandingFeedPage page) {
        page.checkDense(after);
        if (page.items().isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return pool.withTransaction(connection ->
                        cursor.advance(connection, FEED, after, page.next(), clock.instant())
                                .chain(mine ->
                                        mine
                                                ? standings.keep(
                                                        connection,
                                                        page.items().stream()
                                                                .map(entry ->
                                                                        entry.standing().toModel())
                                                                .toList(),
                                                        clock.instant())
                                                : Uni.createFrom().voidItem()))
                .replaceWith(true);
    }

    private Uni<Void> handleAll() {
        return standings
                .take(pool, clock.instant(), TURN)
                .chain(taken ->
                        taken.map(change ->
                                        consequences
                                                .draw(change)
                                                .chain(all -> drawn(change, all))
                                                .onFailure()
                                                .invoke(e ->
                                                        Log.warnf(
                                                                "What follows for partner %s waits: %s",
                                                                change.partner().value(),
                                                                e.getMessage()))
                                                .onFailure()
                                                .recoverWithNull()
                                                .chain(this::handleAll))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> drawn(StandingChange change, boolean all) {
        return all
                ? standings.handled(pool, change)
                : standings.postpone(pool, change, clock.instant().plus(LATER));
    }
}
