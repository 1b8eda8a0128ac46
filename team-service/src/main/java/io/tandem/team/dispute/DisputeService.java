package io.tandem.team.dispute;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import io.tandem.team.dispute.AwardLines.LineAward;
import io.tandem.team.dispute.model.Award;
import io.tandem.team.dispute.model.DisputeState;
import io.tandem.team.dispute.model.Hearing;
import io.tandem.team.dispute.model.Line;
import io.tandem.team.dispute.model.Offer;
import io.tandem.team.fault.Faults;
import io.tandem.team.fault.SagaStep;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What people do to a dispute. Whoever acts sees it as its deadlines have left it by now. */
@ApplicationScoped
class DisputeService {

    /** So many pieces of evidence, and so many proposals, a dispute has at most. */
    static final int LIMIT = 100;

    private final DisputeSql disputes;
    private final DisputeInsertSql inserts;
    private final DisputeAccess access;
    private final Faults faults;
    private final IdSource ids;
    private final Clock clock;

    DisputeService(
            DisputeSql disputes,
            DisputeInsertSql inserts,
            DisputeAccess access,
            Faults faults,
            IdSource ids,
            Clock clock) {
        this.disputes = disputes;
        this.inserts = inserts;
        this.access = access;
        this.faults = faults;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<EvidenceView> addEvidence(
            SqlConnection connection, UUID id, PartnerId by, AddEvidence command) {
        EvidenceView evidence =
                new EvidenceView(
                        ids.next(),
                        by.value(),
                        command.title(),
                        command.sha256(),
                        command.sizeBytes(),
                        command.link(),
                        clock.instant());
        return access.requireMember(connection, id, by)
                .chain(() -> turn(connection, id))
                .invoke(DisputeService::requireOpen)
                .chain(() -> inserts.countEvidence(connection, id))
                .invoke(count -> requireRoom(count))
                .chain(() -> inserts.insertEvidence(connection, id, evidence))
                .replaceWith(evidence);
    }

    Uni<Dispute> propose(SqlConnection connection, UUID id, PartnerId by, AwardLines command) {
        return act(
                connection,
                id,
                by,
                (dispute, open) -> {
                    var party =
                            dispute.hearing()
                                    .parties()
                                    .party(by)
                                    .orElseThrow(() -> forbidden("the parties"));
                    requireRoom(dispute.proposals());
                    int number = dispute.proposals() + 1;
                    Award award = award(dispute.hearing(), command.awards());
                    return inserts.insertProposal(
                                    connection, id, number, by, award.toClaimant(), clock.instant())
                            .replaceWith(open.propose(party, number, award));
                });
    }

    Uni<Dispute> accept(SqlConnection connection, UUID id, PartnerId by, int number) {
        return act(
                connection,
                id,
                by,
                (dispute, open) -> {
                    var party =
                            dispute.hearing()
                                    .parties()
                                    .party(by)
                                    .orElseThrow(() -> forbidden("the parties"));
                    Offer offer = requireOnTheTable(dispute, open, number);
                    return inserts.insertAcceptance(connection, id, number, by, clock.instant())
                            .replaceWith(
                                    open.accept(dispute.hearing(), party, offer, clock.instant()));
                });
    }

    Uni<Dispute> withdraw(SqlConnection connection, UUID id, PartnerId by) {
        return act(
                connection,
                id,
                by,
                (dispute, open) -> {
                    var claimant =
                            dispute.hearing()
                                    .parties()
                                    .claimant(by)
                                    .orElseThrow(() -> forbidden("the claimant"));
                    return Uni.createFrom()
                            .item(open.withdraw(dispute.hearing(), claimant, clock.instant()));
                });
    }

    Uni<Dispute> vote(SqlConnection connection, UUID id, PartnerId by, DefaultAward award) {
        return act(
                connection,
                id,
                by,
                (dispute, open) -> {
                    var voter =
                            dispute.hearing()
                                    .parties()
                                    .voter(by)
                                    .orElseThrow(() ->
                                            forbidden(
                                                    "members who are no party, where the clause"
                                                            + " lets them vote"));
                    if (!(open instanceof DisputeState.Voting voting)) {
                        throw wrongState(open);
                    }
                    if (voting.ballots().containsKey(by)) {
                        throw refusal(TeamProblem.ALREADY_VOTED);
                    }
                    return inserts.insertBallot(connection, id, by, award, clock.instant())
                            .replaceWith(
                                    voting.cast(dispute.hearing(), voter, award, clock.instant()));
                });
    }

    Uni<Dispute> rule(SqlConnection connection, UUID id, PartnerId by, AwardLines command) {
        return act(
                connection,
                id,
                by,
                (dispute, open) -> {
                    var judge =
                            dispute.hearing()
                                    .parties()
                                    .judge(by)
                                    .orElseThrow(() -> forbidden("the arbiter"));
                    if (!(open instanceof DisputeState.Arbitrating arbitrating)) {
                        throw wrongState(open);
                    }
                    Award award = award(dispute.hearing(), command.awards());
                    return Uni.createFrom().item(arbitrating.rule(judge, award, clock.instant()));
                });
    }

    /** Lets its deadline pass, if that has not been done meanwhile. */
    Uni<Void> elapse(SqlConnection connection, UUID id) {
        return disputes.lock(connection, id)
                .map(DisputeAccess::present)
                .chain(dispute -> {
                    DisputeState next = dispute.state().asOf(dispute.hearing(), clock.instant());
                    return next.equals(dispute.state())
                            ? Uni.createFrom().voidItem()
                            : become(connection, dispute, next);
                });
    }

    private interface Deed {

        Uni<? extends DisputeState> on(Dispute dispute, DisputeState.Open open);
    }

    private Uni<Dispute> act(SqlConnection connection, UUID id, PartnerId by, Deed deed) {
        return access.requireConcerned(connection, id, by)
                .chain(() -> turn(connection, id))
                .chain(dispute ->
                        deed.on(dispute, requireOpen(dispute))
                                .chain(next -> become(connection, dispute, next)))
                .chain(() -> disputes.find(connection, id))
                .map(DisputeAccess::present);
    }

    /** The dispute as it is by now, with the turn to change it. */
    private Uni<Dispute> turn(SqlConnection connection, UUID id) {
        return disputes.lock(connection, id)
                .map(DisputeAccess::present)
                .map(dispute ->
                        dispute.as(dispute.state().asOf(dispute.hearing(), clock.instant())));
    }

    private Uni<Void> become(SqlConnection connection, Dispute dispute, DisputeState next) {
        Instant now = clock.instant();
        return disputes.become(connection, dispute.id(), next, now)
                .invoke(() -> {
                    if (next instanceof DisputeState.Decided) {
                        faults.reached(SagaStep.DISPUTE_DECIDING);
                    }
                });
    }

    private static Offer requireOnTheTable(Dispute dispute, DisputeState.Open open, int number) {
        if (number < 1 || number > dispute.proposals()) {
            throw ProblemException.notFound("proposal");
        }
        return open.offer()
                .filter(offer -> offer.number() == number)
                .orElseThrow(() ->
                        refusal(TeamProblem.PROPOSAL_REPLACED)
                                .with("current", dispute.proposals()));
    }

    private static Award award(Hearing hearing, List<LineAward> awards) {
        List<Line> lines = hearing.lines();
        List<Money> amounts = new ArrayList<>();
        lines.forEach(line -> amounts.add(Money.zero(line.contested().asset())));
        Set<Integer> named = new HashSet<>();
        for (LineAward award : awards) {
            if (award.line() > lines.size() || !named.add(award.line())) {
                throw ProblemException.invalid(
                        "awards", "must name lines of the dispute, each once");
            }
        }
        try {
            for (LineAward award : awards) {
                int line = award.line() - 1;
                amounts.set(line, new Money(amounts.get(line).asset(), award.amount()));
            }
            return Award.of(lines, amounts);
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("awards", refusal.getMessage());
        }
    }

    private static DisputeState.Open requireOpen(Dispute dispute) {
        return switch (dispute.state()) {
            case DisputeState.Open open -> open;
            case DisputeState.Decided decided -> throw wrongState(decided);
        };
    }

    private static void requireRoom(long count) {
        if (count >= LIMIT) {
            throw refusal(TeamProblem.DISPUTE_FULL).with("limit", LIMIT);
        }
    }

    private static ProblemException wrongState(DisputeState state) {
        return refusal(TeamProblem.DISPUTE_STATE).with("state", DisputeRows.name(state));
    }

    private static ProblemException forbidden(String whom) {
        return ProblemException.of(CommonProblem.FORBIDDEN, "This is for " + whom + ".");
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }
}
