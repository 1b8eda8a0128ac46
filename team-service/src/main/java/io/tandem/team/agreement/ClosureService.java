package io.tandem.team.agreement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.model.ExitKind;
import io.tandem.team.agreement.model.ExitRules;
import io.tandem.team.partner.StandingConsequences;
import io.tandem.team.partner.StandingSql;
import io.tandem.team.partner.model.StandingChange;
import io.tandem.team.roster.Commitments;
import io.tandem.team.roster.Departures;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.StayEnd;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What follows when a partner's account is suspended or closed: one who is suspended leads no team;
 * the membership of one who is closed ends where the terms name that fact, else it stays bound as
 * it signed; where nothing binds it, or not any more, it is taken off the team.
 */
@ApplicationScoped
class ClosureService implements StandingConsequences {

    private static final String CAUSE = "The exchange has closed the partner's account.";

    private final ClosureSql closures;
    private final AgreementSql agreements;
    private final ExitService exits;
    private final SettledPeriods settled;
    private final Commitments commitments;
    private final Departures departures;
    private final RosterSql roster;
    private final StandingSql standings;
    private final Pool pool;
    private final Clock clock;

    ClosureService(
            ClosureSql closures,
            AgreementSql agreements,
            ExitService exits,
            SettledPeriods settled,
            Commitments commitments,
            Departures departures,
            RosterSql roster,
            StandingSql standings,
            Pool pool,
            Clock clock) {
        this.closures = closures;
        this.agreements = agreements;
        this.exits = exits;
        this.settled = settled;
        this.commitments = commitments;
        this.departures = departures;
        this.roster = roster;
        this.standings = standings;
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Uni<Boolean> draw(StandingChange change) {
        return closures.teams(pool, change.partner())
                .chain(teams ->
                        Multi.createFrom()
                                .iterable(teams)
                                .onItem()
                                .transformToUniAndConcatenate(team -> draw(change, team))
                                .collect()
                                .asList())
                .map(drawn -> drawn.stream().allMatch(all -> all));
    }

    /** A team a transaction, with its turn; by then the partner may stand otherwise again. */
    private Uni<Boolean> draw(StandingChange change, TeamId team) {
        return pool.withTransaction(connection ->
                roster.lockedLead(connection, team)
                        .chain(() -> standings.status(connection, change.partner()))
                        .chain(status ->
                                status != change.status()
                                        ? Uni.createFrom().item(true)
                                        : switch (status) {
                                            case ACTIVE -> Uni.createFrom().item(true);
                                            case SUSPENDED ->
                                                    relieve(connection, team, change)
                                                            .replaceWith(true);
                                            case CLOSED -> close(connection, team, change);
                                        }));
    }

    private Uni<Void> relieve(SqlConnection connection, TeamId team, StandingChange change) {
        return departures.relieve(connection, team, change.partner(), clock.instant());
    }

    private Uni<Boolean> close(SqlConnection connection, TeamId team, StandingChange change) {
        return closures.withdrawInvitations(connection, team, change.partner(), clock.instant())
                .chain(() -> agreements.active(connection, team))
                .map(found -> found.filter(agreement -> endsBy(agreement, change.partner())))
                .chain(ending ->
                        ending.map(agreement ->
                                        exit(connection, agreement, change).replaceWith(true))
                                .orElseGet(() -> letGo(connection, team, change)));
    }

    private static boolean endsBy(Agreement agreement, PartnerId partner) {
        return agreement
                .exitRules()
                .filter(rules -> rules.facts().contains(ExitKind.CLOSED))
                .filter(_ -> ExitService.canLeave(agreement, partner))
                .isPresent();
    }

    private Uni<Void> exit(SqlConnection connection, Agreement agreement, StandingChange change) {
        return settled.last(connection, agreement.team())
                .map(last ->
                        ExitRules.atOnce(
                                change.partner(),
                                ExitKind.CLOSED,
                                CAUSE,
                                Optional.empty(),
                                moment(change.since(), last)))
                .chain(exit -> exits.end(connection, agreement, exit));
    }

    /** When the account was closed; where that period is settled by now, it is too late for it. */
    private Instant moment(Instant since, Optional<YearMonth> lastSettled) {
        Instant now = clock.instant();
        YearMonth period = YearMonth.from(since.atOffset(ZoneOffset.UTC));
        boolean isOpen = lastSettled.map(period::isAfter).orElse(true);
        return isOpen && since.isBefore(now) ? since : now;
    }

    /** Off the team, unless an agreement holds it there; it leads the team no more in any case. */
    private Uni<Boolean> letGo(SqlConnection connection, TeamId team, StandingChange change) {
        return commitments
                .binding(connection, team, change.partner())
                .chain(binding ->
                        binding.isEmpty()
                                ? departures.end(connection, team, closed(change)).replaceWith(true)
                                : relieve(connection, team, change).replaceWith(false));
    }

    private StayEnd closed(StandingChange change) {
        return new StayEnd(
                change.partner(), ExitKind.CLOSED.name(), Optional.empty(), clock.instant());
    }
}
