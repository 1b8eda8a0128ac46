package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.Callers;
import io.tandem.local.Suite;
import io.tandem.local.act.Books;
import io.tandem.local.act.Exchange;
import io.tandem.local.act.TeamWork;
import io.tandem.local.http.Json;
import io.tandem.local.math.Amounts;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Three partners with a user each, who pool half and share alike, and an arbiter from outside. Each
 * month's trades are the same: 30 and 6 USDT and 0.09 BTC earned, one amount a member. Everything
 * divides without a remainder, so that each month of each team must come to the same.
 */
final class SmallTeam {

    static final String USDT = "USDT";
    static final String BTC = "BTC";

    private static final String ACCEPTED = "accepted";
    private static final String RATE = "0.3";
    private static final List<String> FEES = List.of("100", "20", "0.3");
    private static final List<String> ASSETS = List.of(USDT, USDT, BTC);

    final Callers callers;
    final Books books;
    final List<UUID> members = new ArrayList<>();
    final UUID arbiter;
    final TeamWork work;
    final UUID team;
    final UUID agreement;
    private final String name;
    private final Exchange exchange;

    /**
     * Founds the team, has the months' trades reported, and the agreement signed.
     *
     * @param clause the agreement's dispute clause; an arbiter it names is added
     */
    SmallTeam(Suite suite, String name, ObjectNode clause, List<YearMonth> months) {
        this.name = name;
        this.callers = new Callers(suite);
        this.books = new Books(callers);
        this.exchange = new Exchange(callers, "e2e-" + name);
        exchange.openProgramme(name);
        exchange.setPlan(months.getFirst(), RATE, RATE);
        List<String> signUps = new ArrayList<>();
        for (int number = 0; number < FEES.size(); number++) {
            members.add(exchange.enrol(name + " member " + number, "CH"));
            String code = exchange.programme() + "-" + number;
            exchange.link(members.get(number), code, null, null, null);
            signUps.add(
                    exchange.signUp(
                            "user-" + number,
                            code,
                            months.getFirst()
                                    .minusMonths(1)
                                    .atDay(1)
                                    .atStartOfDay()
                                    .toInstant(java.time.ZoneOffset.UTC)));
        }
        arbiter = exchange.enrol(name + " arbiter", "CH");
        exchange.reportSignUps(signUps);
        report(months.stream().flatMap(month -> trades(month).stream()).toList(), Set.of(ACCEPTED));
        work =
                new TeamWork(
                        callers,
                        suite.store().resolve("signing-keys"),
                        exchange.programme() + "/team",
                        members);
        team = work.found(name);
        agreement = agree(months.getFirst(), clause);
        months.forEach(month ->
                Patience.assertBecomes(earned(), () -> earnings(month), "earnings of " + month));
    }

    /** Has a month's trades reported that may have been reported before. */
    void report(YearMonth month) {
        report(trades(month), Set.of(ACCEPTED, "duplicate"));
    }

    private void report(List<String> trades, Set<String> outcomes) {
        exchange.reportTrades(trades)
                .forEach(answer ->
                        assertTrue(
                                outcomes.contains(answer.path("outcome").asText()),
                                answer::toString));
    }

    /** Takes back a member's trade of the month. */
    void reverse(YearMonth month, int number) {
        exchange.reverse(tradeId(month, number), "FRAUD", "The account was not its user's.");
    }

    private List<String> trades(YearMonth month) {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < FEES.size(); number++) {
            lines.add(
                    Json.object(
                                    "programme",
                                    exchange.programme(),
                                    "tradeId",
                                    tradeId(month, number),
                                    "userId",
                                    "user-" + number,
                                    "instrument",
                                    "BTC-USDT",
                                    "instrumentType",
                                    "SPOT",
                                    "side",
                                    "BUY",
                                    "price",
                                    "60000",
                                    "quantity",
                                    "1",
                                    "volumeUsd",
                                    "60000",
                                    "fee",
                                    FEES.get(number),
                                    "feeAsset",
                                    ASSETS.get(number),
                                    "liquidity",
                                    "TAKER",
                                    "executedAt",
                                    month.atDay(10) + "T12:00:00Z")
                            .toString());
        }
        return lines;
    }

    static String tradeId(YearMonth month, int number) {
        return "t-" + month + "-" + number;
    }

    private UUID agree(YearMonth from, ObjectNode clause) {
        if (clause.path("ruling").asText().equals("ARBITER")) {
            clause.put("arbiter", arbiter.toString());
        }
        ObjectNode terms =
                work.terms(team, from, exchange.programme(), "0.5", Json.object("rule", "equal"));
        terms.set("dispute", clause);
        JsonNode agreed = work.agree(team, terms, work.registerKeys());
        assertEquals("ACTIVE", agreed.path("state").textValue());
        return UUID.fromString(agreed.path("id").textValue());
    }

    /** What the members earned by the trades of one month. */
    Map<UUID, Amounts> earned() {
        Map<UUID, Amounts> earned = new LinkedHashMap<>();
        for (int number = 0; number < members.size(); number++) {
            BigDecimal rebate = new BigDecimal(FEES.get(number)).multiply(new BigDecimal(RATE));
            earned.put(members.get(number), Amounts.of(ASSETS.get(number), rebate));
        }
        return earned;
    }

    /** What a month's settlement moves to each member: 6 USDT and 0.015 BTC each of the pools. */
    Map<UUID, Amounts> nets() {
        List<String> usdt = List.of("-9", "3", "6");
        List<String> btc = List.of("0.015", "0.015", "-0.03");
        Map<UUID, Amounts> nets = new LinkedHashMap<>();
        for (int number = 0; number < members.size(); number++) {
            nets.put(
                    members.get(number),
                    Amounts.of(USDT, new BigDecimal(usdt.get(number)))
                            .plus(BTC, new BigDecimal(btc.get(number))));
        }
        return nets;
    }

    /** What the members are said to have earned in the month. */
    Map<UUID, Amounts> earnings(YearMonth month) {
        return books.earnings(exchange.programme(), month, members);
    }

    Exchange exchange() {
        return exchange;
    }

    String name() {
        return name;
    }

    /** What all members have and had of an asset: held, payable and paid. */
    Map<UUID, BigDecimal> sums(String asset) {
        Map<UUID, BigDecimal> sums = new LinkedHashMap<>();
        members.forEach(member -> sums.put(member, plain(books.purse(member, asset).sum())));
        return sums;
    }

    static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }
}
