package io.tandem.team.simulation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.agreement.ReviewedTerms;
import io.tandem.team.agreement.TermsReview;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says what may be simulated by whom. Somebody's figures are shown only with its consent: who has
 * joined the team has given it, and who is invited gives it by asking itself.
 */
@ApplicationScoped
class SimulationPreparation {

    static final int MOST_MONTHS = 24;

    /** So many lines a simulation has in each asset at most: members times months. */
    static final int MOST_LINES = 1200;

    private static final YearMonth EARLIEST = YearMonth.of(2000, 1);

    private final SimulationAccess access;
    private final AgreementReader agreements;
    private final TermsReview review;
    private final RosterSql roster;
    private final Clock clock;

    SimulationPreparation(
            SimulationAccess access,
            AgreementReader agreements,
            TermsReview review,
            RosterSql roster,
            Clock clock) {
        this.access = access;
        this.agreements = agreements;
        this.review = review;
        this.roster = roster;
        this.clock = clock;
    }

    Uni<SimulationInputs> inputs(
            SqlConnection connection, TeamId team, PartnerId caller, SimulateTerms command) {
        requireMonths(command);
        return access.members(connection, team)
                .chain(members ->
                        terms(connection, team, caller, members, command)
                                .invoke(terms -> requireConsent(terms, members, caller)))
                .invoke(terms -> requireBounded(terms, command))
                .chain(terms ->
                        agreements
                                .inForce(connection, team, presentMonth())
                                .map(present ->
                                        new SimulationInputs(
                                                team,
                                                terms,
                                                present,
                                                command.from(),
                                                command.to())));
    }

    private void requireMonths(SimulateTerms command) {
        if ((command.agreementId() == null) == (command.terms() == null)) {
            throw ProblemException.invalid("agreementId", "must be there, or else `terms`");
        }
        if (command.from().isBefore(EARLIEST)) {
            throw ProblemException.invalid("from", "must not be before " + EARLIEST);
        }
        if (!command.to().isBefore(presentMonth())) {
            throw ProblemException.invalid("to", "must be a month that is over, in UTC");
        }
        if (command.to().isBefore(command.from())
                || !command.to().isBefore(command.from().plusMonths(MOST_MONTHS))) {
            throw ProblemException.invalid(
                    "to", "must be `from` or one of the " + (MOST_MONTHS - 1) + " months after it");
        }
    }

    private Uni<ReviewedTerms> terms(
            SqlConnection connection,
            TeamId team,
            PartnerId caller,
            Set<PartnerId> members,
            SimulateTerms command) {
        if (members.contains(caller)) {
            return command.terms() != null
                    ? Uni.createFrom().item(() -> review.review(team, command.terms()))
                    : drafted(connection, team, caller, command);
        }
        return roster.isInvited(connection, team, caller)
                .invoke(invited -> {
                    if (!invited || command.agreementId() == null) {
                        throw ProblemException.notFound("team");
                    }
                })
                .chain(() -> drafted(connection, team, caller, command));
    }

    private Uni<ReviewedTerms> drafted(
            SqlConnection connection, TeamId team, PartnerId caller, SimulateTerms command) {
        return agreements
                .visible(connection, new AgreementId(command.agreementId()), Optional.of(caller))
                .map(agreement -> requireOf(team, agreement))
                .map(review::of);
    }

    private static Agreement requireOf(TeamId team, Agreement agreement) {
        if (!agreement.team().equals(team)) {
            throw ProblemException.notFound("agreement");
        }
        return agreement;
    }

    private static void requireConsent(
            ReviewedTerms terms, Set<PartnerId> members, PartnerId caller) {
        List<PartnerId> others =
                terms.terms().members().stream()
                        .filter(each -> !members.contains(each) && !each.equals(caller))
                        .toList();
        if (!others.isEmpty()) {
            throw ProblemException.of(
                            TeamProblem.NOT_ON_THE_TEAM, TeamProblem.NOT_ON_THE_TEAM.explanation())
                    .with("partners", others.stream().map(PartnerId::value).toList());
        }
    }

    private static void requireBounded(ReviewedTerms terms, SimulateTerms command) {
        long months = ChronoUnit.MONTHS.between(command.from(), command.to()) + 1;
        if (months * terms.terms().members().size() > MOST_LINES) {
            throw ProblemException.invalid(
                    "to", "must leave at most " + MOST_LINES + " members times months");
        }
    }

    private YearMonth presentMonth() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }
}
