package io.tandem.local.act;

import io.tandem.local.math.LinkTerms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who plays which part: each referrer of the market, the widest reach first, as a partner with a
 * link.
 *
 * @param partners partner ids by referrers' addresses
 * @param codes link codes by referrers' addresses
 * @param links how each referrer's link divides the gross rebate
 */
public record Cast(
        Map<String, UUID> partners, Map<String, String> codes, Map<String, LinkTerms> links) {

    private static final int TEAM_SIZE = 3;

    public Cast {
        partners = new LinkedHashMap<>(partners);
    }

    public UUID partner(String referrer) {
        return partners.get(referrer);
    }

    /** The three of the widest reach: they form the team, the first as its lead. */
    public List<String> team() {
        return partners.keySet().stream().limit(TEAM_SIZE).toList();
    }

    public List<UUID> teamIds() {
        return team().stream().map(partners::get).toList();
    }

    /** A partner who is on no team, and rules where its members cannot agree. */
    public UUID arbiter() {
        return partners.values().stream().skip(TEAM_SIZE + 1).findFirst().orElseThrow();
    }

    /** A partner who is on no team. */
    public UUID outsider() {
        return partners.values().stream().skip(TEAM_SIZE).findFirst().orElseThrow();
    }

    /** An address as a person can tell it from others. */
    public static String brief(String address) {
        return address.startsWith("0x")
                ? address.substring(0, 8) + "…" + address.substring(address.length() - 4)
                : address;
    }
}
