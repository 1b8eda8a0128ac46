package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.PartLine;
import io.tandem.team.settlement.model.SettlementState;
import io.tandem.team.settlement.model.Transfer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Stores a settlement with all its lines, set by set. Amounts go as text: nothing is converted. */
@ApplicationScoped
class SettlementInsertSql {

    private static final String INSERT =
            """
            insert into settlement (id, team_id, agreement_id, digest, period, state, as_of,
                                    calculated_at, objection_until, version,
                                    attempt_after, number, corrects_id)
            values ($1, $2, $3, $4, $5, 'CALCULATED', $6, $7, $8, $9, $10, $11, $12)
            """;

    private static final String INSERT_CONTRIBUTIONS =
            """
            insert into settlement_contribution
                (settlement_id, partner_id, volume_usd, invitees, active_traders)
            select $1, partner_id, volume_usd::numeric, invitees, active_traders
            from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[])
                as c (partner_id, volume_usd, invitees, active_traders)
            """;

    private static final String INSERT_REBATES =
            """
            insert into settlement_rebate (settlement_id, partner_id, asset, amount)
            select $1, partner_id, asset, amount::numeric
            from unnest($2::uuid[], $3::text[], $4::text[]) as r (partner_id, asset, amount)
            """;

    private static final String INSERT_PARTS =
            """
            insert into settlement_part
                (settlement_id, asset, partner_id, contributed, weight, part, contributed_before,
                 part_before, recouped)
            select $1, asset, partner_id, contributed::numeric, weight::numeric, part::numeric,
                   contributed_before::numeric, part_before::numeric, recouped::numeric
            from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::text[], $9::text[])
                as p (asset, partner_id, contributed, weight, part, contributed_before,
                      part_before, recouped)
            """;

    private static final String INSERT_TRANSFERS =
            """
            insert into settlement_transfer
                (settlement_id, position, from_partner_id, to_partner_id, asset, amount)
            select $1, position, sender, receiver, asset, amount::numeric
            from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[])
                with ordinality as t (sender, receiver, asset, amount, position)
            """;

    /** Posted by itself from that moment on. */
    Uni<Void> insert(
            SqlConnection connection,
            Settlement settlement,
            SettlementState.Calculated state,
            Instant postFrom) {
        Collection<MemberFigures> figures = settlement.snapshot().members().values();
        return connection
                .preparedQuery(INSERT)
                .execute(
                        Tuple.from(
                                Arrays.asList(
                                        settlement.id(),
                                        settlement.team().value(),
                                        settlement.agreementId(),
                                        settlement.digest().hex(),
                                        settlement.period().toString(),
                                        settlement.snapshot().asOf().atOffset(ZoneOffset.UTC),
                                        state.calculatedAt().atOffset(ZoneOffset.UTC),
                                        state.objectionUntil().atOffset(ZoneOffset.UTC),
                                        settlement.version(),
                                        postFrom.atOffset(ZoneOffset.UTC),
                                        settlement.number(),
                                        settlement.number() == 0
                                                ? null
                                                : settlement.chain().first())))
                .chain(() -> insertContributions(connection, settlement.id(), figures))
                .chain(() -> insertRebates(connection, settlement.id(), figures))
                .chain(() -> insertParts(connection, settlement.id(), settlement.results()))
                .chain(() -> insertTransfers(connection, settlement.id(), settlement.transfers()));
    }

    private static Uni<Void> insertContributions(
            SqlConnection connection, UUID id, Collection<MemberFigures> figures) {
        return connection
                .preparedQuery(INSERT_CONTRIBUTIONS)
                .execute(
                        Tuple.of(
                                id,
                                ids(figures, each -> each.member().value()),
                                texts(figures, each -> Decimals.plain(each.volumeUsd())),
                                longs(figures, MemberFigures::invitees),
                                longs(figures, MemberFigures::activeTraders)))
                .replaceWithVoid();
    }

    private static Uni<Void> insertRebates(
            SqlConnection connection, UUID id, Collection<MemberFigures> figures) {
        record Line(UUID partner, String asset, BigDecimal amount) {}
        List<Line> lines =
                figures.stream()
                        .flatMap(each ->
                                each.rebates().entrySet().stream()
                                        .map(rebate ->
                                                new Line(
                                                        each.member().value(),
                                                        rebate.getKey().code(),
                                                        rebate.getValue())))
                        .toList();
        return connection
                .preparedQuery(INSERT_REBATES)
                .execute(
                        Tuple.of(
                                id,
                                ids(lines, Line::partner),
                                texts(lines, Line::asset),
                                texts(lines, line -> Decimals.plain(line.amount()))))
                .replaceWithVoid();
    }

    private static Uni<Void> insertParts(
            SqlConnection connection, UUID id, List<AssetResult> results) {
        List<Map.Entry<Asset, PartLine>> lines =
                results.stream()
                        .flatMap(result ->
                                result.lines().stream()
                                        .map(line -> Map.entry(result.pool().asset(), line)))
                        .toList();
        return connection
                .preparedQuery(INSERT_PARTS)
                .execute(
                        Tuple.of(
                                        id,
                                        texts(lines, line -> line.getKey().code()),
                                        ids(lines, line -> line.getValue().member().value()),
                                        texts(
                                                lines,
                                                line ->
                                                        Decimals.plain(
                                                                line.getValue().contributed())),
                                        texts(
                                                lines,
                                                line ->
                                                        line.getValue()
                                                                .weight()
                                                                .map(Decimals::plain)
                                                                .orElse(null)),
                                        texts(
                                                lines,
                                                line -> Decimals.plain(line.getValue().part())))
                                .addArrayOfString(before(lines, PartLine.Before::contributed))
                                .addArrayOfString(before(lines, PartLine.Before::part))
                                .addArrayOfString(
                                        texts(
                                                lines,
                                                line ->
                                                        Decimals.plain(
                                                                line.getValue().recouped()))))
                .replaceWithVoid();
    }

    private static Uni<Void> insertTransfers(
            SqlConnection connection, UUID id, List<Transfer> transfers) {
        return connection
                .preparedQuery(INSERT_TRANSFERS)
                .execute(
                        Tuple.of(
                                id,
                                ids(transfers, each -> each.from().value()),
                                ids(transfers, each -> each.to().value()),
                                texts(transfers, each -> each.money().asset().code()),
                                texts(transfers, each -> Decimals.plain(each.money().amount()))))
                .replaceWithVoid();
    }

    private static String[] before(
            List<Map.Entry<Asset, PartLine>> lines, Function<PartLine.Before, BigDecimal> amount) {
        return texts(
                lines,
                line -> line.getValue().before().map(amount).map(Decimals::plain).orElse(null));
    }

    private static <T> UUID[] ids(Collection<T> rows, Function<T, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Long[] longs(Collection<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }
}
