package io.tandem.rebate.accrual;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.accrual.model.Booked;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.earnings.EarningSql;
import io.tandem.rebate.earnings.SourceSql;
import io.tandem.rebate.earnings.model.Activity;
import io.tandem.rebate.earnings.model.EarningKey;
import io.tandem.rebate.earnings.model.Source;
import io.tandem.rebate.feed.EarningsFeed;
import io.tandem.rebate.feed.model.ChangeCause;
import io.tandem.rebate.feed.model.Note;
import io.tandem.rebate.ledger.LedgerSql;
import io.tandem.rebate.ledger.MaturitySql;
import io.tandem.rebate.rows.Part;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes what a booking came to: the accruals' rows, the journal, the roll-up, the dues and the
 * note for those who follow. The statements are sent without waiting for each other, and always in
 * this order: all writers take their row locks in one order, and last what they may wait for.
 */
@ApplicationScoped
class Bookkeeping {

    private final LedgerSql ledger;
    private final SourceSql sources;
    private final EarningSql earnings;
    private final MaturitySql maturities;
    private final EarningsFeed feed;

    Bookkeeping(
            LedgerSql ledger,
            SourceSql sources,
            EarningSql earnings,
            MaturitySql maturities,
            EarningsFeed feed) {
        this.ledger = ledger;
        this.sources = sources;
        this.earnings = earnings;
        this.maturities = maturities;
        this.feed = feed;
    }

    /**
     * Writes all of it.
     *
     * @param cause as what followers are told of it
     * @param came who has to be written as active: those who are there already need not
     * @param ratings all whose sources the rows name
     * @param rows writes the accruals, given the sources' ids
     */
    Uni<Void> write(
            SqlConnection connection,
            ChangeCause cause,
            Booked booked,
            Set<Activity> came,
            Collection<Rating> ratings,
            Function<Map<Source, Long>, Uni<Void>> rows) {
        return sources.ids(connection, sources(booked, ratings))
                .chain(ids ->
                        ledger.prepare(connection, booked.entries().values())
                                .chain(postings ->
                                        send(
                                                connection,
                                                cause,
                                                booked,
                                                came,
                                                ids,
                                                rows.apply(ids),
                                                postings)));
    }

    /**
     * What {@link OnePieceSql} writes to do the same, if all ids that it names are remembered.
     *
     * @param rows the accruals, given the sources' ids
     */
    Optional<List<Part>> known(
            ChangeCause cause,
            Booked booked,
            Set<Activity> came,
            Collection<Rating> ratings,
            Function<Map<Source, Long>, Part> rows) {
        return sources.known(sources(booked, ratings))
                .flatMap(ids ->
                        ledger.known(booked.entries().values())
                                .map(posted -> {
                                    List<Part> all = new ArrayList<>();
                                    all.add(rows.apply(ids));
                                    all.add(feed.noted(note(cause, booked)));
                                    all.addAll(posted);
                                    all.add(EarningSql.came(came, ids));
                                    all.add(EarningSql.earned(booked.earnings(), ids));
                                    all.add(MaturitySql.due(dues(booked)));
                                    return all;
                                }));
    }

    private Uni<Void> send(
            SqlConnection connection,
            ChangeCause cause,
            Booked booked,
            Set<Activity> came,
            Map<Source, Long> ids,
            Uni<Void> rows,
            Uni<Void> postings) {
        return Uni.combine()
                .all()
                .unis(
                        rows,
                        feed.note(connection, note(cause, booked)),
                        postings,
                        earnings.add(connection, booked.earnings(), came, ids),
                        maturities.add(connection, dues(booked)))
                .discardItems();
    }

    /** Who left a line of the roll-up may leave it as it was, and yet is not there any more. */
    private static Note note(ChangeCause cause, Booked booked) {
        Set<EarningKey> changed = new HashSet<>(booked.earnings().keySet());
        booked.left().forEach(activity -> changed.add(activity.key()));
        return Note.of(cause, booked.entries().values(), changed);
    }

    private static List<MaturitySql.Due> dues(Booked booked) {
        return booked.dues().entrySet().stream()
                .map(due ->
                        new MaturitySql.Due(
                                due.getKey().on(),
                                due.getKey().partnerId(),
                                due.getKey().asset(),
                                due.getValue()))
                .toList();
    }

    private static Set<Source> sources(Booked booked, Collection<Rating> ratings) {
        Set<Source> sources = new HashSet<>();
        for (EarningKey key : booked.earnings().keySet()) {
            sources.add(key.source());
        }
        for (Rating rating : ratings) {
            rating.attribution().ifPresent(whose -> sources.add(whose.source()));
        }
        return sources;
    }
}
