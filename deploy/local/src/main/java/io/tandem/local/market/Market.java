package io.tandem.local.market;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demo's input.
 *
 * @param programme the programme that it is played in
 * @param title one line that says what it is, and whether it is simulated
 * @param rules in words, how the public trades became users' trades
 * @param period the month into which the trades were moved
 */
public record Market(
        String programme,
        String title,
        List<String> rules,
        List<Referral> referrals,
        List<UserTrade> trades,
        YearMonth period) {

    /**
     * The market of some referrals and fills: the fills are dealt to the users who can be bound, in
     * turn.
     */
    static Market of(
            String programme,
            String title,
            List<String> sources,
            List<Referral> referrals,
            List<Fill> fills,
            YearMonth period) {
        List<String> rules = new ArrayList<>(sources);
        rules.add(
                "Trades come without an owner. Trade number n of all the files is given to user number n mod N of the");
        rules.add(
                "N users that can be bound, in ascending order of their ids; it keeps its time of day and moves to day");
        rules.add(
                "1 + n mod "
                        + period.lengthOfMonth()
                        + " of "
                        + period
                        + ", the month after the sign-ups.");
        rules.addAll(FeeSchedule.inWords());
        return new Market(
                programme, title, rules, referrals, dealt(referrals, fills, period), period);
    }

    private static List<UserTrade> dealt(
            List<Referral> referrals, List<Fill> fills, YearMonth period) {
        List<String> users =
                referrals.stream()
                        .filter(referral -> !referral.isSelf())
                        .map(Referral::user)
                        .distinct()
                        .sorted()
                        .toList();
        List<UserTrade> trades = new ArrayList<>(fills.size());
        for (int n = 0; n < fills.size(); n++) {
            Fill fill = fills.get(n);
            trades.add(
                    new UserTrade(
                            fill,
                            users.get(n % users.size()),
                            period.atDay(1 + n % period.lengthOfMonth())
                                    .atTime(fill.time())
                                    .toInstant(ZoneOffset.UTC)));
        }
        return List.copyOf(trades);
    }

    /** The same market, played in another programme. */
    public Market in(String other) {
        return new Market(other, title, rules, referrals, trades, period);
    }

    /**
     * The referrers, who become partners, each with the number of rows that name it; most rows
     * first.
     */
    public List<String> referrers() {
        Map<String, Integer> rows = new TreeMap<>();
        referrals.forEach(referral -> rows.merge(referral.referrer(), 1, Integer::sum));
        return rows.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
