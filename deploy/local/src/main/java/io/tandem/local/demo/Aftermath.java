package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Console;
import io.tandem.local.Table;
import io.tandem.local.http.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/** Tells what followed the settlement, in words and with its figures in full. */
final class Aftermath {

    private static final int SHOWN_TRADES = 5;

    private final Played played;
    private final Console console;
    private final Map<UUID, String> names;

    Aftermath(Played played, Console console, Map<UUID, String> names) {
        this.played = played;
        this.console = console;
        this.names = names;
    }

    void print() {
        dispute();
        reversal();
    }

    private void dispute() {
        Plot plot = played.plot();
        JsonNode line = played.dispute().path("lines").path(0);
        BigDecimal contested = Json.decimal(line.path("contested"));
        BigDecimal awarded = Json.decimal(line.path("awarded"));
        console.title("A member contests a line, and the arbiter rules");
        tell(
                "%s claims %s %s of %s's part: \"%s\" That much is frozen, to the last decimal; the rest stays payable."
                        .formatted(
                                name(plot.claimant()),
                                contested.toPlainString(),
                                plot.asset(),
                                name(plot.holder()),
                                played.dispute().path("statement").asText()));
        tell(
                "%s, whom the signed terms name as arbiter and who is on no team, gives it %s. The hold ends: that moves, and %s goes back to %s."
                        .formatted(
                                name(plot.arbiter()),
                                awarded.toPlainString(),
                                contested.subtract(awarded).toPlainString(),
                                name(plot.holder())));
    }

    private void reversal() {
        Plot plot = played.plot();
        console.title("The month is closed, and then a trade is taken back");
        tell(
                "The month's statements are fixed under the root %s…"
                        .formatted(
                                played.period()
                                        .path("statements")
                                        .path("root")
                                        .asText()
                                        .substring(0, 16)));
        tell(
                "Trade %s of %s's user turns out to be a fraud: its fee of %s %s is reversed in the books of the next open month, marked with the month it belongs to."
                        .formatted(
                                plot.reversed().tradeId(),
                                name(plot.holder()),
                                plot.reversed().fee().stripTrailingZeros().toPlainString(),
                                plot.asset()));
        tell(
                "team-service hears of it by the feed, works the month out anew under the agreement that was in force then, and posts the difference alone. The award stands.");
    }

    /** The settled lines of one asset in words, and the lead's own down to the trades. */
    void trace() {
        Plot plot = played.plot();
        JsonNode trace = played.trace();
        console.title(
                "Where it comes from: GET /v1/settlements/"
                        + trace.path("settlementId").asText()
                        + "/trace");
        for (JsonNode line : trace.path("lines")) {
            if (line.path("asset").asText().equals(plot.asset())) {
                StringBuilder words = new StringBuilder();
                words.append(name(UUID.fromString(line.path("partnerId").asText()))).append(": ");
                line.path("words").forEach(word -> words.append(word.asText()).append(' '));
                tell(words.toString());
            }
        }
        for (JsonNode book : trace.path("books")) {
            if (Json.decimal(book.path("difference")).signum() != 0) {
                tell(
                        "Since then the books have changed by %s %s for %s."
                                .formatted(
                                        book.path("difference").asText(),
                                        book.path("asset").asText(),
                                        name(UUID.fromString(book.path("partnerId").asText()))));
            }
        }
        trades(trace.path("trades"));
    }

    private void trades(JsonNode trades) {
        Table table = new Table("trade", "at", ">fee", ">rate", "plan", "tier", ">rebate");
        JsonNode items = trades.path("items");
        for (int i = 0; i < Math.min(SHOWN_TRADES, items.size()); i++) {
            JsonNode item = items.path(i);
            JsonNode last = item.path("accruals").path(item.path("accruals").size() - 1);
            table.row(
                    item.path("tradeId").asText(),
                    item.path("executedAt").asText(),
                    item.path("fee").asText(),
                    last.path("rate").asText(),
                    "v" + last.path("planVersion").asText(),
                    last.path("tier").asText(),
                    item.path("rebate").asText());
        }
        table.print(console);
        tell(
                "The first of %s's trades in %s: %s on this page of the answer%s. Colleagues are told none of them."
                        .formatted(
                                name(played.plot().holder()),
                                played.plot().asset(),
                                items.size(),
                                trades.path("next").isTextual() ? ", more on the next" : ""));
    }

    private void tell(String sentence) {
        console.wrapped("  ", sentence);
    }

    private String name(UUID partner) {
        return names.get(partner);
    }
}
