package io.tandem.team.cost;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.agreement.model.CostRules;
import io.tandem.team.agreement.model.CostRules.Approval;
import io.tandem.team.cost.model.CostState;
import io.tandem.team.roster.RosterSql;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.Rechecks;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Takes what members say that they spent, and what the others say to that. */
@ApplicationScoped
class CostService {

    /** So many costs a member can have counted in a period. */
    static final int MOST_COSTS = 100;

    private final CostSql costs;
    private final CostAccess access;
    private final AgreementReader agreements;
    private final RosterSql roster;
    private final Rechecks rechecks;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    CostService(
            CostSql costs,
            CostAccess access,
            AgreementReader agreements,
            RosterSql roster,
            Rechecks rechecks,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.costs = costs;
        this.access = access;
        this.agreements = agreements;
        this.roster = roster;
        this.rechecks = rechecks;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** With the team's turn, so that nobody exceeds a cap by claiming twice at once. */
    Uni<Cost> claim(SqlConnection connection, TeamId team, PartnerId claimant, ClaimCost command) {
        return roster.lockedLead(connection, team)
                .invoke(lead -> lead.orElseThrow(() -> ProblemException.notFound("team")))
                .chain(() -> agreements.isConcerned(connection, team, claimant))
                .invoke(concerned -> {
                    if (!concerned) {
                        throw ProblemException.notFound("team");
                    }
                })
                .invoke(() -> requireBegun(command.period()))
                .chain(() -> agreements.inForce(connection, team, command.period()))
                .map(found ->
                        found.filter(agreement -> agreement.costRules().isPresent())
                                .filter(agreement ->
                                        agreement.presences(command.period()).containsKey(claimant))
                                .orElseThrow(() -> refusal(TeamProblem.COSTS_NOT_AGREED)))
                .chain(agreement -> claim(connection, agreement, claimant, command));
    }

    private void requireBegun(YearMonth period) {
        if (period.isAfter(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)))) {
            throw ProblemException.invalid("period", "must have begun, in UTC");
        }
    }

    private Uni<Cost> claim(
            SqlConnection connection, Agreement agreement, PartnerId claimant, ClaimCost command) {
        CostRules rules = agreement.costRules().orElseThrow();
        Optional<PartnerId> approver =
                rules.approval() instanceof Approval.Named(PartnerId named)
                                && !named.equals(claimant)
                        ? Optional.of(named)
                        : Optional.empty();
        Set<PartnerId> asked =
                approver.<Set<PartnerId>>map(Set::of)
                        .orElseGet(() ->
                                new TreeSet<>(agreement.presences(command.period()).keySet()));
        Instant now = clock.instant();
        CostState.Claimed state = new CostState.Claimed(now.plus(Duration.ofDays(rules.days())));
        Cost cost =
                new Cost(
                        ids.next(),
                        agreement.team(),
                        agreement.id().value(),
                        command.period(),
                        claimant,
                        new Money(command.asset(), command.amount()),
                        new Cost.Statement(
                                command.purpose(),
                                Optional.ofNullable(command.campaign()),
                                command.link(),
                                command.sha256()),
                        state,
                        rules.approval() instanceof Approval.Majority,
                        rules.silenceAccepts(),
                        asked.stream()
                                .filter(each -> !each.equals(claimant))
                                .map(each ->
                                        new Cost.Vote(
                                                each,
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty()))
                                .toList(),
                        now,
                        1);
        return requireRoom(connection, cost, rules)
                .chain(() -> costs.insert(connection, cost, state.until(), approver))
                .replaceWith(cost);
    }

    private Uni<Void> requireRoom(SqlConnection connection, Cost cost, CostRules rules) {
        return costs.claimed(
                        connection,
                        cost.team(),
                        cost.period(),
                        cost.claimant(),
                        cost.amount().asset())
                .invoke(soFar -> {
                    if (soFar.costs() >= MOST_COSTS) {
                        throw refusal(TeamProblem.TOO_MANY_COSTS).with("limit", MOST_COSTS);
                    }
                    rules.cap(cost.amount().asset())
                            .map(cap -> cap.subtract(soFar.amount()))
                            .filter(left -> left.compareTo(cost.amount().amount()) < 0)
                            .ifPresent(left -> {
                                throw refusal(TeamProblem.COST_CAP_EXCEEDED)
                                        .with("left", Decimals.plain(left.max(BigDecimal.ZERO)));
                            });
                })
                .replaceWithVoid();
    }

    /** An approval, or an objection with its reason. */
    Uni<Cost> say(
            SqlConnection connection,
            UUID id,
            PartnerId voter,
            boolean approves,
            Optional<String> reason,
            String ifMatch) {
        return turn(connection, id, voter, ifMatch)
                .invoke(cost -> requireAsked(cost, voter))
                .chain(cost ->
                        costs.vote(connection, id, voter, approves, reason, clock.instant())
                                .chain(() -> costs.find(connection, id))
                                .map(CostAccess::present)
                                .call(heard -> decideByWords(connection, heard)))
                .chain(() -> costs.find(connection, id))
                .map(CostAccess::present);
    }

    private static void requireAsked(Cost cost, PartnerId voter) {
        Cost.Vote vote =
                cost.vote(voter)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        CommonProblem.FORBIDDEN,
                                        "It is for those whose word it takes, and nobody approves"
                                                + " its own cost."));
        if (vote.approves().isPresent()) {
            throw refusal(TeamProblem.ALREADY_VOTED);
        }
    }

    private Uni<Void> decideByWords(SqlConnection connection, Cost cost) {
        return cost.state() instanceof CostState.Claimed claimed
                ? claimed.heard(cost.words(), clock.instant())
                        .map(decided -> decide(connection, cost, decided))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                : Uni.createFrom().voidItem();
    }

    Uni<Cost> withdraw(SqlConnection connection, UUID id, PartnerId claimant, String ifMatch) {
        return turn(connection, id, claimant, ifMatch)
                .invoke(cost -> {
                    if (!cost.claimant().equals(claimant)) {
                        throw ProblemException.of(
                                CommonProblem.FORBIDDEN, "This is for who claimed it.");
                    }
                })
                .chain(cost -> {
                    CostState.Claimed claimed = (CostState.Claimed) cost.state();
                    return decide(connection, cost, claimed.withdrawn(clock.instant()));
                })
                .chain(() -> costs.find(connection, id))
                .map(CostAccess::present);
    }

    /** The cost with its turn, if it still takes words. */
    private Uni<Cost> turn(SqlConnection connection, UUID id, PartnerId caller, String ifMatch) {
        return costs.lock(connection, id)
                .map(CostAccess::present)
                .call(cost -> access.requireSight(connection, cost, Optional.of(caller)))
                .invoke(cost -> ETags.check(ifMatch, cost.version()))
                .invoke(cost -> {
                    boolean open =
                            cost.state() instanceof CostState.Claimed claimed
                                    && claimed.takesWords(clock.instant());
                    if (!open) {
                        throw refusal(TeamProblem.COST_DECIDED);
                    }
                });
    }

    /** A settled period is looked at again when what it cost becomes known. */
    private Uni<Void> decide(SqlConnection connection, Cost cost, CostState.Decided decided) {
        return costs.decide(connection, cost.id(), decided)
                .chain(() ->
                        decided.accepted()
                                ? rechecks.mark(connection, cost.team(), cost.period())
                                : Uni.createFrom().voidItem());
    }

    /** Lets silence decide one cost; false when none is due. */
    Uni<Boolean> elapseOne() {
        return pool.withTransaction(connection ->
                costs.nextDue(connection, clock.instant())
                        .chain(due ->
                                due.map(id -> elapse(connection, id).replaceWith(true))
                                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Void> elapse(SqlConnection connection, UUID id) {
        return costs.find(connection, id)
                .map(CostAccess::present)
                .chain(cost ->
                        cost.state() instanceof CostState.Claimed claimed
                                ? claimed.elapsed(cost.silenceAccepts(), clock.instant())
                                        .map(decided -> decide(connection, cost, decided))
                                        .orElseGet(() -> Uni.createFrom().voidItem())
                                : Uni.createFrom().voidItem());
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }
}
