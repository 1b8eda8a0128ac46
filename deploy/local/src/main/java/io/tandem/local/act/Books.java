package io.tandem.local.act;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.math.Amounts;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** rebate-service's books, read as each partner and as the operator may. */
public final class Books {

    private static final List<String> OWNED = List.of("pending", "available", "held");

    private final Callers callers;

    public Books(Callers callers) {
        this.callers = callers;
    }

    /** What each partner has, on whatever account of its own, before any payout. */
    public Map<UUID, Amounts> balances(Collection<UUID> partners) {
        Map<UUID, Amounts> balances = new LinkedHashMap<>();
        partners.forEach(partner -> balances.put(partner, balance(partner)));
        return balances;
    }

    public Amounts balance(UUID partner) {
        TreeMap<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode item : Json.items(as(partner).get("/v1/partners/" + partner + "/balances"))) {
            for (String account : OWNED) {
                sums.merge(
                        item.path("asset").textValue(),
                        Json.decimal(item.path(account)),
                        BigDecimal::add);
            }
        }
        return new Amounts(sums);
    }

    /**
     * What a partner has in an asset, and where.
     *
     * @param reserved what of the available a payout may not take
     */
    public record Purse(
            BigDecimal pending,
            BigDecimal available,
            BigDecimal held,
            BigDecimal paid,
            BigDecimal reserved) {

        /** Frozen, payable one day and paid: whatever it was ever given and has not given away. */
        public BigDecimal sum() {
            return pending.add(available).add(held).add(paid);
        }

        /** What a payout may take now. */
        public BigDecimal free() {
            return available.subtract(reserved);
        }
    }

    public Purse purse(UUID partner, String asset) {
        for (JsonNode item : Json.items(as(partner).get("/v1/partners/" + partner + "/balances"))) {
            if (item.path("asset").textValue().equals(asset)) {
                return new Purse(
                        Json.decimal(item.path("pending")),
                        Json.decimal(item.path("available")),
                        Json.decimal(item.path("held")),
                        Json.decimal(item.path("paid")),
                        Json.decimal(item.path("reserved")));
            }
        }
        return new Purse(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /** The sum of the partner's postings in each asset in which it has a balance. */
    public Amounts postings(UUID partner) {
        Amounts sum = Amounts.NONE;
        for (JsonNode posting : as(partner).all("/v1/partners/" + partner + "/postings")) {
            sum = sum.plus(posting.path("asset").textValue(), Json.decimal(posting.path("amount")));
        }
        return sum;
    }

    /** What each partner's accruals of the programme sum to, by partner. */
    public Map<UUID, Amounts> earnings(
            String programme, YearMonth period, Collection<UUID> partners) {
        Map<UUID, Amounts> earnings = new LinkedHashMap<>();
        partners.forEach(partner -> earnings.put(partner, Amounts.NONE));
        String query =
                "/v1/earnings?programme="
                        + programme
                        + "&from="
                        + period
                        + "&to="
                        + period
                        + "&groupBy=period";
        for (JsonNode item : Json.items(operator().get(query))) {
            UUID partner = UUID.fromString(item.path("partnerId").textValue());
            earnings.merge(
                    partner,
                    Amounts.of(item.path("asset").textValue(), Json.decimal(item.path("rebate"))),
                    Amounts::plus);
        }
        return earnings;
    }

    public JsonNode integrity() {
        return operator().get("/v1/ledger/integrity");
    }

    public Api operator() {
        return callers.operator(ServiceName.REBATE);
    }

    public Api as(UUID partner) {
        return callers.partner(ServiceName.REBATE, partner);
    }
}
