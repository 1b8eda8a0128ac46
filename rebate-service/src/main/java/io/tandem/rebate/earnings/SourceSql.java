package io.tandem.rebate.earnings;

import io.smallrye.mutiny.Uni;
import io.tandem.rebate.earnings.model.Source;
import io.tandem.rebate.rows.Columns;
import io.tandem.rebate.rows.Committed;
import io.tandem.rebate.rows.KnownIds;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Ids of sources; a source gets its id when it first earns. */
@ApplicationScoped
public class SourceSql {

    private static final String FIND =
            """
            select s.programme, s.partner_id, s.link_id, s.channel, s.campaign, s.introducer_id,
                s.id, %s as committed
            from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[])
                as asked (programme, partner_id, link_id, channel, campaign, introducer_id)
            join source s on s.partner_id = asked.partner_id
                and s.programme = asked.programme
                and s.link_id = asked.link_id
                and s.channel is not distinct from asked.channel
                and s.campaign is not distinct from asked.campaign
                and s.introducer_id is not distinct from asked.introducer_id
            """
                    .formatted(Committed.CONDITION.replace("xmin", "s.xmin"));

    // Inserted in one order by everybody: two that add the same cannot wait for each other.
    private static final String ADD =
            """
            insert into source (programme, partner_id, link_id, channel, campaign, introducer_id)
            select programme, partner_id, link_id, channel, campaign, introducer_id
            from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[])
                as asked (programme, partner_id, link_id, channel, campaign, introducer_id)
            order by partner_id, programme, link_id, channel, campaign, introducer_id
            on conflict do nothing
            """;

    private static final Comparator<Source> ANY_FIXED = Comparator.comparing(Source::toString);

    private final KnownIds<Source> known = new KnownIds<>();

    /** Their ids, if all of them are remembered. */
    public Optional<Map<Source, Long>> known(Collection<Source> sources) {
        return known.ofAll(sources);
    }

    public Uni<Map<Source, Long>> ids(SqlConnection connection, Collection<Source> sources) {
        Map<Source, Long> ids = known.of(sources);
        return find(connection, missing(sources, ids), ids)
                .chain(() -> {
                    List<Source> missing = missing(sources, ids);
                    return missing.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : connection
                                    .preparedQuery(ADD)
                                    .execute(columns(missing))
                                    .chain(() -> find(connection, missing, ids));
                })
                .replaceWith(ids);
    }

    private Uni<Void> find(SqlConnection connection, List<Source> sources, Map<Source, Long> ids) {
        if (sources.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(FIND)
                .execute(columns(sources))
                .invoke(rows -> {
                    for (Row row : rows) {
                        ids.put(source(row), row.getLong(6));
                        if (row.getBoolean(7)) {
                            known.learn(source(row), row.getLong(6));
                        }
                    }
                })
                .replaceWithVoid();
    }

    private static Source source(Row row) {
        return new Source(
                row.getString(0),
                row.getUUID(1),
                row.getUUID(2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.<UUID>ofNullable(row.getUUID(5)));
    }

    private static List<Source> missing(Collection<Source> sources, Map<Source, Long> ids) {
        return sources.stream()
                .filter(source -> !ids.containsKey(source))
                .distinct()
                .sorted(ANY_FIXED)
                .toList();
    }

    private static Tuple columns(List<Source> sources) {
        return Columns.of(sources)
                .text(Source::programme)
                .id(Source::partnerId)
                .id(Source::linkId)
                .text(source -> source.channel().orElse(null))
                .text(source -> source.campaign().orElse(null))
                .id(source -> source.introducerId().orElse(null))
                .tuple();
    }
}
