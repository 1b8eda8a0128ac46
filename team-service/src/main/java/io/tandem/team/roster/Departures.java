package io.tandem.team.roster;

import io.smallrye.mutiny.Uni;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.StayEnd;
import io.tandem.team.roster.model.Succession;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes members off a team and sees to it that the others have a lead: in the same transaction, so
 * that no team is ever without one while anybody is on it.
 */
@ApplicationScoped
public class Departures {

    private final LeadSql leads;
    private final RosterSql roster;
    private final Standings standings;

    Departures(LeadSql leads, RosterSql roster, Standings standings) {
        this.leads = leads;
        this.roster = roster;
        this.standings = standings;
    }

    /** Ends a partner's stay, if it is on the team. The caller has the team's turn. */
    public Uni<Void> end(SqlConnection connection, TeamId team, StayEnd end) {
        return leads.endStay(connection, team, end.member(), end.as(), end.by(), end.at())
                .chain(() -> succeed(connection, team, end.member(), end.at()));
    }

    /** Who may not lead any more leads no more, if another can; it stays on the team. */
    public Uni<Void> relieve(SqlConnection connection, TeamId team, PartnerId partner, Instant at) {
        return leads.present(connection, team)
                .chain(tenure ->
                        tenure.lead().equals(partner)
                                ? succession(connection, team, tenure.successor())
                                        .chain(succession ->
                                                succession.canBeLed()
                                                        ? begin(
                                                                connection,
                                                                team,
                                                                succession,
                                                                partner,
                                                                at)
                                                        : Uni.createFrom().voidItem())
                                : Uni.createFrom().voidItem());
    }

    /** The next lead takes over, if this one led the team and is gone. */
    private Uni<Void> succeed(SqlConnection connection, TeamId team, PartnerId gone, Instant at) {
        return leads.present(connection, team)
                .chain(tenure ->
                        tenure.lead().equals(gone)
                                ? succession(connection, team, tenure.successor())
                                        .chain(succession ->
                                                begin(connection, team, succession, gone, at))
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> begin(
            SqlConnection connection,
            TeamId team,
            Succession succession,
            PartnerId gone,
            Instant at) {
        return succession
                .next()
                .map(choice -> leads.begin(connection, team, choice, decidedBy(choice, gone), at))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Optional<PartnerId> decidedBy(Succession.Choice choice, PartnerId gone) {
        return switch (choice.way()) {
            case NAMED -> Optional.of(gone);
            case FOUNDED, HANDED_OVER, ELECTED, LONGEST_STANDING -> Optional.empty();
        };
    }

    /** What decides who leads next, as the team is now. */
    Uni<Succession> succession(SqlConnection connection, TeamId team, Optional<PartnerId> named) {
        return roster.bySeniority(connection, team)
                .chain(members ->
                        standings
                                .notActive(connection, members)
                                .chain(unfit ->
                                        leads.votes(connection, team)
                                                .map(votes ->
                                                        new Succession(
                                                                members,
                                                                unfit,
                                                                named,
                                                                ballots(votes)))));
    }

    private static Map<PartnerId, PartnerId> ballots(List<LeadVoteView> votes) {
        return votes.stream()
                .collect(
                        Collectors.toMap(
                                vote -> new PartnerId(vote.voterId()),
                                vote -> new PartnerId(vote.candidateId())));
    }
}
