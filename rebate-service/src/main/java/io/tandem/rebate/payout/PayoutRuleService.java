package io.tandem.rebate.payout;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.http.Detached;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.payout.model.PayoutRule;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.function.Function;

/** Says how payouts of each asset go. */
@ApplicationScoped
class PayoutRuleService {

    private final PayoutRuleSql rules;
    private final Caller caller;
    private final Pool pool;
    private final Clock clock;

    PayoutRuleService(PayoutRuleSql rules, Caller caller, Pool pool, Clock clock) {
        this.rules = rules;
        this.caller = caller;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Response> set(String code, String ifMatch, SetPayoutRule command) {
        Asset asset = asset(code);
        PayoutRule rule = rule(command);
        String by = caller.subject();
        return Detached.of(
                pool.withTransaction(connection ->
                        rules.lock(connection, asset)
                                .invoke(before ->
                                        ETags.check(
                                                ifMatch,
                                                before.map(PayoutRuleView::version).orElse(0L)))
                                .chain(() ->
                                        rules.set(connection, asset, rule, clock.instant(), by))
                                .chain(() -> rules.find(connection, asset))
                                .map(now -> answer(now.orElseThrow()))));
    }

    Uni<Response> find(String code) {
        return rules.find(pool, asset(code))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("payout rule")))
                .map(PayoutRuleService::answer);
    }

    Uni<Page<PayoutRuleView>> list(PageParams page) {
        String after = page.cursor().map(cursor -> cursor.text(0)).orElse("");
        return rules.list(pool, after, page.limit() + 1)
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                rule -> Cursor.of(rule.asset()),
                                Function.identity()));
    }

    private static Response answer(PayoutRuleView rule) {
        return Answer.ok(rule).withETag(rule.version()).toResponse();
    }

    private static PayoutRule rule(SetPayoutRule command) {
        try {
            return new PayoutRule(command.minimum(), command.decimals());
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("minimum", refusal.getMessage());
        }
    }

    private static Asset asset(String code) {
        try {
            return new Asset(code);
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("asset", refusal.getMessage());
        }
    }
}
