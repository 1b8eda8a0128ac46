package io.tandem.team.settlement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.PartLine;
import io.tandem.team.settlement.model.SettlementState;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.settlement.model.Spent;
import io.tandem.team.settlement.model.Transfer;
import io.tandem.team.split.model.Digest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** From rows to settlements. What does not sum up on the way is a fault, not a settlement. */
@Singleton
class SettlementRows {

    private static final TypeReference<List<Lack>> LACKS = new TypeReference<>() {};

    /** The rows of one settlement in the tables below its own. */
    record Details(
            RowSet<Row> contributions,
            RowSet<Row> rebates,
            RowSet<Row> parts,
            RowSet<Row> transfers,
            RowSet<Row> consents,
            RowSet<Row> chain,
            RowSet<Row> causes,
            RowSet<Row> costs) {}

    private final ObjectMapper json;

    SettlementRows(ObjectMapper json) {
        this.json = json;
    }

    Settlement settlement(Row row, Details details) {
        return new Settlement(
                row.getUUID("id"),
                new TeamId(row.getUUID("team_id")),
                row.getUUID("agreement_id"),
                new Digest(row.getString("digest")),
                YearMonth.parse(row.getString("period")),
                row.getInteger("number"),
                state(row),
                snapshot(instant(row, "as_of"), details),
                results(details),
                lacking(row.getString("lacking")),
                rows(details.consents())
                        .map(consent -> new PartnerId(partner(consent)))
                        .collect(Collectors.toCollection(TreeSet::new)),
                chain(details),
                row.getLong("version"));
    }

    private static Chain chain(Details details) {
        return new Chain(
                rows(details.chain())
                        .map(row ->
                                new Chain.Link(
                                        row.getUUID("id"),
                                        row.getInteger("number"),
                                        row.getString("state")))
                        .toList(),
                rows(details.causes()).map(SettlementRows::cause).toList());
    }

    static Chain.Cause cause(Row row) {
        return new Chain.Cause(
                row.getString("cause"),
                new PartnerId(partner(row)),
                row.getLong("first_position"),
                row.getLong("last_position"));
    }

    private static SettlementState state(Row row) {
        Instant calculated = instant(row, "calculated_at");
        Instant until = instant(row, "objection_until");
        return switch (row.getString("state")) {
            case "CALCULATED" -> new SettlementState.Calculated(calculated, until);
            case "POSTING" -> new SettlementState.Posting(calculated, until);
            case "POSTED" ->
                    new SettlementState.Posted(
                            calculated,
                            until,
                            instant(row, "posted_at"),
                            Optional.ofNullable(row.getUUID("transfer_id")));
            default -> throw new IllegalStateException("the database knows no other state");
        };
    }

    private static Snapshot snapshot(Instant asOf, Details details) {
        Map<UUID, List<Row>> rebates =
                rows(details.rebates())
                        .collect(Collectors.groupingBy(row -> row.getUUID("partner_id")));
        List<MemberFigures> figures =
                rows(details.contributions())
                        .map(row -> figures(row, rebates.getOrDefault(partner(row), List.of())))
                        .toList();
        return Snapshot.of(
                        asOf,
                        figures,
                        figures.stream().map(MemberFigures::member).collect(Collectors.toSet()))
                .with(costs(details.costs()));
    }

    private static Map<PartnerId, SortedMap<Asset, Spent>> costs(RowSet<Row> costs) {
        Map<PartnerId, SortedMap<Asset, Spent>> spent = new TreeMap<>();
        rows(costs)
                .forEach(row ->
                        spent.computeIfAbsent(new PartnerId(partner(row)), _ -> new TreeMap<>())
                                .put(
                                        asset(row),
                                        new Spent(
                                                amount(row, "approved"), amount(row, "carried"))));
        return spent;
    }

    private static MemberFigures figures(Row row, List<Row> rebates) {
        SortedMap<Asset, BigDecimal> amounts = new TreeMap<>();
        rebates.forEach(each -> amounts.put(asset(each), amount(each, "amount")));
        return new MemberFigures(
                new PartnerId(partner(row)),
                amounts,
                amount(row, "volume_usd"),
                row.getLong("invitees"),
                row.getLong("active_traders"));
    }

    private static List<AssetResult> results(Details details) {
        SortedMap<Asset, List<PartLine>> lines = new TreeMap<>();
        rows(details.parts())
                .forEach(row ->
                        lines.computeIfAbsent(asset(row), _ -> new ArrayList<>()).add(line(row)));
        Map<Asset, List<Transfer>> transfers =
                rows(details.transfers())
                        .map(SettlementRows::transfer)
                        .collect(Collectors.groupingBy(transfer -> transfer.money().asset()));
        return lines.entrySet().stream()
                .map(entry ->
                        new AssetResult(
                                pool(entry.getKey(), entry.getValue()),
                                entry.getValue(),
                                transfers.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static Money pool(Asset asset, List<PartLine> lines) {
        return lines.stream()
                .map(line -> new Money(asset, line.contributed()))
                .reduce(Money.zero(asset), Money::plus);
    }

    private static PartLine line(Row row) {
        BigDecimal contributed = amount(row, "contributed");
        BigDecimal part = amount(row, "part");
        return new PartLine(
                new PartnerId(partner(row)),
                contributed,
                amount(row, "recouped"),
                Optional.ofNullable(row.getBigDecimal("weight")),
                part,
                part.subtract(contributed),
                row.getBigDecimal("part_before") == null
                        ? Optional.empty()
                        : Optional.of(
                                new PartLine.Before(
                                        amount(row, "contributed_before"),
                                        amount(row, "part_before"))));
    }

    private static Transfer transfer(Row row) {
        return new Transfer(
                new PartnerId(row.getUUID("from_partner_id")),
                new PartnerId(row.getUUID("to_partner_id")),
                new Money(asset(row), row.getBigDecimal("amount")));
    }

    String write(List<Lack> lacking) {
        try {
            return json.writeValueAsString(lacking);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain data can be written", e);
        }
    }

    private List<Lack> lacking(String text) {
        try {
            return text == null ? List.of() : json.readValue(text, LACKS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it was written here", e);
        }
    }

    private static Stream<Row> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static UUID partner(Row row) {
        return row.getUUID("partner_id");
    }

    private static Asset asset(Row row) {
        return new Asset(row.getString("asset"));
    }

    private static BigDecimal amount(Row row, String column) {
        return Decimals.exact(row.getBigDecimal(column), Decimals.LEDGER_SCALE);
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
