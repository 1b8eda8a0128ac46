package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.reconciliation.RuleSql.Stored;
import io.tandem.rebate.reconciliation.SetReconciliationRule.Orders;
import io.tandem.rebate.reconciliation.model.Rule;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;

/** Says how programmes' commission files are read. */
@ApplicationScoped
class RuleService {

    private final RuleSql rules;
    private final Caller caller;
    private final Pool pool;
    private final Clock clock;

    RuleService(RuleSql rules, Caller caller, Pool pool, Clock clock) {
        this.rules = rules;
        this.caller = caller;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Response> set(String programme, String ifMatch, SetReconciliationRule command) {
        Rule rule = rule(command);
        String name = Programmes.checked(programme);
        String by = caller.subject();
        return Detached.of(
                pool.withTransaction(connection ->
                        rules.lock(connection, name)
                                .chain(() -> rules.find(connection, name))
                                .invoke(before ->
                                        ETags.check(
                                                ifMatch, before.map(Stored::version).orElse(0L)))
                                .chain(before -> set(connection, name, before, rule, by))
                                .map(now -> answer(name, now))));
    }

    private Uni<Stored> set(
            SqlConnection connection,
            String programme,
            Optional<Stored> before,
            Rule rule,
            String by) {
        Stored now = new Stored(rule, before.map(Stored::version).orElse(0L) + 1, clock.instant());
        boolean readsOtherwise =
                before.filter(stored -> !stored.rule().readsLike(rule)).isPresent();
        return rules.isInUse(connection, programme)
                .invoke(inUse -> {
                    if (inUse && readsOtherwise) {
                        throw ProblemException.of(
                                RebateProblem.RECONCILIATION_RULE_IN_USE,
                                "Files of " + programme + " were read by the rule.");
                    }
                })
                .chain(() -> rules.put(connection, programme, now, by))
                .chain(() ->
                        readsOtherwise
                                ? rules.unmap(connection, programme)
                                : Uni.createFrom().voidItem())
                .replaceWith(now);
    }

    Uni<Response> find(String programme) {
        return rules.find(pool, programme)
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("reconciliation rule")))
                .map(stored -> answer(programme, stored));
    }

    private static Response answer(String programme, Stored stored) {
        return Answer.ok(ReconciliationRuleView.of(programme, stored))
                .withETag(stored.version())
                .toResponse();
    }

    private static Rule rule(SetReconciliationRule command) {
        if ((command.orders() == Orders.PREFIX) != (command.separator() != null)) {
            throw ProblemException.invalid("separator", "must be given with PREFIX and only then");
        }
        return new Rule(
                command.asset(),
                Optional.ofNullable(command.separator()),
                command.charged(),
                tolerance("tolerance", command.tolerance()),
                Optional.ofNullable(command.amountTolerance())
                        .map(most -> tolerance("amountTolerance", most)));
    }

    private static BigDecimal tolerance(String field, BigDecimal most) {
        try {
            if (most.signum() >= 0) {
                return Decimals.exact(most, Decimals.LEDGER_SCALE);
            }
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid(field, refusal.getMessage());
        }
        throw ProblemException.invalid(field, "must not be below zero");
    }
}
