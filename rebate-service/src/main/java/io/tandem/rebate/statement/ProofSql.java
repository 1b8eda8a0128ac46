package io.tandem.rebate.statement;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.rows.Months;
import io.tandem.rebate.statement.StatementSql.Key;
import io.tandem.rebate.statement.model.AuditPath;
import io.tandem.rebate.statement.model.Hash;
import io.tandem.rebate.trade.TradeKeySql.Place;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the hashes by which a leaf leads to its root: one run of leaves and the runs' roots. */
@ApplicationScoped
class ProofSql {

    private static final String LEAVES_OF_TRADE =
            """
            select leaf, n, role from statement_leaf
            where period = $1 and programme = $2 and partner_id = $3
                and trade_period = $4 and seq = $5
            order by n, role
            """;

    private static final String LEAVES_OF_RUN =
            """
            select encode(l.hash, 'hex') from statement_leaf l
            where l.period = $1 and l.programme = $2 and l.partner_id = $3
                and (l.trade_period, l.seq, l.n, l.role) >= (
                    select r.trade_period, r.seq, r.n, r.role from statement_run r
                    where r.period = $1 and r.programme = $2 and r.partner_id = $3 and r.run = $4)
            order by l.trade_period, l.seq, l.n, l.role limit $5
            """;

    private static final String RUNS =
            """
            select encode(hash, 'hex') from statement_run
            where period = $1 and programme = $2 and partner_id = $3 order by run
            """;

    private static final String PARTNERS =
            """
            select partner_id, encode(root, 'hex') from statement
            where period = $1 and programme = $2 order by partner_id
            """;

    private final Pool pool;

    ProofSql(Pool pool) {
        this.pool = pool;
    }

    /** One of a trade's leaves. */
    record LeafPlace(long number, int n, int role) {}

    /** The way from a statement to its month. */
    record PartnerProof(long index, List<Hash> path) {}

    Uni<List<LeafPlace>> leavesOf(Key key, Place trade) {
        Tuple asked = key(key).addInteger(Months.number(trade.period())).addLong(trade.seq());
        return pool.preparedQuery(LEAVES_OF_TRADE)
                .execute(asked)
                .map(rows ->
                        stream(rows)
                                .map(row ->
                                        new LeafPlace(
                                                row.getLong("leaf"),
                                                row.getInteger("n"),
                                                row.getInteger("role")))
                                .toList());
    }

    Uni<List<Hash>> path(Key key, long leaf) {
        long run = leaf / Fixed.RUN;
        Uni<List<Hash>> within =
                pool.preparedQuery(LEAVES_OF_RUN)
                        .execute(key(key).addLong(run).addInteger(Fixed.RUN))
                        .map(rows -> path(leaf % Fixed.RUN, hashes(rows, 0)));
        Uni<List<Hash>> above =
                pool.preparedQuery(RUNS).execute(key(key)).map(rows -> path(run, hashes(rows, 0)));
        return Uni.combine()
                .all()
                .unis(within, above)
                .with((lower, upper) -> Stream.concat(lower.stream(), upper.stream()).toList());
    }

    Uni<PartnerProof> partnerPath(Key key) {
        return pool.preparedQuery(PARTNERS)
                .execute(Tuple.of(Months.number(key.period()), key.programme()))
                .map(rows -> {
                    List<UUID> ids = stream(rows).map(row -> row.getUUID(0)).toList();
                    List<Hash> roots = hashes(rows, 1);
                    int index = ids.indexOf(key.partnerId());
                    List<Hash> hashes =
                            Stream.iterate(0, i -> i < ids.size(), i -> i + 1)
                                    .map(i -> Hash.ofPartner(ids.get(i), roots.get(i)))
                                    .toList();
                    return new PartnerProof(index, path(index, hashes));
                });
    }

    private static List<Hash> path(long index, List<Hash> hashes) {
        AuditPath path = new AuditPath(index, hashes.size());
        hashes.forEach(path::add);
        return path.path();
    }

    private static Tuple key(Key key) {
        return Tuple.of(Months.number(key.period()), key.programme(), key.partnerId());
    }

    private static List<Hash> hashes(Iterable<Row> rows, int column) {
        return stream(rows).map(row -> Hash.of(row.getString(column))).toList();
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
