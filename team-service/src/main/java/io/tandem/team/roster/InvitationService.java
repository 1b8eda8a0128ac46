package io.tandem.team.roster;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.roster.model.InvitationState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Invites partners to teams and takes their answers. */
@ApplicationScoped
public class InvitationService {

    private final InvitationRepository invitations;
    private final TeamRepository teams;
    private final MembershipRepository memberships;
    private final TeamService roster;
    private final Commitments commitments;
    private final IdSource ids;
    private final Clock clock;

    InvitationService(
            InvitationRepository invitations,
            TeamRepository teams,
            MembershipRepository memberships,
            TeamService roster,
            Commitments commitments,
            IdSource ids,
            Clock clock) {
        this.invitations = invitations;
        this.teams = teams;
        this.memberships = memberships;
        this.roster = roster;
        this.commitments = commitments;
        this.ids = ids;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<InvitationView> invite(UUID teamId, UUID lead, InvitePartner command) {
        return teams.locked(teamId)
                .map(team ->
                        team.filter(found -> found.leadId.equals(lead))
                                .orElseThrow(() -> ProblemException.notFound("team")))
                .call(team -> requireNotOnIt(team, command.partnerId()))
                .call(team -> requireNotInvited(team, command.partnerId()))
                .call(team -> requireCooledOff(team.id, command.partnerId()))
                .chain(team -> persist(team, lead, command.partnerId()))
                .map(InvitationView::of);
    }

    private Uni<Void> requireNotOnIt(Team team, UUID partner) {
        return memberships
                .present(team.id, partner)
                .invoke(stay -> refuseIf(stay.isPresent(), TeamProblem.ALREADY_MEMBER))
                .replaceWithVoid();
    }

    private Uni<Void> requireNotInvited(Team team, UUID partner) {
        return invitations
                .isPending(team.id, partner)
                .invoke(pending -> refuseIf(pending, TeamProblem.ALREADY_INVITED))
                .replaceWithVoid();
    }

    private Uni<Void> requireCooledOff(UUID team, UUID partner) {
        return commitments
                .mayRejoinFrom(team, partner)
                .invoke(from ->
                        from.filter(clock.instant()::isBefore)
                                .ifPresent(moment -> {
                                    throw refusal(TeamProblem.REJOIN_TOO_EARLY)
                                            .with("from", moment);
                                }))
                .replaceWithVoid();
    }

    private Uni<Invitation> persist(Team team, UUID lead, UUID partner) {
        Invitation invitation = new Invitation();
        invitation.id = ids.next();
        invitation.teamId = team.id;
        invitation.partnerId = partner;
        invitation.invitedBy = lead;
        invitation.become(new InvitationState.Pending());
        invitation.createdAt = clock.instant();
        return invitations.persistAndFlush(invitation);
    }

    @WithTransaction
    public Uni<InvitationView> accept(UUID id, UUID partner) {
        return decide(id, partner, InvitationState.Pending::accept)
                .call(decided -> requireCooledOff(decided.teamId, partner))
                .call(decided ->
                        teams.locked(decided.teamId)
                                .map(Optional::orElseThrow)
                                .invoke(team -> team.version++)
                                .chain(team -> roster.join(team, partner)))
                .map(InvitationView::of);
    }

    @WithTransaction
    public Uni<InvitationView> decline(UUID id, UUID partner) {
        return decide(id, partner, InvitationState.Pending::decline).map(InvitationView::of);
    }

    /** Takes the team's turn first, as everything that changes a team does, then decides. */
    private Uni<Invitation> decide(
            UUID id,
            UUID partner,
            BiFunction<InvitationState.Pending, Instant, InvitationState> decision) {
        return invitations
                .ofPartner(id, partner)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("invitation")))
                .call(invitation -> teams.locked(invitation.teamId))
                .call(invitation -> invitations.getSession().chain(s -> s.refresh(invitation)))
                .invoke(invitation -> invitation.become(decided(invitation, decision)))
                .call(invitations::flush);
    }

    private InvitationState decided(
            Invitation invitation,
            BiFunction<InvitationState.Pending, Instant, InvitationState> decision) {
        return switch (invitation.state()) {
            case InvitationState.Pending pending -> decision.apply(pending, clock.instant());
            case InvitationState.Accepted _, InvitationState.Declined _ ->
                    throw refusal(TeamProblem.INVITATION_DECIDED);
        };
    }

    @WithSession
    public Uni<Page<InvitationView>> toPartner(UUID partner, PageParams page) {
        return invitations
                .toPartner(partner, page.cursor().map(cursor -> cursor.uuid(0)), page.limit() + 1)
                .map(rows -> page(rows, page));
    }

    /** A team's invitations, for its lead or (without a partner) an operator. */
    @WithSession
    public Uni<Page<InvitationView>> ofTeam(UUID teamId, Optional<UUID> viewer, PageParams page) {
        return teams.findById(teamId)
                .map(Optional::ofNullable)
                .map(team ->
                        team.filter(found -> viewer.map(found.leadId::equals).orElse(true))
                                .orElseThrow(() -> ProblemException.notFound("team")))
                .chain(team ->
                        invitations.ofTeam(
                                team.id,
                                page.cursor().map(cursor -> cursor.uuid(0)),
                                page.limit() + 1))
                .map(rows -> page(rows, page));
    }

    private static Page<InvitationView> page(List<Invitation> rows, PageParams page) {
        return Page.of(rows, page.limit(), row -> Cursor.of(row.id), InvitationView::of);
    }

    private static void refuseIf(boolean refused, TeamProblem problem) {
        if (refused) {
            throw refusal(problem);
        }
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }
}
