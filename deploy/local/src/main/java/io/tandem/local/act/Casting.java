package io.tandem.local.act;

import io.tandem.local.market.Market;
import io.tandem.local.math.LinkTerms;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Opens the programme, sets its plan, and makes each referrer a partner with a link. */
public final class Casting {

    public static final String SPOT_RATE = "0.30";
    public static final String DERIVATIVE_RATE = "0.25";

    private static final BigDecimal INVITEE = new BigDecimal("0.10");
    private static final BigDecimal CO_INVITER = new BigDecimal("0.15");

    private final Exchange exchange;
    private final Market market;

    public Casting(Exchange exchange, Market market) {
        this.exchange = exchange;
        this.market = market;
    }

    public Cast cast() {
        exchange.openProgramme(market.title());
        exchange.setPlan(market.period(), SPOT_RATE, DERIVATIVE_RATE);
        List<String> referrers = market.referrers();
        Map<String, UUID> partners = new LinkedHashMap<>();
        referrers.forEach(referrer ->
                partners.put(referrer, exchange.enrol("Referrer " + referrer, "CH", referrer)));
        Map<String, LinkTerms> terms = terms(referrers);
        Map<String, String> codes = new HashMap<>();
        referrers.forEach(
                referrer -> codes.put(referrer, link(referrer, partners, terms.get(referrer))));
        return new Cast(partners, codes, terms);
    }

    /**
     * Every link gives its invitees a tenth; the second referrer's has the third as its co-inviter.
     */
    public static Map<String, LinkTerms> terms(List<String> referrers) {
        Map<String, LinkTerms> terms = new HashMap<>();
        referrers.forEach(
                referrer -> terms.put(referrer, new LinkTerms("", BigDecimal.ZERO, INVITEE)));
        terms.put(referrers.get(1), new LinkTerms(referrers.get(2), CO_INVITER, INVITEE));
        return terms;
    }

    private String link(String referrer, Map<String, UUID> partners, LinkTerms terms) {
        boolean shared = !terms.coInviter().isEmpty();
        return exchange.link(
                        partners.get(referrer),
                        exchange.programme() + "-" + referrer,
                        shared ? partners.get(terms.coInviter()) : null,
                        shared ? terms.coInviterShare().toPlainString() : null,
                        terms.inviteeShare().toPlainString())
                .path("code")
                .textValue();
    }
}
