package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Console;
import io.tandem.local.Table;
import io.tandem.local.act.Cast;
import io.tandem.local.act.Casting;
import io.tandem.local.act.Tally;
import io.tandem.local.http.Json;
import io.tandem.local.market.Market;
import io.tandem.local.market.UserTrade;
import io.tandem.local.math.Amounts;
import io.tandem.local.math.ExpectedRebates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What happened, in tables that a person can read. Amounts are cut for the eye, never for the
 * books.
 */
final class Report {

    static final int SHOWN_DECIMALS = 8;
    private static final int LARGE_DECIMALS = 3;
    private static final int SMALL_DECIMALS = 7;

    private final Market market;
    private final Played played;
    private final Console console;
    private final Map<UUID, String> names = new HashMap<>();

    Report(Market market, Played played, Console console) {
        this.market = market;
        this.played = played;
        this.console = console;
        played.cast().partners().forEach((referrer, id) -> names.put(id, Cast.brief(referrer)));
    }

    void print() {
        outcomes("Referrals: what became of the sign-ups", played.signUps(), "bound", "duplicate");
        outcomes(
                "Trades: what became of them",
                played.trades(),
                "accepted",
                "duplicate",
                "conflict");
        console.line(
                "  One known trade id was sent again with another price: "
                        + played.contradiction()
                        + ".");
        rebates();
        agreement();
        settlement("The settlement of " + market.period(), played.settlement());
        transfers(played.settlement());
        Aftermath aftermath = new Aftermath(played, console, names);
        aftermath.print();
        played.restatements()
                .forEach(restatement -> {
                    settlement(
                            "Restatement "
                                    + restatement.path("number").asText()
                                    + " of "
                                    + market.period(),
                            restatement);
                    transfers(restatement);
                });
        aftermath.trace();
        balances();
    }

    private void outcomes(String title, Tally tally, String... first) {
        console.title(title);
        List<String> outcomes = tally.outcomes(first);
        List<String> heads = new ArrayList<>(List.of("source", ">rows"));
        outcomes.forEach(outcome -> heads.add(">" + outcome));
        Table table = new Table(heads);
        for (String source : tally.sources()) {
            List<String> row = new ArrayList<>(List.of(source, "" + tally.rows(source)));
            outcomes.forEach(outcome -> row.add("" + tally.of(source, outcome)));
            table.row(row);
        }
        List<String> sums = new ArrayList<>(List.of("all", "" + tally.rows()));
        outcomes.forEach(outcome -> sums.add("" + tally.of(outcome)));
        table.row(sums).print(console);
    }

    private void rebates() {
        console.title("Rebates of " + market.period() + " per partner (cut for the eye)");
        List<String> assets = assets(played.earned().values());
        List<String> heads = new ArrayList<>(List.of("partner", ">users", ">trades"));
        assets.forEach(asset -> heads.add(">" + asset));
        Table table = new Table(heads);
        Map<String, Integer> users = users();
        Map<String, Integer> trades = trades();
        played.cast()
                .partners()
                .forEach((referrer, id) -> {
                    List<String> row =
                            new ArrayList<>(
                                    List.of(
                                            Cast.brief(referrer),
                                            "" + users.getOrDefault(referrer, 0),
                                            "" + trades.getOrDefault(referrer, 0)));
                    assets.forEach(asset ->
                            row.add(shown(played.earned().get(id).of(asset), decimals(asset))));
                    table.row(row);
                });
        table.print(console);
        console.line(
                "  Plan: "
                        + percent(Casting.SPOT_RATE)
                        + " of spot fees, "
                        + percent(Casting.DERIVATIVE_RATE)
                        + " of derivatives'. Every link gives a tenth of that to its invitees;");
        console.line(
                "  "
                        + Cast.brief(played.cast().team().get(2))
                        + " is co-inviter of "
                        + Cast.brief(played.cast().team().get(1))
                        + "'s link and has 15 % of what it earns.");
    }

    private void agreement() {
        JsonNode agreement = played.agreement();
        console.title(
                "The agreement of "
                        + names.get(played.members().get(0))
                        + " (lead), "
                        + names.get(played.members().get(1))
                        + " and "
                        + names.get(played.members().get(2)));
        console.line("  state   " + agreement.path("state").asText());
        console.line(
                "  terms   half of each rebate is pooled; split by the square root of what each put in;");
        console.line("          an arbiter from outside rules where they cannot agree");
        console.line("  digest  " + agreement.path("digest").asText());
        Table table = new Table("signed by", "at", "Ed25519 signature", "verified here");
        for (JsonNode signature : agreement.path("signatures")) {
            table.row(
                    names.get(UUID.fromString(signature.path("partnerId").asText())),
                    signature.path("signedAt").asText(),
                    signature.path("signature").asText().substring(0, 24) + "…",
                    mark(AgreementChecks.verifies(agreement, signature, played.publicKeys())));
        }
        table.print(console);
        console.line(
                "  Each signed after it had seen what this would have meant for "
                        + market.period()
                        + ": simulation");
        console.line("  " + played.simulation().path("digest").asText() + ".");
    }

