package io.tandem.team.dispute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import io.tandem.team.dispute.AwardLines.LineAward;
import io.tandem.team.dispute.Dispute.Kept;
import io.tandem.team.dispute.model.Award;
import io.tandem.team.dispute.model.DisputeState;
import io.tandem.team.dispute.model.Escrow;
import io.tandem.team.dispute.model.Hearing;
import io.tandem.team.dispute.model.Line;
import io.tandem.team.dispute.model.Offer;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.Lack;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.sqlclient.data.Numeric;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** From rows to disputes. */
@Singleton
class DisputeRows {

    private static final TypeReference<List<Lack>> LACKS = new TypeReference<>() {};

    /** The rows of one dispute in the tables below its own. */
    record Details(
            RowSet<Row> lines, RowSet<Row> members, RowSet<Row> ballots, RowSet<Row> onTheTable) {}

    private final ObjectMapper json;

    DisputeRows(ObjectMapper json) {
        this.json = json;
    }

    static String name(DisputeState state) {
        return switch (state) {
            case DisputeState.Negotiating _ -> "NEGOTIATING";
            case DisputeState.Voting _ -> "VOTING";
            case DisputeState.Arbitrating _ -> "ARBITRATING";
            case DisputeState.Decided _ -> "DECIDED";
        };
    }

    static String name(Escrow escrow) {
        return switch (escrow) {
            case Escrow.Awaiting _ -> "AWAITING";
            case Escrow.Freezing _ -> "FREEZING";
            case Escrow.Frozen _ -> "FROZEN";
            case Escrow.Ended _ -> "ENDED";
            case Escrow.Dropped _ -> "DROPPED";
        };
    }

    Dispute dispute(Row row, DisputeClause clause, Details details) {
        List<Line> lines = rows(details.lines()).map(DisputeRows::line).toList();
        List<Kept> kept = rows(details.lines()).map(this::kept).toList();
        Set<PartnerId> members =
                rows(details.members())
                        .map(member -> partner(member, "partner_id"))
                        .collect(Collectors.toSet());
        SortedMap<PartnerId, DefaultAward> ballots = new TreeMap<>();
        rows(details.ballots())
                .forEach(ballot ->
                        ballots.put(
                                partner(ballot, "partner_id"),
                                DefaultAward.valueOf(ballot.getString("award"))));
        return new Dispute(
                row.getUUID("id"),
                row.getUUID("settlement_id"),
                row.getUUID("team_id"),
                row.getUUID("agreement_id"),
                YearMonth.parse(row.getString("period")),
                row.getString("statement"),
                Hearing.of(partner(row, "claimant_id"), members, lines, clause),
                state(row, offer(lines, details.onTheTable()), ballots, kept),
                kept,
                row.getInteger("proposals"),
                ballots,
                instant(row, "opened_at"),
                row.getLong("version"));
    }

    private static DisputeState state(
            Row row,
            Optional<Offer> offer,
            SortedMap<PartnerId, DefaultAward> ballots,
            List<Kept> kept) {
        return switch (row.getString("state")) {
            case "NEGOTIATING" -> new DisputeState.Negotiating(instant(row, "until_at"), offer);
            case "VOTING" -> new DisputeState.Voting(instant(row, "until_at"), offer, ballots);
            case "ARBITRATING" -> new DisputeState.Arbitrating(instant(row, "until_at"), offer);
            case "DECIDED" ->
                    new DisputeState.Decided(
                            DisputeState.How.valueOf(row.getString("decided_how")),
                            new Award(
                                    kept.stream()
                                            .map(each -> each.awarded().orElseThrow())
                                            .toList()),
                            instant(row, "decided_at"));
            default -> throw new IllegalStateException("the database knows no other state");
        };
    }

    /** A row for each party that accepted it, its author among them. */
    private static Optional<Offer> offer(List<Line> lines, RowSet<Row> acceptances) {
        return rows(acceptances)
                .findFirst()
                .map(row ->
                        new Offer(
                                row.getInteger("number"),
                                partner(row, "partner_id"),
                                Award.of(lines, amounts(lines, row.getArrayOfNumerics("awards"))),
                                rows(acceptances)
                                        .map(each -> partner(each, "accepted_by"))
                                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static List<Money> amounts(List<Line> lines, Numeric[] awards) {
        List<Money> amounts = new ArrayList<>();
        for (int i = 0; i < awards.length; i++) {
            amounts.add(new Money(lines.get(i).contested().asset(), awards[i].bigDecimalValue()));
        }
        return amounts;
    }

    private static Line line(Row row) {
        return new Line(partner(row, "holder_id"), money(row, "part"), money(row, "contested"));
    }

    private Kept kept(Row row) {
        Optional<Money> awarded =
                Optional.ofNullable(row.getBigDecimal("awarded")).map(_ -> money(row, "awarded"));
        Escrow escrow =
                switch (row.getString("state")) {
                    case "AWAITING" -> new Escrow.Awaiting();
                    case "FREEZING" -> new Escrow.Freezing(row.getBoolean("asked"));
                    case "FROZEN" -> new Escrow.Frozen(row.getUUID("hold_id"));
                    case "ENDED" -> new Escrow.Ended(row.getUUID("hold_id"), awarded.orElseThrow());
                    case "DROPPED" -> new Escrow.Dropped();
                    default -> throw new IllegalStateException("the database knows no other state");
                };
        return new Kept(
                escrow,
                awarded,
                lacking(row.getString("lacking")),
                Optional.ofNullable(row.getString("refusal")));
    }

    static ProposalView proposal(Row row) {
        return new ProposalView(
                row.getInteger("number"),
                row.getUUID("partner_id"),
                awards(row.getArrayOfNumerics("awards")),
                List.of(row.getArrayOfUUIDs("accepted_by")),
                instant(row, "made_at"));
    }

    private static List<LineAward> awards(Numeric[] amounts) {
        List<LineAward> awards = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            awards.add(new LineAward(i + 1, amounts[i].bigDecimalValue()));
        }
        return awards;
    }

    static EvidenceView evidence(Row row) {
        return new EvidenceView(
                row.getUUID("id"),
                row.getUUID("partner_id"),
                row.getString("title"),
                row.getString("sha256"),
                row.getLong("size_bytes"),
                row.getString("link"),
                instant(row, "added_at"));
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

    private static PartnerId partner(Row row, String column) {
        return new PartnerId(row.getUUID(column));
    }

    private static Money money(Row row, String column) {
        return new Money(new Asset(row.getString("asset")), row.getBigDecimal(column));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
