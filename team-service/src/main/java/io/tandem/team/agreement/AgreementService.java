package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.LinksOnExit;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.Standings;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.RuleReview;
import io.tandem.team.split.model.Digest;
import io.tandem.team.split.model.Measure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Drafts, rewrites and proposes agreements: everything before the first signature. */
@ApplicationScoped
class AgreementService {

    /** Where no costs are taken, a settlement could not weigh them. */
    private static final Set<Measure> WITHOUT_COSTS =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Measure.COST)));

    private final AgreementSql agreements;
    private final MilestoneSql milestones;
    private final AgreementReader reader;
    private final Turns turns;
    private final Obstacles obstacles;
    private final CanonicalTerms canonical;
    private final RosterSql roster;
    private final Standings standings;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;
    private final AgreementSettings settings;

    AgreementService(
            AgreementSql agreements,
            MilestoneSql milestones,
            AgreementReader reader,
            Turns turns,
            Obstacles obstacles,
            CanonicalTerms canonical,
            RosterSql roster,
            Standings standings,
            Pool pool,
            IdSource ids,
            Clock clock,
            AgreementSettings settings) {
        this.agreements = agreements;
        this.milestones = milestones;
        this.reader = reader;
        this.turns = turns;
        this.obstacles = obstacles;
        this.canonical = canonical;
        this.roster = roster;
        this.standings = standings;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    Uni<Agreement> draft(
            SqlConnection connection, TeamId team, PartnerId drafter, AgreementTerms terms) {
        return roster.members(connection, team)
                .map(members -> {
                    if (!members.contains(drafter)) {
                        throw ProblemException.notFound("team");
                    }
                    return draft(new AgreementId(ids.next()), team, drafter, terms);
                })
                .call(_ -> standings.requireOpen(connection, Set.of(drafter)))
                .call(draft -> agreements.insert(connection, draft));
    }

    private Agreement draft(AgreementId id, TeamId team, PartnerId drafter, AgreementTerms terms) {
        requireOfTeam(team, terms);
        requireApplicable(terms);
        String text = canonical.of(terms);
        return new Agreement(
                id,
                team,
                drafter,
                new AgreementState.Draft(),
                text,
                terms,
                Digest.ofBytes(CanonicalTerms.bytes(text)),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                1,
                clock.instant());
    }

    static void requireOfTeam(TeamId team, AgreementTerms terms) {
        if (!terms.teamId().equals(team.value())) {
            throw ProblemException.invalid("terms.teamId", "must be the team's id");
        }
    }

    static void requireApplicable(AgreementTerms terms) {
        Set<UUID> members = new HashSet<>();
        terms.members().forEach(member -> members.add(member.partnerId()));
        RuleReview.of(
                        members.size(),
                        members::contains,
                        terms.costs() == null ? WITHOUT_COSTS : EnumSet.allOf(Measure.class))
                .of(terms.split(), "terms.split")
                .of(terms.fallback(), "terms.fallback")
                .requireNothing();
        if (terms.costs() != null
                && terms.costs().approver() != null
                && !members.contains(terms.costs().approver())) {
            throw ProblemException.invalid("terms.costs.approver", "must be a member");
        }
        if (terms.exit() != null
                && terms.exit().links() == LinksOnExit.EXPIRE
                && terms.scope() instanceof ScopeTerms.AllTerms) {
            throw ProblemException.invalid(
                    "terms.exit.links",
                    "must be STAY unless the scope names links or a campaign: nobody signs all of"
                            + " its links away");
        }
    }

    /** Other terms in the draft's place, so another digest. */
    Uni<Agreement> rewrite(AgreementId id, PartnerId writer, AgreementTerms terms, String ifMatch) {
        return Detached.of(
                pool.withTransaction(connection ->
                        turns.take(connection, id, Optional.of(writer))
                                .invoke(held -> requireWriter(held, writer))
                                .invoke(held -> requireDraft(held.agreement()))
                                .invoke(held -> ETags.check(ifMatch, held.agreement().version()))
                                .call(held ->
                                        agreements.rewrite(
                                                connection,
                                                draft(
                                                        id,
                                                        held.agreement().team(),
                                                        held.agreement().draftedBy(),
                                                        terms)))
                                .chain(() -> reread(connection, id))));
    }

    Uni<Agreement> propose(SqlConnection connection, AgreementId id, PartnerId writer) {
        return turns.take(connection, id, Optional.of(writer))
                .invoke(held -> requireWriter(held, writer))
                .call(_ -> standings.requireOpen(connection, Set.of(writer)))
                .call(held -> propose(connection, held.agreement(), writer))
                .chain(() -> reread(connection, id));
    }

    private Uni<Void> propose(SqlConnection connection, Agreement agreement, PartnerId by) {
        AgreementState.Proposed proposed = proposed(agreement);
        return obstacles
                .requireNone(connection, agreement)
                .chain(() -> agreements.become(connection, agreement.id(), proposed))
                .chain(() -> milestones.proposed(connection, agreement.id(), by, clock.instant()));
    }

    private AgreementState.Proposed proposed(Agreement agreement) {
        AgreementState.Draft draft = requireDraft(agreement);
        Instant signBy = agreement.spelled().signBy();
        Instant now = clock.instant();
        if (signBy == null) {
            return draft.propose(now, settings.proposalValidity());
        }
        if (!signBy.isAfter(now)) {
            throw ProblemException.of(
                    TeamProblem.SIGNING_TIME_OVER, TeamProblem.SIGNING_TIME_OVER.explanation());
        }
        return draft.proposeUntil(signBy);
    }

    private static void requireWriter(Turns.Held held, PartnerId writer) {
        boolean drafted =
                writer.equals(held.agreement().draftedBy()) && held.team().contains(writer);
        if (!drafted && !held.isLedBy(writer)) {
            throw ProblemException.of(
                    CommonProblem.FORBIDDEN, "This is for who drafted it and for the team's lead.");
        }
    }

    private static AgreementState.Draft requireDraft(Agreement agreement) {
        return switch (agreement.state()) {
            case AgreementState.Draft draft -> draft;
            case AgreementState.Proposed _,
                    AgreementState.Concluded _,
                    AgreementState.Declined _,
                    AgreementState.Expired _ ->
                    throw Obstacles.wrongState(agreement.state());
        };
    }

    private Uni<Agreement> reread(SqlConnection connection, AgreementId id) {
        return reader.visible(connection, id, Optional.empty());
    }
}
