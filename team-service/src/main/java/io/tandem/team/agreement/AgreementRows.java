package io.tandem.team.agreement;

import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.Exit;
import io.tandem.team.agreement.model.LinkExpiry;
import io.tandem.team.agreement.model.MemberSignature;
import io.tandem.team.agreement.model.PublicKey;
import io.tandem.team.agreement.model.Span;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Between rows and agreements: a state's record in the columns of one table and back. */
@Singleton
class AgreementRows {

    /** What a state keeps beside its name. */
    record StateColumns(
            Optional<YearMonth> lastPeriod,
            Optional<Instant> expiresAt,
            Optional<PartnerId> decidedBy,
            Optional<Instant> decidedAt,
            Optional<String> reason) {

        private static final StateColumns NONE =
                new StateColumns(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        private static StateColumns expiring(Instant at) {
            return new StateColumns(
                    Optional.empty(),
                    Optional.of(at),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private static StateColumns ruling(Span span) {
            return new StateColumns(
                    span.last(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private static StateColumns decided(
                Optional<YearMonth> last,
                PartnerId by,
                Instant decidedAt,
                Optional<String> reason) {
            return new StateColumns(
                    last, Optional.empty(), Optional.of(by), Optional.of(decidedAt), reason);
        }
    }

    private final CanonicalTerms canonical;
    private final Clock clock;

    AgreementRows(CanonicalTerms canonical, Clock clock) {
        this.canonical = canonical;
        this.clock = clock;
    }

    static StateColumns columns(AgreementState state) {
        return switch (state) {
            case AgreementState.Draft _ -> StateColumns.NONE;
            case AgreementState.Proposed proposed -> StateColumns.expiring(proposed.expiresAt());
            case AgreementState.Active active -> StateColumns.ruling(active.span());
            case AgreementState.Superseded superseded -> StateColumns.ruling(superseded.span());
            case AgreementState.Terminated ended ->
                    StateColumns.decided(
                            ended.span().last(), ended.by(), ended.at(), Optional.empty());
            case AgreementState.Declined declined ->
                    StateColumns.decided(
                            Optional.empty(), declined.by(), declined.at(), declined.reason());
            case AgreementState.Expired expired -> StateColumns.expiring(expired.at());
        };
    }

    List<Agreement> agreements(RowSet<Row> agreements, RowSet<Row> signatures, RowSet<Row> exits) {
        Map<UUID, List<Exit>> exitsOf =
                StreamSupport.stream(exits.spliterator(), false)
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.getUUID("agreement_id"),
                                        Collectors.mapping(ExitSql::exit, Collectors.toList())));
        Map<UUID, List<LinkExpiry>> expiriesOf =
                StreamSupport.stream(exits.spliterator(), false)
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.getUUID("agreement_id"),
                                        Collectors.flatMapping(
                                                row -> LinkExpirySql.expiry(row).stream(),
                                                Collectors.toList())));
        Map<UUID, List<MemberSignature>> byAgreement =
                StreamSupport.stream(signatures.spliterator(), false)
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.getUUID("agreement_id"),
                                        Collectors.mapping(
                                                AgreementRows::signature, Collectors.toList())));
        return StreamSupport.stream(agreements.spliterator(), false)
                .map(row ->
                        agreement(
                                row,
                                byAgreement.getOrDefault(row.getUUID("id"), List.of()),
                                exitsOf.getOrDefault(row.getUUID("id"), List.of()),
                                expiriesOf.getOrDefault(row.getUUID("id"), List.of())))
                .toList();
    }

    private Agreement agreement(
            Row row,
            List<MemberSignature> signatures,
            List<Exit> exits,
            List<LinkExpiry> expiries) {
        String terms = row.getString("terms");
        return new Agreement(
                new AgreementId(row.getUUID("id")),
                new TeamId(row.getUUID("team_id")),
                new PartnerId(row.getUUID("drafted_by")),
                state(row, signatures).asOf(clock.instant()),
                terms,
                canonical.read(terms),
                new Digest(row.getString("digest")),
                signatures,
                exits,
                expiries,
                newcomers(row),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Set<PartnerId> newcomers(Row row) {
        return Stream.ofNullable(row.getArrayOfUUIDs("newcomers"))
                .flatMap(Arrays::stream)
                .map(PartnerId::new)
                .collect(Collectors.toSet());
    }

    private static AgreementState state(Row row, List<MemberSignature> signatures) {
        return switch (row.getString("state")) {
            case "DRAFT" -> new AgreementState.Draft();
            case "PROPOSED" -> proposed(row, signatures);
            case "DECLINED" ->
                    new AgreementState.Declined(
                            new PartnerId(row.getUUID("decided_by")),
                            instant(row, "decided_at"),
                            Optional.ofNullable(row.getString("decided_reason")));
            case "EXPIRED" -> new AgreementState.Expired(instant(row, "expires_at"));
            default -> concluded(row);
        };
    }

    private static AgreementState.Proposed proposed(Row row, List<MemberSignature> signatures) {
        SortedMap<PartnerId, MemberSignature> byMember = new TreeMap<>();
        signatures.forEach(signature -> byMember.put(signature.member(), signature));
        return new AgreementState.Proposed(byMember, instant(row, "expires_at"));
    }

    /** The state of a row that has columns state, effective_from, last_period and decided_*. */
    static AgreementState.Concluded concluded(Row row) {
        Span span = span(row);
        return switch (row.getString("state")) {
            case "ACTIVE" -> new AgreementState.Active(span);
            case "SUPERSEDED" -> new AgreementState.Superseded(span);
            case "TERMINATED" ->
                    new AgreementState.Terminated(
                            span,
                            new PartnerId(row.getUUID("decided_by")),
                            instant(row, "decided_at"));
            default -> throw new IllegalStateException("the database knows no other state");
        };
    }

    static Span span(Row row) {
        return new Span(
                YearMonth.parse(row.getString("effective_from")),
                Optional.ofNullable(row.getString("last_period")).map(YearMonth::parse));
    }

    private static MemberSignature signature(Row row) {
        return new MemberSignature(
                new PartnerId(row.getUUID("partner_id")),
                row.getUUID("key_id"),
                new PublicKey(row.getString("public_key")),
                new Digest(row.getString("digest")),
                row.getString("signature"),
                instant(row, "signed_at"),
                Optional.ofNullable(row.getString("simulation_digest")).map(Digest::new));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at.toInstant();
    }
}
