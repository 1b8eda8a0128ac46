package io.tandem.rebate.plan;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.plan.model.Exclusions;
import io.tandem.rebate.plan.model.Plan;
import io.tandem.rebate.plan.model.Tier;
import io.tandem.rebate.plan.model.TierRules;
import io.tandem.rebate.plan.model.TierTable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Publishes plans and tells them. */
@ApplicationScoped
class PlanService {

    private final PlanSql plans;
    private final ClosedMonthsSql closedMonths;
    private final Rerating rerating;
    private final Idempotency idempotency;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    PlanService(
            PlanSql plans,
            ClosedMonthsSql closedMonths,
            Rerating rerating,
            Idempotency idempotency,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.plans = plans;
        this.closedMonths = closedMonths;
        this.rerating = rerating;
        this.idempotency = idempotency;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Response> publish(IdempotencyKey key, PublishPlan command) {
        Map<Category, TierTable> tiers = tables(command.tiers());
        TierRules rules = PlanRules.of(command, tiers);
        return idempotency
                .inTransaction(
                        key, command, connection -> publish(connection, command, tiers, rules))
                .call(answer -> rerating.proceed(command.programme()));
    }

    private Uni<Answer> publish(
            SqlConnection connection,
            PublishPlan command,
            Map<Category, TierTable> tiers,
            TierRules rules) {
        return rerating.hold(connection)
                .chain(() -> checkOpen(connection, command))
                .chain(() -> plans.nextVersion(connection, command.programme()))
                .chain(version -> insert(connection, command, tiers, rules, version));
    }

    private Uni<Void> checkOpen(SqlConnection connection, PublishPlan command) {
        return closedMonths
                .last(connection, command.programme())
                .invoke(last -> {
                    if (last.filter(month -> !command.effectiveFrom().isAfter(month)).isPresent()) {
                        throw ProblemException.of(
                                        RebateProblem.PERIOD_CLOSED,
                                        "The programme is closed up to " + last.get() + ".")
                                .with("lastClosed", last.get().toString());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Answer> insert(
            SqlConnection connection,
            PublishPlan command,
            Map<Category, TierTable> tiers,
            TierRules rules,
            int version) {
        Plan plan =
                new Plan(
                        ids.next(),
                        command.programme(),
                        version,
                        command.effectiveFrom(),
                        command.holdDays(),
                        Optional.ofNullable(command.bindingDurationDays()).map(Duration::ofDays),
                        tiers,
                        exclusions(command.exclusions()),
                        rules);
        PlanSql.Published published = new PlanSql.Published(plan, clock.instant());
        return plans.insert(connection, published)
                .chain(() -> rerating.afterPlan(connection, plan.programme(), plan.effectiveFrom()))
                .map(done -> Answer.created("/v1/plans/" + plan.id(), PlanView.of(published)));
    }

    Uni<PlanView> find(UUID id) {
        return plans.find(pool, id)
                .map(plan ->
                        plan.map(PlanView::of)
                                .orElseThrow(() -> ProblemException.notFound("plan")));
    }

    Uni<Page<PlanView>> list(String programme, PageParams page) {
        String afterProgramme = page.cursor().map(cursor -> cursor.text(0)).orElse("");
        long after = page.cursor().map(cursor -> cursor.number(1)).orElse(0L);
        return plans.list(pool, programme, afterProgramme, after, page.limit() + 1)
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                row -> Cursor.of(row.plan().programme(), row.plan().version()),
                                PlanView::of));
    }

    private static Map<Category, TierTable> tables(PublishPlan.TierTables tiers) {
        Map<Category, TierTable> tables = new EnumMap<>(Category.class);
        table(tables, Category.SPOT, tiers.spot());
        table(tables, Category.DERIVATIVE, tiers.derivative());
        if (tables.isEmpty()) {
            throw ProblemException.invalid("tiers", "must rate at least one category");
        }
        return tables;
    }

    private static void table(
            Map<Category, TierTable> tables, Category category, List<PublishPlan.TierTerms> terms) {
        if (terms == null || terms.isEmpty()) {
            return;
        }
        try {
            tables.put(
                    category,
                    new TierTable(
                            terms.stream()
                                    .map(tier ->
                                            new Tier(
                                                    tier.minVolumeUsd(),
                                                    tier.minActiveTraders(),
                                                    tier.rate()))
                                    .toList()));
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("tiers." + category, refusal.getMessage());
        }
    }

    private static Exclusions exclusions(PublishPlan.ExclusionTerms terms) {
        return terms == null
                ? Exclusions.NONE
                : new Exclusions(set(terms.userTiers()), set(terms.countries()));
    }

    private static Set<String> set(List<String> words) {
        return words == null ? Set.of() : Set.copyOf(words);
    }
}
