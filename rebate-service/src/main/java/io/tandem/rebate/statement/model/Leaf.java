package io.tandem.rebate.statement.model;

import io.tandem.chassis.money.Decimals;
import io.tandem.rebate.accrual.model.Terms;
import io.tandem.rebate.reversal.model.Reversed;
import io.tandem.rebate.statement.model.Accrued.Whose;
import io.tandem.rebate.trade.model.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a leaf says: names and strings, in the order in which differences are looked for. The README
 * lists them. What does not apply is left out. A co-inviter's leaf leaves out the user and what the
 * others have, for a co-inviter is not told.
 */
public final class Leaf {

    private static final String SCHEMA = "tandem/leaf/1";

    private final Map<String, String> fields = new LinkedHashMap<>();

    private Leaf() {}

    public static Map<String, String> of(
            Trade trade, Reversed reversed, Line line, Accrued accrued) {
        Leaf leaf = new Leaf();
        leaf.line(trade, line);
        leaf.trade(trade, line.role());
        if (reversed.fee().signum() != 0) {
            leaf.put("reversed", reversed.fee());
        }
        leaf.rating(accrued, line.role());
        return leaf.fields;
    }

    private void line(Trade trade, Line line) {
        put("schema", SCHEMA);
        put("programme", trade.programme());
        put("period", line.period().toString());
        put("partnerId", line.partnerId());
        put("role", line.role());
        put("tradeId", trade.tradeId());
        put("seq", line.seq());
        put("n", line.n());
        put("sign", line.sign());
        line.cause().ifPresent(cause -> put("cause", cause));
    }

    private void trade(Trade trade, Role role) {
        put("tradePeriod", trade.period());
        put("executedAt", trade.executedAt());
        put("instrument", trade.instrument());
        put("instrumentType", trade.instrumentType());
        put("volumeUsd", trade.volumeUsd());
        put("fee", trade.fee());
        trade.netFee().ifPresent(fee -> put("netFee", fee));
        put("asset", trade.feeAsset());
        if (role == Role.OWNER) {
            put("userId", trade.userId());
        }
    }

    private void rating(Accrued accrued, Role role) {
        put("category", accrued.category());
        put("reason", accrued.reason());
        accrued.whose().ifPresent(whose -> whose(whose, role));
        accrued.terms().ifPresent(this::terms);
        put("commissionable", accrued.commissionable());
        put("gross", accrued.gross());
        put("coInviterPart", accrued.coInviterPart());
        if (role == Role.OWNER) {
            put("inviteePart", accrued.inviteePart());
            put("ownerPart", accrued.ownerPart());
        }
        accrued.dueOn().ifPresent(day -> put("availableOn", day));
    }

    private void whose(Whose whose, Role role) {
        put("ownerId", whose.partnerId());
        put("linkId", whose.linkId());
        put("bindingId", whose.bindingId());
        put("bindingRevision", whose.revision());
        whose.coInviterId().ifPresent(id -> put("coInviterId", id));
        put("coInviterShare", whose.coInviterShare());
        if (role == Role.OWNER) {
            put("inviteeShare", whose.inviteeShare());
        }
    }

    private void terms(Terms terms) {
        put("planId", terms.planId());
        put("planVersion", terms.planVersion());
        put("tier", terms.tier());
        put("rate", terms.rate());
    }

    private void put(String name, Object value) {
        fields.put(
                name,
                switch (value) {
                    case BigDecimal number -> Decimals.plain(number);
                    case Instant time -> time.toString();
                    default -> value.toString();
                });
    }
}
