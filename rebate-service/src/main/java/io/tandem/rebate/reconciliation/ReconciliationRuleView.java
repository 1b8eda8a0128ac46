package io.tandem.rebate.reconciliation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.reconciliation.model.Rule;
import io.tandem.rebate.reconciliation.model.Rule.Charged;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a programme's commission files are read. */
@RegisterForReflection
record ReconciliationRuleView(
        @Schema(examples = "okx") String programme,
        Asset asset,
        @Schema(examples = "PREFIX") SetReconciliationRule.Orders orders,
        @Schema(nullable = true, examples = "-") String separator,
        @Schema(examples = "NEGATIVE") Charged charged,
        @Schema(examples = "0.00000001") BigDecimal tolerance,
        @Schema(nullable = true, examples = "0.01") BigDecimal amountTolerance,
        @Schema(examples = "1") long version,
        Instant setAt) {

    static ReconciliationRuleView of(String programme, RuleSql.Stored stored) {
        Rule rule = stored.rule();
        return new ReconciliationRuleView(
                programme,
                rule.asset(),
                rule.separator().isPresent()
                        ? SetReconciliationRule.Orders.PREFIX
                        : SetReconciliationRule.Orders.TRADE_ID,
                rule.separator().orElse(null),
                rule.charged(),
                rule.tolerance(),
                rule.amountTolerance().orElse(null),
                stored.version(),
                stored.setAt());
    }
}
