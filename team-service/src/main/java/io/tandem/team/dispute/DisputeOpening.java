package io.tandem.team.dispute;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.AgreementReader;
import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.dispute.OpenDispute.ContestedLine;
import io.tandem.team.dispute.model.DisputeState;
import io.tandem.team.dispute.model.Hearing;
import io.tandem.team.dispute.model.Line;
import io.tandem.team.fault.Faults;
import io.tandem.team.fault.SagaStep;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.settlement.SettlementLines;
import io.tandem.team.settlement.SettlementLines.Settled;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Opens disputes. With the settlement's turn taken, so that a line is contested once over. */
@ApplicationScoped
class DisputeOpening {

    private final SettlementLines settlements;
    private final AgreementReader agreements;
    private final DisputeInsertSql inserts;
    private final Faults faults;
    private final IdSource ids;
    private final Clock clock;

    DisputeOpening(
            SettlementLines settlements,
            AgreementReader agreements,
            DisputeInsertSql inserts,
            Faults faults,
            IdSource ids,
            Clock clock) {
        this.settlements = settlements;
        this.agreements = agreements;
        this.inserts = inserts;
        this.faults = faults;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<UUID> open(
            SqlConnection connection, UUID settlement, PartnerId claimant, OpenDispute command) {
        return settlements
                .lock(connection, settlement)
                .map(found ->
                        found.filter(settled -> settled.members().contains(claimant))
                                .orElseThrow(() -> ProblemException.notFound("settlement")))
                .chain(settled -> open(connection, settled, claimant, command));
    }

    private Uni<UUID> open(
            SqlConnection connection, Settled settled, PartnerId claimant, OpenDispute command) {
        List<Line> lines = lines(settled, claimant, command);
        return agreements
                .terms(connection, settled.agreementId())
                .invoke(terms -> requireWindow(settled, terms.dispute()))
                .call(() -> requireContestable(connection, settled, claimant, lines))
                .map(terms -> Hearing.of(claimant, settled.members(), lines, terms.dispute()))
                .chain(hearing -> insert(connection, settled, hearing, command.statement()))
                .invoke(() -> faults.reached(SagaStep.DISPUTE_OPENING));
    }

    private static List<Line> lines(Settled settled, PartnerId claimant, OpenDispute command) {
        List<Line> lines = new ArrayList<>();
        Set<List<Object>> named = new HashSet<>();
        for (int i = 0; i < command.lines().size(); i++) {
            ContestedLine line = command.lines().get(i);
            String field = "lines[" + i + "]";
            PartnerId holder = new PartnerId(line.partnerId());
            if (!named.add(List.of(line.asset(), holder))) {
                throw ProblemException.invalid(field, "must name each line once");
            }
            if (holder.equals(claimant)) {
                throw ProblemException.invalid(field + ".partnerId", "must be another's");
            }
            Money part =
                    settled.part(line.asset(), holder)
                            .orElseThrow(() ->
                                    ProblemException.invalid(
                                            field, "must name a line of the settlement"));
            lines.add(line(field, holder, part, line));
        }
        return lines;
    }

    private static Line line(String field, PartnerId holder, Money part, ContestedLine line) {
        if (line.amount().signum() <= 0) {
            throw ProblemException.invalid(field + ".amount", "must be above zero");
        }
        Money contested;
        try {
            contested = new Money(line.asset(), line.amount());
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid(field + ".amount", refusal.getMessage());
        }
        if (part.minus(contested).signum() < 0) {
            throw exceeds(field, part.signum() < 0 ? Money.zero(part.asset()) : part);
        }
        return new Line(holder, part, contested);
    }

    private void requireWindow(Settled settled, DisputeClause clause) {
        settled.postedAt()
                .map(posted -> posted.plus(Duration.ofDays(clause.openDays())))
                .filter(until -> !clock.instant().isBefore(until))
                .ifPresent(until -> {
                    throw refusal(TeamProblem.DISPUTE_WINDOW_CLOSED).with("until", until);
                });
    }

    private Uni<Void> requireContestable(
            SqlConnection connection, Settled settled, PartnerId claimant, List<Line> lines) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String field = "lines[" + i + "]";
            all =
                    all.chain(() -> requireFirst(connection, settled, claimant, line))
                            .chain(() -> requireLeft(connection, settled, line, field));
        }
        return all;
    }

    private Uni<Void> requireFirst(
            SqlConnection connection, Settled settled, PartnerId claimant, Line line) {
        return inserts.contestedBy(
                        connection, settled.id(), line.part().asset(), line.holder(), claimant)
                .invoke(before ->
                        before.ifPresent(dispute -> {
                            throw refusal(TeamProblem.LINE_CONTESTED).with("disputeId", dispute);
                        }))
                .replaceWithVoid();
    }

    private Uni<Void> requireLeft(
            SqlConnection connection, Settled settled, Line line, String field) {
        return inserts.taken(connection, settled.id(), line.part().asset(), line.holder())
                .invoke(taken -> {
                    Money left = line.part().minus(new Money(line.part().asset(), taken));
                    if (left.minus(line.contested()).signum() < 0) {
                        throw exceeds(field, left);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<UUID> insert(
            SqlConnection connection, Settled settled, Hearing hearing, String statement) {
        Instant now = clock.instant();
        DisputeState.Negotiating state = hearing.open(now);
        Dispute dispute =
                new Dispute(
                        ids.next(),
                        settled.id(),
                        settled.team().value(),
                        settled.agreementId(),
                        settled.period(),
                        statement,
                        hearing,
                        state,
                        List.of(),
                        0,
                        Collections.emptySortedMap(),
                        now,
                        1);
        return inserts.insert(
                        connection,
                        dispute,
                        settled.members(),
                        state.until(),
                        settled.postedAt().isPresent())
                .replaceWith(dispute.id());
    }

    private static ProblemException exceeds(String field, Money left) {
        return refusal(TeamProblem.CONTEST_EXCEEDS_LINE)
                .with("line", field)
                .with("left", left.amount().toPlainString());
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }
}
