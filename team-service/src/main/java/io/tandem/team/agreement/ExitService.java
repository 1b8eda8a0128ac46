package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.Exit;
import io.tandem.team.agreement.model.ExitKind;
import io.tandem.team.agreement.model.ExitRules;
import io.tandem.team.roster.Departures;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.StayEnd;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets members go as their agreement says, and in no other way: nobody's word alone removes one.
 */
@ApplicationScoped
class ExitService {

    private final ExitSql exits;
    private final AgreementReader reader;
    private final Turns turns;
    private final Departures departures;
    private final Pool pool;
    private final Clock clock;

    ExitService(
            ExitSql exits,
            AgreementReader reader,
            Turns turns,
            Departures departures,
            Pool pool,
            Clock clock) {
        this.exits = exits;
        this.reader = reader;
        this.turns = turns;
        this.departures = departures;
        this.pool = pool;
        this.clock = clock;
    }

    /** A member's notice, for itself alone. It stays on the team until it leaves that, too. */
    Uni<Agreement> leave(SqlConnection connection, AgreementId id, PartnerId member, String cause) {
        return turns.take(connection, id, Optional.of(member))
                .map(Turns.Held::agreement)
                .invoke(agreement -> requireMember(agreement, member))
                .chain(agreement -> {
                    int days = agreement.terms().noticeDays();
                    Exit exit = ExitRules.leave(member, cause, clock.instant(), days);
                    return exits.insert(connection, agreement, exit, requireRules(agreement, exit));
                })
                .chain(() -> reread(connection, id));
    }

    /** A vote, and the removal when it was the last that was needed. */
    Uni<Agreement> vote(
            SqlConnection connection, AgreementId id, PartnerId voter, VoteRemoval command) {
        PartnerId concerned = new PartnerId(command.partnerId());
        return turns.take(connection, id, Optional.of(voter))
                .invoke(held -> requireMember(held.agreement(), voter))
                .invoke(held -> requireOther(held.agreement(), voter, concerned))
                .call(_ -> exits.vote(connection, id, voter, command, clock.instant()))
                .chain(held ->
                        exits.votes(connection, id)
                                .chain(votes -> count(connection, held, voter, command, votes)))
                .chain(() -> reread(connection, id));
    }

    private Uni<Void> count(
            SqlConnection connection,
            Turns.Held held,
            PartnerId voter,
            VoteRemoval command,
            List<RemovalVoteView> votes) {
        PartnerId concerned = new PartnerId(command.partnerId());
        Exit exit =
                ExitRules.atOnce(
                        concerned,
                        ExitKind.REMOVED,
                        command.cause(),
                        Optional.of(voter),
                        clock.instant());
        ExitRules rules = requireRules(held.agreement(), exit);
        if (rules.removalQuorum().isEmpty()) {
            throw refusal(TeamProblem.EXIT_NOT_AGREED);
        }
        Set<PartnerId> others = present(held.agreement());
        others.remove(concerned);
        long counted =
                votes.stream()
                        .filter(vote -> vote.partnerId().equals(concerned.value()))
                        .filter(vote -> others.contains(new PartnerId(vote.voterId())))
                        .count();
        return rules.isRemoved(Math.toIntExact(counted), others.size())
                ? end(connection, held.agreement(), exit)
                : Uni.createFrom().voidItem();
    }

    /** A fact that ends a membership, where the terms say so. */
    Uni<Agreement> declare(SqlConnection connection, AgreementId id, DeclareExit command) {
        PartnerId concerned = new PartnerId(command.partnerId());
        return turns.take(connection, id, Optional.empty())
                .invoke(held -> requireMemberNamed(held.agreement(), concerned))
                .chain(held -> {
                    Exit exit =
                            ExitRules.atOnce(
                                    concerned,
                                    command.kind(),
                                    command.cause(),
                                    Optional.empty(),
                                    clock.instant());
                    ExitRules rules = requireRules(held.agreement(), exit);
                    if (!rules.facts().contains(command.kind())) {
                        throw refusal(TeamProblem.EXIT_NOT_AGREED);
                    }
                    return end(connection, held.agreement(), exit);
                })
                .chain(() -> reread(connection, id));
    }

    /** Off the team, too, so that nothing new is shown to it; if it led, another does. */
    Uni<Void> end(SqlConnection connection, Agreement agreement, Exit exit) {
        return exits.insert(connection, agreement, exit, requireRules(agreement, exit))
                .chain(() ->
                        departures.end(
                                connection,
                                agreement.team(),
                                new StayEnd(
                                        exit.member(),
                                        exit.kind().name(),
                                        exit.declaredBy(),
                                        clock.instant())));
    }

    /** Whether it is a member who has not left, and not the last one. */
    static boolean canLeave(Agreement agreement, PartnerId member) {
        Set<PartnerId> present = present(agreement);
        return present.contains(member) && present.size() > 1;
    }

    Uni<Page<RemovalVoteView>> votes(AgreementId id, Optional<PartnerId> viewer) {
        return reader.get(id, viewer)
                .chain(agreement -> exits.votes(pool, agreement.id()))
                .map(votes -> new Page<>(votes, null));
    }

    /** What was agreed upon, if the agreement is in force and the others are somebody. */
    private static ExitRules requireRules(Agreement agreement, Exit exit) {
        if (!(agreement.state() instanceof AgreementState.Active)) {
            throw Obstacles.wrongState(agreement.state());
        }
        ExitRules rules =
                agreement.exitRules().orElseThrow(() -> refusal(TeamProblem.EXIT_NOT_AGREED));
        Set<PartnerId> others = present(agreement);
        if (!others.remove(exit.member())) {
            throw refusal(TeamProblem.ALREADY_EXITED);
        }
        if (others.isEmpty()) {
            throw refusal(TeamProblem.LAST_MEMBER);
        }
        return rules;
    }

    /** Those who have not left, nor given notice. */
    private static Set<PartnerId> present(Agreement agreement) {
        Set<PartnerId> gone =
                agreement.exits().stream().map(Exit::member).collect(Collectors.toSet());
        return agreement.terms().members().stream()
                .filter(member -> !gone.contains(member))
                .collect(Collectors.toSet());
    }

    private static void requireMember(Agreement agreement, PartnerId member) {
        if (!agreement.terms().members().contains(member)) {
            throw ProblemException.of(
                    CommonProblem.FORBIDDEN, "This is for the agreement's members.");
        }
    }

    private static void requireOther(Agreement agreement, PartnerId voter, PartnerId concerned) {
        if (!present(agreement).contains(voter)) {
            throw refusal(TeamProblem.ALREADY_EXITED);
        }
        if (voter.equals(concerned)) {
            throw ProblemException.invalid("partnerId", "must be another member");
        }
        requireMemberNamed(agreement, concerned);
    }

    private static void requireMemberNamed(Agreement agreement, PartnerId concerned) {
        if (!agreement.terms().members().contains(concerned)) {
            throw ProblemException.invalid("partnerId", "must be a member of the agreement");
        }
    }

    private Uni<Agreement> reread(SqlConnection connection, AgreementId id) {
        return reader.visible(connection, id, Optional.empty());
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }
}
