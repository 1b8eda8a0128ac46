package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.Console;
import io.tandem.local.SuiteFailure;
import io.tandem.local.act.Exchange;
import io.tandem.local.act.Quarrel;
import io.tandem.local.act.TeamWork;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What follows the settlement: a member contests a line, the arbiter rules, the month is closed, a
 * trade turns out to be a fraud, and the settlement is restated. Each act has a key of its own: who
 * plays it again finds it done.
 */
final class Drama {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Callers callers;
    private final Console console;
    private final Plot plot;
    private final TeamWork work;
    private final JsonNode settlement;

    Drama(Callers callers, Console console, Plot plot, TeamWork work, JsonNode settlement) {
        this.callers = callers;
        this.console = console;
        this.plot = plot;
        this.work = work;
        this.settlement = settlement;
    }

    /** The third member wants some of the lead's part; the arbiter gives it half of that. */
    JsonNode dispute(String word) {
        Quarrel quarrel = new Quarrel(callers, word, id(settlement));
        UUID dispute =
                console.step(
                        "a line is contested, and frozen",
                        () -> {
                            UUID opened =
                                    id(
                                            quarrel.open(
                                                    plot.claimant(),
                                                    "My newsletter brought those users.",
                                                    List.of(plot.claim(settlement))));
                            await(
                                    () -> quarrel.as(plot.claimant(), opened),
                                    found -> !line(found).equals("FREEZING"));
                            return opened;
                        });
        return console.step(
                "the arbiter rules",
                () -> {
                    quarrel.rule(plot.arbiter(), dispute, List.of(plot.award(settlement)));
                    return await(
                            () -> quarrel.as(plot.claimant(), dispute),
                            found -> line(found).equals("ENDED"));
                });
    }

    private static String line(JsonNode dispute) {
        return dispute.path("lines").path(0).path("state").asText();
    }

    /** The month's books take nothing more; its statements are fixed. */
    JsonNode close(Exchange exchange, YearMonth month) {
        return console.step(
                "the month is closed",
                () -> {
                    exchange.close(month);
                    return await(
                            () -> exchange.period(month),
                            found -> found.path("statements").path("root").isTextual());
                });
    }

    /** The trade is taken back, months after it was settled for all one knows. */
    JsonNode reverse(Exchange exchange) {
        return console.step(
                "a trade is taken back",
                () ->
                        exchange.reverse(
                                plot.reversed().tradeId(),
                                "FRAUD",
                                "The account was not its user's."));
    }

    /** Waits for the restatements that follow by themselves, and posts them. */
    List<JsonNode> restatements() {
        return console.step(
                "the settlement is restated",
                () -> {
                    JsonNode corrected =
                            await(this::present, found -> !found.path("restatements").isEmpty());
                    List<JsonNode> posted = new ArrayList<>();
                    for (JsonNode link : corrected.path("restatements")) {
                        posted.add(posted(link.path("id").asText()));
                    }
                    return posted;
                });
    }

    private JsonNode posted(String id) {
        JsonNode restatement = work.lead().get("/v1/settlements/" + id);
        return restatement.path("state").asText().equals("POSTED")
                ? restatement
                : work.post(restatement);
    }

    private JsonNode present() {
        return work.lead().get("/v1/settlements/" + id(settlement));
    }

    private static UUID id(JsonNode tree) {
        return UUID.fromString(tree.path("id").textValue());
    }

    private static JsonNode await(Supplier<JsonNode> look, Predicate<JsonNode> is) {
        Instant end = Instant.now().plus(LIMIT);
        while (true) {
            JsonNode found = look.get();
            if (is.test(found)) {
                return found;
            }
            if (Instant.now().isAfter(end)) {
                throw new SuiteFailure("This is all that became of it: " + found);
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
