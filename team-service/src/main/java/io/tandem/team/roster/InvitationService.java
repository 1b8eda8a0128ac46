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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Invites partners to teams and takes their answers. */
@ApplicationScoped
public class InvitationService {

    private final InvitationRepository invitations;
    private final TeamRepository teams;
    private final MembershipRepository memberships;
    private final Commitments commitments;
    private final Standings standings;
    private final RosterSettings settings;
    private final IdSource ids;
    private final Clock clock;

    InvitationService(
            InvitationRepository invitations,
            TeamRepository teams,
            MembershipRepository memberships,
            Commitments commitments,
            Standings standings,
            RosterSettings settings,
            IdSource ids,
            Clock clock) {
        this.invitations = invitations;
        this.teams = teams;
        this.memberships = memberships;
        this.commitments = commitments;
        this.standings = standings;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<InvitationView> invite(UUID teamId, UUID lead, InvitePartner command) {
        return led(teams.locked(teamId), lead)
                .call(team -> requireNotOnIt(team, command.partnerId()))
                .call(_ -> standings.requireOpen(command.partnerId()))
                .call(team -> requireNotInvited(team, command.partnerId()))
                .call(team -> requireCooledOff(team.id, command.partnerId()))
                .chain(team -> persist(team, lead, command.partnerId()))
                .map(this::view);
    }

    /** The team, for who leads it; a lead that has left leads nothing. */
    private Uni<Team> led(Uni<Optional<Team>> found, UUID lead) {
        return found.map(team ->
                        team.filter(some -> some.leadId.equals(lead))
                                .orElseThrow(() -> ProblemException.notFound("team")))
                .call(team ->
                        memberships
                                .present(team.id, lead)
                                .invoke(stay ->
                                        stay.orElseThrow(() -> ProblemException.notFound("team"))));
    }

    private Uni<Void> requireNotOnIt(Team team, UUID partner) {
        return memberships
                .present(team.id, partner)
                .invoke(stay -> refuseIf(stay.isPresent(), TeamProblem.ALREADY_MEMBER))
                .replaceWithVoid();
    }

    private Uni<Void> requireNotInvited(Team team, UUID partner) {
        return invitations
                .pending(team.id, partner)
                .chain(pending ->
                        pending.map(this::expire).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Makes room for another, if its time is over. */
    private Uni<Void> expire(Invitation pending) {
        InvitationState present = pending.asOf(clock.instant());
        refuseIf(present instanceof InvitationState.Pending, TeamProblem.ALREADY_INVITED);
        pending.become(present);
        return invitations.flush();
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
        invitation.createdAt = clock.instant();
        invitation.become(
                new InvitationState.Pending(
                        invitation.createdAt.plus(settings.invitationValidity())));
        return invitations.persistAndFlush(invitation);
    }

    @WithTransaction
    public Uni<InvitationView> accept(UUID id, UUID partner) {
        return sentTo(id, partner)
                .call(sent -> decide(sent, pending -> pending.accept(partner, clock.instant())))
                .call(_ -> standings.requireOpen(partner))
                .call(decided -> requireCooledOff(decided.teamId, partner))
                .call(decided ->
                        teams.locked(decided.teamId)
                                .map(Optional::orElseThrow)
                                .invoke(team -> team.version++)
                                .chain(team -> join(team, partner)))
                .map(this::view);
    }

    private Uni<Membership> join(Team team, UUID partner) {
        Membership membership = new Membership();
        membership.id = ids.next();
        membership.teamId = team.id;
        membership.partnerId = partner;
        membership.joinedAt = clock.instant();
        return memberships.persistAndFlush(membership);
    }

    @WithTransaction
    public Uni<InvitationView> decline(UUID id, UUID partner) {
        return sentTo(id, partner)
                .call(sent -> decide(sent, pending -> pending.decline(partner, clock.instant())))
                .map(this::view);
    }

    /** The lead takes it back: whoever leads the team now, not who sent it. */
    @WithTransaction
    public Uni<InvitationView> withdraw(UUID id, UUID lead) {
        return invitations
                .findById(id)
                .onItem()
                .ifNull()
                .failWith(InvitationService::unknown)
                .call(sent ->
                        led(teams.locked(sent.teamId), lead)
                                .onFailure(ProblemException.class)
                                .transform(_ -> unknown()))
                .call(sent -> decide(sent, pending -> pending.withdraw(lead, clock.instant())))
                .map(this::view);
    }

    private Uni<Invitation> sentTo(UUID id, UUID partner) {
        return invitations
                .ofPartner(id, partner)
                .map(found -> found.orElseThrow(InvitationService::unknown));
    }

    /** Takes the team's turn first, as everything that changes a team does, then decides. */
    private Uni<Void> decide(
            Invitation invitation, Function<InvitationState.Pending, InvitationState> decision) {
        return teams.locked(invitation.teamId)
                .chain(() -> invitations.getSession().chain(s -> s.refresh(invitation)))
                .invoke(() -> invitation.become(decided(invitation, decision)))
                .chain(invitations::flush);
    }

    private InvitationState decided(
            Invitation invitation, Function<InvitationState.Pending, InvitationState> decision) {
        return switch (invitation.asOf(clock.instant())) {
            case InvitationState.Pending pending -> decision.apply(pending);
            case InvitationState.Accepted _,
                    InvitationState.Declined _,
                    InvitationState.Withdrawn _,
                    InvitationState.Expired _ ->
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
        Uni<Optional<Team>> found = teams.findById(teamId).map(Optional::ofNullable);
        return viewer.map(lead -> led(found, lead))
                .orElseGet(() ->
                        found.map(
                                team -> team.orElseThrow(() -> ProblemException.notFound("team"))))
                .chain(team ->
                        invitations.ofTeam(
                                team.id,
                                page.cursor().map(cursor -> cursor.uuid(0)),
                                page.limit() + 1))
                .map(rows -> page(rows, page));
    }

    private Page<InvitationView> page(List<Invitation> rows, PageParams page) {
        return Page.of(rows, page.limit(), row -> Cursor.of(row.id), this::view);
    }

    private InvitationView view(Invitation invitation) {
        return InvitationView.of(invitation, clock.instant());
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("invitation");
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
