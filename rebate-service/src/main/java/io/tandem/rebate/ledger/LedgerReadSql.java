package io.tandem.rebate.ledger;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.rows.Months;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads balances and postings. */
@ApplicationScoped
class LedgerReadSql {

    private static final String BALANCES =
            """
            select a.asset,
                coalesce(sum(b.amount) filter (where a.pocket = 'pending'), 0) as pending,
                coalesce(sum(b.amount) filter (where a.pocket = 'available'), 0) as available,
                coalesce(sum(b.amount) filter (where a.pocket = 'held'), 0) as held,
                coalesce(sum(b.amount) filter (where a.pocket = 'paid'), 0) as paid,
                coalesce(sum(b.reserved), 0) as reserved
            from account a join balance b on b.account_id = a.id
            where a.partner_id = $1
            group by a.asset order by a.asset
            """;

    // A line between two pockets of the partner is shown twice, once from each side. Each side is
    // read along its own index, no further than the page needs.
    private static final String POSTINGS =
            """
            select * from (
                (select p.entry_id, p.line, 1 as side, a.pocket, p.asset, p.amount, p.period
                from account a join posting p on p.credit_account = a.id
                where a.partner_id = $1 and ($2::text is null or a.asset = $2)
                    and (p.entry_id, p.line) >= ($3, $4)
                order by p.entry_id, p.line limit $6)
                union all
                (select p.entry_id, p.line, 0, a.pocket, p.asset, -p.amount, p.period
                from account a join posting p on p.debit_account = a.id
                where a.partner_id = $1 and ($2::text is null or a.asset = $2)
                    and (p.entry_id, p.line) >= ($3, $4)
                order by p.entry_id, p.line limit $6)) l
            join lateral (select kind, reference, posted_period, posted_at from journal_entry e
                where e.id = l.entry_id) e on true
            where (l.entry_id, l.line, l.side) > ($3, $4, $5)
            order by l.entry_id, l.line, l.side limit $6
            """;

    private static final String ENTRY =
            """
            select e.kind, e.programme, e.posted_period, e.reference, e.posted_at, p.line,
                d.name as debit, c.name as credit, p.asset, p.amount, p.period
            from journal_entry e
            join posting p on p.entry_id = e.id
            join account d on d.id = p.debit_account
            join account c on c.id = p.credit_account
            where e.id = $1 order by p.line
            """;

    private final Pool pool;

    LedgerReadSql(Pool pool) {
        this.pool = pool;
    }

    /** Where a page of postings begins: after this one. */
    record After(UUID entryId, int line, int side) {

        static final After NOTHING = new After(new UUID(0, 0), 0, 0);
    }

    record PostingRow(PostingView view, After place) {}

    Uni<List<BalanceView>> balances(UUID partnerId) {
        return pool.preparedQuery(BALANCES)
                .execute(Tuple.of(partnerId))
                .map(rows ->
                        stream(rows)
                                .map(row ->
                                        new BalanceView(
                                                asset(row),
                                                row.getBigDecimal("pending"),
                                                row.getBigDecimal("available"),
                                                row.getBigDecimal("held"),
                                                row.getBigDecimal("paid"),
                                                row.getBigDecimal("reserved")))
                                .toList());
    }

    Uni<List<PostingRow>> postings(UUID partnerId, String asset, After after, int limit) {
        Tuple asked =
                Tuple.tuple()
                        .addUUID(partnerId)
                        .addString(asset)
                        .addUUID(after.entryId())
                        .addInteger(after.line())
                        .addInteger(after.side())
                        .addInteger(limit);
        return pool.preparedQuery(POSTINGS)
                .execute(asked)
                .map(rows -> stream(rows).map(LedgerReadSql::posting).toList());
    }

    Uni<List<EntryView>> entry(UUID id) {
        return pool.preparedQuery(ENTRY)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).toList())
                .map(rows -> rows.isEmpty() ? List.of() : List.of(entry(id, rows)));
    }

    private static EntryView entry(UUID id, List<Row> rows) {
        Row first = rows.getFirst();
        return new EntryView(
                id,
                first.getString("kind"),
                first.getString("programme"),
                month(first, "posted_period"),
                first.getString("reference"),
                instant(first),
                rows.stream()
                        .map(row ->
                                new EntryView.Line(
                                        row.getInteger("line"),
                                        row.getString("debit"),
                                        row.getString("credit"),
                                        asset(row),
                                        row.getBigDecimal("amount"),
                                        month(row, "period")))
                        .toList());
    }

    private static PostingRow posting(Row row) {
        BigDecimal amount = row.getBigDecimal("amount");
        After place =
                new After(row.getUUID("entry_id"), row.getInteger("line"), row.getInteger("side"));
        PostingView view =
                new PostingView(
                        place.entryId(),
                        place.line(),
                        row.getString("pocket"),
                        asset(row),
                        amount,
                        row.getString("kind"),
                        row.getString("reference"),
                        month(row, "period"),
                        month(row, "posted_period"),
                        instant(row));
        return new PostingRow(view, place);
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Asset asset(Row row) {
        return new Asset(row.getString("asset"));
    }

    private static YearMonth month(Row row, String column) {
        return Months.of(row.getInteger(column));
    }

    private static Instant instant(Row row) {
        return row.getOffsetDateTime("posted_at").toInstant();
    }
}
