package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.Callers;
import io.tandem.local.Console;
import io.tandem.local.Installation;
import io.tandem.local.SuiteFailure;
import io.tandem.local.act.Books;
import io.tandem.local.act.Cast;
import io.tandem.local.act.Casting;
import io.tandem.local.act.Exchange;
import io.tandem.local.act.Intake;
import io.tandem.local.act.Tally;
import io.tandem.local.act.TeamWork;
import io.tandem.local.http.Json;
import io.tandem.local.market.Market;
import io.tandem.local.math.Amounts;
import io.tandem.local.math.ExpectedRebates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Plays a market from sign-ups to a settlement, a dispute about it, a trade that is taken back and
 * the restatement that follows; tells what happened, and checks it.
 */
public final class Demo {

    private static final Duration FOLLOW_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Installation installation;
    private final Market market;
    private final Console console;
    private final Callers callers;
    private final Books books;
    private final Exchange exchange;

    public Demo(Installation installation, Market market, Console console) {
        this.installation = installation;
        this.market = market;
        this.console = console;
        this.callers = new Callers(installation);
        this.books = new Books(callers);
        this.exchange = new Exchange(callers, market.programme());
    }

    /** Whether every invariant that can be seen from outside holds. */
    public boolean play() {
        console.title(market.title());
        market.rules().forEach(rule -> console.line("  " + rule));
        console.line();
        Cast cast =
                console.step(
                        "programme, plan, partners, links", new Casting(exchange, market)::cast);
        ExpectedRebates expected =
                new ExpectedRebates(
                        market,
                        cast.links(),
                        new BigDecimal(Casting.SPOT_RATE),
                        new BigDecimal(Casting.DERIVATIVE_RATE));
        Played played = played(cast, expected);
        new Report(market, played, console).print();
        List<Finding> findings =
                console.step(
                        "the checks",
                        () ->
                                new Checks(
                                                market,
                                                played,
                                                expected,
                                                callers,
                                                installation.store().resolve("proofs"))
                                        .findings());
        Report.findings(findings, console);
        return findings.stream().allMatch(Finding::holds);
    }

    private Played played(Cast cast, ExpectedRebates expected) {
        Intake intake = new Intake(exchange, cast);
        Tally signUps =
                console.step(
                        market.referrals().size() + " sign-ups",
                        () -> intake.signUps(market.referrals()));
        Tally trades =
                console.step(
                        market.trades().size() + " trades", () -> intake.trades(market.trades()));
        String contradiction = intake.contradiction(market);
        Plot plot = Plot.of(market, cast, expected);
        ExpectedRebates left = expected.reversing(plot.reversed());
        console.step("every binding followed", () -> awaitEarnings(cast, List.of(expected, left)));
        TeamWork work =
                new TeamWork(
                        callers,
                        installation.store().resolve("signing-keys"),
                        market.programme() + "/team",
                        cast.teamIds());
        UUID team =
                console.step(
                        "a team of three",
                        () -> work.found("The first three of " + market.programme()));
        Signed signed = sign(work, team, cast.arbiter());
        Map<UUID, Amounts> before = books.balances(cast.partners().values());
        JsonNode settlement =
                console.step(
                        "the settlement of " + market.period(),
                        () -> work.post(work.settle(team, market.period())));
        Drama drama = new Drama(callers, console, plot, work, settlement);
        JsonNode dispute = drama.dispute(market.programme() + "/dispute");
        JsonNode period = drama.close(exchange, market.period());
        JsonNode reversal = drama.reverse(exchange);
        List<JsonNode> restatements = drama.restatements();
        Map<UUID, Amounts> earned = awaitEarnings(cast, List.of(left));
        return new Played(
                cast,
                plot,
                signUps,
                trades,
                contradiction,
                earned,
                signed.agreement(),
                signed.simulation(),
                work.publicKeys(),
                settlement,
                dispute,
                period,
                reversal,
                restatements,
                trace(work, plot, settlement),
                before,
                books.balances(cast.partners().values()));
    }

    /** The one call that opens all figures, as the lead makes it. */
    private static JsonNode trace(TeamWork work, Plot plot, JsonNode settlement) {
        return work.lead()
                .get(
                        "/v1/settlements/"
                                + settlement.path("id").asText()
                                + "/trace?limit=200&asset="
                                + plot.asset());
    }

    private record Signed(JsonNode agreement, JsonNode simulation) {}

    /** Proposed, simulated over the month, and signed by all who have seen that. */
    private Signed sign(TeamWork work, UUID team, UUID arbiter) {
        Map<UUID, UUID> keyIds = work.registerKeys();
        UUID proposed =
                console.step(
                        "an agreement, proposed",
                        () -> work.propose(team, terms(work, team, arbiter)));
        JsonNode simulation =
                console.step(
                        "what it would have meant",
                        () -> work.simulate(team, proposed, market.period()));
        String seen = simulation.path("digest").textValue();
        JsonNode agreement =
                console.step(
                        "signed by all",
                        () -> {
                            keyIds.forEach((member, key) -> work.sign(proposed, member, key, seen));
                            return work.agreement(proposed);
                        });
        return new Signed(agreement, simulation);
    }

    /**
     * Half of each rebate is pooled, the pool is split by the square root of what each put in, and
     * an arbiter from outside rules where they cannot agree, from the first day on.
     */
    private ObjectNode terms(TeamWork work, UUID team, UUID arbiter) {
        ObjectNode terms =
                work.terms(
                        team,
                        market.period(),
                        market.programme(),
                        "0.5",
                        Json.object("rule", "proportional", "by", "REBATE", "exponent", "0.5"));
        terms.set(
                "dispute",
                Json.object(
                        "openDays",
                        30,
                        "negotiationDays",
                        0,
                        "ruling",
                        "ARBITER",
                        "rulingDays",
                        14,
                        "arbiter",
                        arbiter,
                        "defaultAward",
                        "NONE"));
        return terms;
    }

    /**
     * A binding reaches rebate-service by the feed a moment later: waits until no earning is
     * missing of one of those that may be.
     */
    private Map<UUID, Amounts> awaitEarnings(Cast cast, List<ExpectedRebates> expected) {
        List<Map<UUID, Amounts>> wanted =
                expected.stream().map(each -> byPartner(cast, each)).toList();
        Instant end = Instant.now().plus(FOLLOW_LIMIT);
        while (true) {
            Map<UUID, Amounts> earned =
                    books.earnings(market.programme(), market.period(), cast.partners().values());
            if (wanted.contains(earned) || Instant.now().isAfter(end)) {
                return earned;
            }
            pause();
        }
    }

    private static Map<UUID, Amounts> byPartner(Cast cast, ExpectedRebates expected) {
        Map<UUID, Amounts> byPartner = new LinkedHashMap<>();
        expected.byReferrer()
                .forEach((referrer, amounts) -> byPartner.put(cast.partner(referrer), amounts));
        return byPartner;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted.", e);
        }
    }
}
