package io.tandem.local.math;

import io.tandem.local.market.Market;
import io.tandem.local.market.Referral;
import io.tandem.local.market.UserTrade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who must have earned what: a user belongs to the first in event time who claims it and is not
 * itself; a trade's fee times the rate is the gross rebate; the co-inviter's and the invitee's
 * shares of it are cut after 18 decimals, and the owner has the rest.
 */
public final class ExpectedRebates {

    private static final int LEDGER_SCALE = 18;

    private final Market market;
    private final Map<String, LinkTerms> links;
    private final BigDecimal spotRate;
    private final BigDecimal derivativeRate;
    private final Map<String, String> referrers;
    private final Set<String> reversed;

    /**
     * @param links each referrer's link, by its address
     */
    public ExpectedRebates(
            Market market,
            Map<String, LinkTerms> links,
            BigDecimal spotRate,
            BigDecimal derivativeRate) {
        this(market, links, spotRate, derivativeRate, Set.of());
    }

    private ExpectedRebates(
            Market market,
            Map<String, LinkTerms> links,
            BigDecimal spotRate,
            BigDecimal derivativeRate,
            Set<String> reversed) {
        this.market = market;
        this.links = Map.copyOf(links);
        this.spotRate = spotRate;
        this.derivativeRate = derivativeRate;
        this.referrers = bound(market.referrals());
        this.reversed = reversed;
    }

    /** The same once a trade has been taken back: it gives nothing to anybody. */
    public ExpectedRebates reversing(UserTrade trade) {
        return new ExpectedRebates(
                market, links, spotRate, derivativeRate, Set.of(trade.tradeId()));
    }

    /** The referrer of every bound user. */
    public static Map<String, String> bound(List<Referral> referrals) {
        Map<String, String> referrers = new HashMap<>();
        referrals.stream()
                .filter(referral -> !referral.isSelf())
                .sorted(Comparator.comparing(Referral::at))
                .forEach(referral -> referrers.putIfAbsent(referral.user(), referral.referrer()));
        return referrers;
    }

    /** What one trade gave to everybody. */
    public record Parts(
            BigDecimal gross,
            String owner,
            BigDecimal ownerPart,
            String coInviter,
            BigDecimal coInviterPart,
            BigDecimal inviteePart) {

        /** What it gave to one referrer. */
        public BigDecimal to(String referrer) {
            return (owner.equals(referrer) ? ownerPart : BigDecimal.ZERO)
                    .add(coInviter.equals(referrer) ? coInviterPart : BigDecimal.ZERO);
        }
    }

    /** How a trade's rebate divides; empty when nobody referred its user. */
    public Optional<Parts> parts(UserTrade trade) {
        return Optional.ofNullable(referrers.get(trade.userId()))
                .map(owner -> {
                    LinkTerms link = links.getOrDefault(owner, LinkTerms.OWNER_ONLY);
                    BigDecimal fee =
                            reversed.contains(trade.tradeId()) ? BigDecimal.ZERO : trade.fee();
                    BigDecimal gross = fee.multiply(rate(trade));
                    BigDecimal coInviter = cut(gross.multiply(link.coInviterShare()));
                    BigDecimal invitee = cut(gross.multiply(link.inviteeShare()));
                    return new Parts(
                            gross,
                            owner,
                            gross.subtract(coInviter).subtract(invitee),
                            link.coInviter(),
                            coInviter,
                            invitee);
                });
    }

    /**
     * Every referrer's rebates, as owner and as co-inviter; one that earned nothing is there too.
     */
    public Map<String, Amounts> byReferrer() {
        Map<String, TreeMap<String, BigDecimal>> sums = new LinkedHashMap<>();
        market.referrers().forEach(referrer -> sums.put(referrer, new TreeMap<>()));
        for (UserTrade trade : market.trades()) {
            parts(trade)
                    .ifPresent(parts -> {
                        sums.get(parts.owner())
                                .merge(trade.feeAsset(), parts.ownerPart(), BigDecimal::add);
                        if (!parts.coInviter().isEmpty()) {
                            sums.get(parts.coInviter())
                                    .merge(
                                            trade.feeAsset(),
                                            parts.coInviterPart(),
                                            BigDecimal::add);
                        }
                    });
        }
        Map<String, Amounts> rebates = new LinkedHashMap<>();
        sums.forEach((referrer, amounts) -> rebates.put(referrer, new Amounts(amounts)));
        return rebates;
    }

    public String referrerOf(String user) {
        return referrers.getOrDefault(user, "");
    }

    private BigDecimal rate(UserTrade trade) {
        return trade.fill().type().isDerivative() ? derivativeRate : spotRate;
    }

    private static BigDecimal cut(BigDecimal amount) {
        return amount.setScale(LEDGER_SCALE, RoundingMode.DOWN);
    }
}
