package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.feed.FeedCursorSql;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.Neighbours;
import io.tandem.team.fault.Faults;
import io.tandem.team.fault.SagaStep;
import io.tandem.team.settlement.RecheckSql.Told;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Follows rebate-service's feed of earnings and marks the settlements whose inputs it tells of. A
 * page's marks and the cursor's advance commit together, so that nothing is missed; every replica
 * may read, and the one that advances the cursor marks.
 */
@ApplicationScoped
class EarningsFollower {

    private static final int PAGE = 500;

    /**
     * Months from the present one on are left out of the feed, since nobody can have settled them.
     * The one that begins within this time counts as begun: longer than a page is on its way.
     */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final String FEED = "earnings";

    private final EarningsFeedClient feed;
    private final Neighbour neighbour;
    private final RebateAnswers answers;
    private final FeedCursorSql cursor;
    private final RecheckSql rechecks;
    private final Faults faults;
    private final Pool pool;
    private final Clock clock;

    EarningsFollower(
            @RestClient EarningsFeedClient feed,
            Neighbours neighbours,
            RebateAnswers answers,
            FeedCursorSql cursor,
            RecheckSql rechecks,
            Faults faults,
            Pool pool,
            Clock clock) {
        this.feed = feed;
        this.neighbour = neighbours.named(RebateAnswers.NEIGHBOUR);
        this.answers = answers;
        this.cursor = cursor;
        this.rechecks = rechecks;
        this.faults = faults;
        this.pool = pool;
        this.clock = clock;
    }

    /** Reads and applies one page; false when there was none. */
    Uni<Boolean> followNext() {
        return cursor.position(pool, FEED)
                .chain(after -> page(after).chain(page -> apply(after, page)));
    }

    private Uni<EarningsPage> page(long after) {
        YearMonth before = YearMonth.from(clock.instant().plus(MARGIN).atOffset(ZoneOffset.UTC));
        return neighbour
                .repeatedly(
                        () -> feed.page(after, PAGE, before.toString()),
                        answer ->
                                answers.read(RebateAnswers.expect(answer, 200), EarningsPage.class))
                .invoke(page -> page.requireDense(after));
    }

    private Uni<Boolean> apply(long after, EarningsPage page) {
        if (page.items().isEmpty()) {
            return Uni.createFrom().item(false);
        }
        List<Told> told =
                page.items().stream()
                        .filter(EarningsPage.Entry::concernsContributions)
                        .flatMap(entry ->
                                entry.changes().stream()
                                        .map(change ->
                                                new Told(entry.position(), entry.cause(), change)))
                        .toList();
        return pool.withTransaction(connection ->
                        cursor.advance(connection, FEED, after, page.last(), clock.instant())
                                .chain(mine ->
                                        mine
                                                ? rechecks.mark(connection, told, clock.instant())
                                                : Uni.createFrom().voidItem())
                                .invoke(() -> faults.reached(SagaStep.RESTATEMENT_MARKING)))
                .replaceWith(true);
    }
}
