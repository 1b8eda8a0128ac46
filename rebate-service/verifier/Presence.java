import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who takes part in a period, as which fraction of a member: those who have not left in full, a
 * former one in the k-th period of the tail that the terms leave it as share · (1 − decay)ᵏ⁻¹, cut
 * off at 18 decimals; and all of them likewise when the agreement itself has ended with a tail.
 */
final class Presence {

    private Presence() {}

    static SortedMap<String, BigDecimal> of(Map<String, Object> agreement, String period) {
        Map<String, Object> terms = Json.object(agreement, "terms");
        SortedMap<String, BigDecimal> presences = new TreeMap<>();
        AgreementCheck.members(terms).forEach(member -> presences.put(member, BigDecimal.ONE));
        if (agreement.get("exits") != null) {
            exits(agreement, terms, period, presences);
        }
        end(agreement, terms, period, presences);
        presences.values().removeIf(presence -> presence.signum() == 0);
        return presences;
    }

    private static void exits(
            Map<String, Object> agreement,
            Map<String, Object> terms,
            String period,
            SortedMap<String, BigDecimal> presences) {
        for (Object each : Json.list(agreement, "exits")) {
            Map<String, Object> exit = Json.members(each);
            String partner = Json.text(exit, "partnerId");
            if (!presences.containsKey(partner) || !terms.containsKey("exit")) {
                throw new Difference("exit of " + partner, "one", "none by these terms");
            }
            YearMonth last = YearMonth.parse(Json.text(exit, "lastPeriod"));
            long k = last.until(YearMonth.parse(period), ChronoUnit.MONTHS);
            if (last.isBefore(YearMonth.parse(Json.text(terms, "effectiveFrom")))) {
                presences.put(partner, BigDecimal.ZERO);
            } else if (k > 0) {
                presences.put(
                        partner, inTail(Json.object(terms, "exit"), Json.text(exit, "kind"), k));
            }
        }
    }

    /** After the last period of one that was ended for all, everybody fades as its terms say. */
    private static void end(
            Map<String, Object> agreement,
            Map<String, Object> terms,
            String period,
            SortedMap<String, BigDecimal> presences) {
        if (agreement.get("lastPeriod") == null) {
            return;
        }
        YearMonth last = YearMonth.parse(Json.text(agreement, "lastPeriod"));
        long k = last.until(YearMonth.parse(period), ChronoUnit.MONTHS);
        if (k > 0) {
            BigDecimal left =
                    "TERMINATED".equals(agreement.get("state")) && terms.containsKey("endTail")
                            ? fading(Json.object(terms, "endTail"), k)
                            : BigDecimal.ZERO;
            presences.replaceAll(
                    (_, presence) -> presence.multiply(left).setScale(18, RoundingMode.DOWN));
        }
    }

    private static BigDecimal inTail(Map<String, Object> exit, String kind, long k) {
        if (!exit.containsKey("tail")) {
            return BigDecimal.ZERO;
        }
        Map<String, Object> tail = Json.object(exit, "tail");
        return Json.list(tail, "after").contains(kind) ? fading(tail, k) : BigDecimal.ZERO;
    }

    private static BigDecimal fading(Map<String, Object> tail, long k) {
        if (k > Json.number(tail, "periods")) {
            return BigDecimal.ZERO;
        }
        BigDecimal left = BigDecimal.ONE.subtract(Json.decimal(tail, "decay"));
        return Json.decimal(tail, "share")
                .multiply(left.pow(Math.toIntExact(k - 1)))
                .setScale(18, RoundingMode.DOWN);
    }
}