    private void settlement(String title, JsonNode settlement) {
        console.title(title + ": " + settlement.path("state").asText());
        Table table = new Table("asset", "member", ">put in", ">part", ">moves");
        for (JsonNode asset : settlement.path("assets")) {
            String code = asset.path("asset").asText();
            for (JsonNode part : asset.path("parts")) {
                table.row(
                        code,
                        names.get(UUID.fromString(part.path("partnerId").asText())),
                        shown(Json.decimal(part.path("contributed")), SHOWN_DECIMALS),
                        shown(Json.decimal(part.path("part")), SHOWN_DECIMALS),
                        signed(Played.moves(part)));
            }
            table.row(
                    code, "pool", shown(Json.decimal(asset.path("pool")), SHOWN_DECIMALS), "", "");
        }
        table.print(console);
    }

    private void transfers(JsonNode settlement) {
        console.title("Net transfers posted to the ledger");
        Table table = new Table("from", "to", ">amount", "asset");
        for (JsonNode transfer : settlement.path("transfers")) {
            table.row(
                    names.get(UUID.fromString(transfer.path("from").asText())),
                    names.get(UUID.fromString(transfer.path("to").asText())),
                    transfer.path("amount").asText(),
                    transfer.path("asset").asText());
        }
        table.print(console);
    }

    private void balances() {
        console.title("The members' balances, before the settlement and in the end");
        Table table = new Table("member", "asset", ">before", ">after", ">change");
        for (UUID member : played.members()) {
            Amounts before = played.before().get(member);
            Amounts after = played.after().get(member);
            for (String asset : assets(List.of(before, after))) {
                table.row(
                        names.get(member),
                        asset,
                        shown(before.of(asset), SHOWN_DECIMALS),
                        shown(after.of(asset), SHOWN_DECIMALS),
                        signed(after.of(asset).subtract(before.of(asset))));
            }
        }
        table.print(console);
        if (played.before().equals(played.after())) {
            console.line(
                    "  All of this was done by an earlier run on this store: nothing moved twice.");
        }
    }

    static void findings(List<Finding> findings, Console console) {
        console.title("What always holds (DESIGN.md, section 6), checked from outside");
        for (Finding finding : findings) {
            console.line(
                    "  "
                            + mark(finding.holds())
                            + " "
                            + finding.invariant()
                            + "  "
                            + finding.claim());
            console.wrapped("       ", finding.evidence());
        }
    }

    private Map<String, Integer> users() {
        Map<String, Integer> users = new LinkedHashMap<>();
        ExpectedRebates.bound(market.referrals())
                .values()
                .forEach(referrer -> users.merge(referrer, 1, Integer::sum));
        return users;
    }

    private Map<String, Integer> trades() {
        Map<String, String> referrers = ExpectedRebates.bound(market.referrals());
        Map<String, Integer> trades = new LinkedHashMap<>();
        for (UserTrade trade : market.trades()) {
            trades.merge(referrers.getOrDefault(trade.userId(), ""), 1, Integer::sum);
        }
        return trades;
    }

    /** Few decimals for an asset of which somebody earned a whole one. */
    private int decimals(String asset) {
        boolean large =
                played.earned().values().stream()
                        .anyMatch(amounts -> amounts.of(asset).compareTo(BigDecimal.ONE) >= 0);
        return large ? LARGE_DECIMALS : SMALL_DECIMALS;
    }

    private static List<String> assets(Iterable<Amounts> amounts) {
        TreeSet<String> assets = new TreeSet<>();
        amounts.forEach(each -> assets.addAll(each.byAsset().keySet()));
        return List.copyOf(assets);
    }

    static String shown(BigDecimal amount, int decimals) {
        return amount.signum() == 0
                ? "0"
                : amount.setScale(decimals, RoundingMode.DOWN).toPlainString();
    }

    static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + shown(amount, SHOWN_DECIMALS);
    }

    private static String percent(String rate) {
        return new BigDecimal(rate).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    static String mark(boolean good) {
        return good ? "✓" : "✗";
    }
}
