package io.tandem.team.simulation.model;

import static io.tandem.team.split.model.Members.member;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.agreement.model.Scope;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.split.model.Digest;
import io.tandem.team.split.model.SplitRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Past months and terms, for tests. */
final class Months {

    static final Asset USDT = new Asset("USDT");
    static final YearMonth MAY = YearMonth.of(2025, 5);
    static final YearMonth JUNE = YearMonth.of(2025, 6);

    private Months() {}

    /** Terms of the members 1, 2, … with these pooled shares. */
    static Side side(SplitRule rule, String... shares) {
        TreeMap<PartnerId, Rate> pooled = new TreeMap<>();
        for (int i = 0; i < shares.length; i++) {
            pooled.put(member(i + 1), Rate.of(shares[i]));
        }
        return new Side(
                new Terms(
                        new TeamId(new UUID(0, 1)),
                        MAY,
                        pooled,
                        Set.of(),
                        new Scope.AllLinks(),
                        rule,
                        0,
                        0,
                        Optional.empty(),
                        DisputeClause.STANDARD),
                Digest.ofBytes(rule.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** What the members 1, 2, … earned. */
    static Snapshot usdt(String... rebates) {
        TreeMap<PartnerId, MemberFigures> members = new TreeMap<>();
        for (int i = 0; i < rebates.length; i++) {
            TreeMap<Asset, BigDecimal> amounts = new TreeMap<>();
            amounts.put(USDT, new BigDecimal(rebates[i]));
            members.put(
                    member(i + 1),
                    new MemberFigures(member(i + 1), amounts, BigDecimal.valueOf(i), i, i));
        }
        return new Snapshot(Instant.EPOCH, members);
    }

    /** A month in which both terms are about the same earnings. */
    static MonthFigures month(YearMonth period, String... rebates) {
        return new MonthFigures(period, usdt(rebates), Optional.of(usdt(rebates)));
    }
}
