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

/** Plays a market from sign-ups to a posted settlement, tells what happened, and checks it. */
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
                        () -> new Checks(market, played, expected, callers).findings());
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
        Map<UUID, Amounts> earned =
                console.step("every binding followed", () -> awaitEarnings(cast, expected));
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
        Map<UUID, UUID> keyIds = work.registerKeys();
        JsonNode agreement =
                console.step(
                        "an agreement, signed by all",
                        () -> work.agree(team, terms(work, team), keyIds));
        Map<UUID, Amounts> before = books.balances(cast.partners().values());
        JsonNode settlement =
                console.step(
                        "the settlement of " + market.period(),
                        () -> work.post(work.settle(team, market.period())));
        Map<UUID, Amounts> after = books.balances(cast.partners().values());
        return new Played(
                cast,
                signUps,
                trades,
                contradiction,
                earned,
                agreement,
                work.publicKeys(),
                settlement,
                before,
                after);
    }

    /**
     * Half of each rebate is pooled, and the pool is split by the square root of what each put in.
     */
    private ObjectNode terms(TeamWork work, UUID team) {
        return work.terms(
                team,
                market.period(),
                market.programme(),
                "0.5",
                Json.object("rule", "proportional", "by", "REBATE", "exponent", "0.5"));
    }

    /**
     * A binding reaches rebate-service by the feed a moment later: waits until no earning is
     * missing.
     */
    private Map<UUID, Amounts> awaitEarnings(Cast cast, ExpectedRebates expected) {
        Map<UUID, Amounts> wanted = new LinkedHashMap<>();
        expected.byReferrer()
                .forEach((referrer, amounts) -> wanted.put(cast.partner(referrer), amounts));
        Instant end = Instant.now().plus(FOLLOW_LIMIT);
        while (true) {
            Map<UUID, Amounts> earned =
                    books.earnings(market.programme(), market.period(), cast.partners().values());
            if (earned.equals(wanted) || Instant.now().isAfter(end)) {
                return earned;
            }
            pause();
        }
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
