package io.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.act.Books;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.http.Reply;
import io.tandem.local.math.Amounts;
import io.tandem.local.math.ProportionalSplit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Invariants 3, 4 and 5 of the settlement: its arithmetic done again, its calls repeated, its
 * agreement verified.
 */
final class SettlementChecks {

    private static final BigDecimal POOLED = new BigDecimal("0.5");
    private static final int LEDGER_SCALE = 18;

    private final Played played;
    private final YearMonth period;
    private final Callers callers;
    private final Map<UUID, Amounts> rebates;

    /**
     * @param rebates what everybody had earned when it was settled, worked out here
     */
    SettlementChecks(Played played, YearMonth period, Callers callers, Map<UUID, Amounts> rebates) {
        this.played = played;
        this.period = period;
        this.callers = callers;
        this.rebates = rebates;
    }

    /** Works every pool and part out anew from the rebates earned, and compares each digit. */
    Finding partsAreAsRecomputed() {
        ProportionalSplit split =
                new ProportionalSplit(played.agreement().path("digest").asText(), period);
        TreeSet<String> assets = new TreeSet<>();
        played.members().forEach(member -> assets.addAll(rebates.get(member).byAsset().keySet()));
        boolean holds = assets.size() == played.settlement().path("assets").size();
        int parts = 0;
        for (JsonNode asset : played.settlement().path("assets")) {
            Map<UUID, BigDecimal> pooled = new LinkedHashMap<>();
            played.members()
                    .forEach(member ->
                            pooled.put(member, pooled(member, asset.path("asset").asText())));
            BigDecimal pool = pooled.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            Map<UUID, BigDecimal> expected = split.bySquareRoot(pool, pooled);
            holds &= Json.decimal(asset.path("pool")).compareTo(pool) == 0;
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode part : asset.path("parts")) {
                UUID member = UUID.fromString(part.path("partnerId").asText());
                BigDecimal amount = Json.decimal(part.path("part"));
                sum = sum.add(amount);
                parts++;
                holds &= amount.compareTo(expected.get(member)) == 0;
            }
            holds &= sum.compareTo(pool) == 0;
        }
        return new Finding(
                3,
                "a split's parts sum to the whole",
                holds && parts == assets.size() * played.members().size(),
                parts
                        + " parts in "
                        + assets.size()
                        + " assets recomputed here to the last of 18 decimals");
    }

    private BigDecimal pooled(UUID member, String asset) {
        return rebates.get(member)
                .of(asset)
                .multiply(POOLED)
                .setScale(LEDGER_SCALE, RoundingMode.DOWN);
    }

    /** The transfers carry each member's net and nothing else, so they sum to zero. */
    Finding transfersAreNet() {
        Map<UUID, Amounts> moved = new LinkedHashMap<>();
        int count = 0;
        for (JsonNode transfer : played.settlement().path("transfers")) {
            count++;
            String asset = transfer.path("asset").asText();
            BigDecimal amount = Json.decimal(transfer.path("amount"));
            moved.merge(
                    UUID.fromString(transfer.path("to").asText()),
                    Amounts.of(asset, amount),
                    Amounts::plus);
            moved.merge(
                    UUID.fromString(transfer.path("from").asText()),
                    Amounts.of(asset, amount.negate()),
                    Amounts::plus);
        }
        boolean holds =
                moved.values().stream().reduce(Amounts.NONE, Amounts::plus).equals(Amounts.NONE);
        for (UUID member : played.members()) {
            holds &= moved.getOrDefault(member, Amounts.NONE).equals(played.net(member));
        }
        int limit = played.settlement().path("assets").size() * (played.members().size() - 1);
        return new Finding(
                3,
                "a settlement's transfers sum to zero per asset",
                holds && count <= limit,
                count
                        + " transfers (at most "
                        + limit
                        + ") carry each member's net and nothing else");
    }

    /**
     * Settles and posts again, with the same keys and with new ones, and finds every balance
     * unchanged.
     */
    Finding repetitionMovesNothing() {
        Api lead = callers.partner(ServiceName.TEAM, played.members().getFirst());
        String settle = "/v1/teams/" + played.team() + "/settlements";
        String id = played.settlement().path("id").asText();
        String body = Json.object("period", period).toString();
        String fresh = "again/" + UUID.randomUUID();
        Reply settled = lead.ask("POST", settle, fresh + "/settle", body);
        Reply posted = lead.ask("POST", "/v1/settlements/" + id + ":post", fresh + "/post", null);
        Reply repeated = lead.ask("POST", "/v1/settlements/" + id + ":post", fresh + "/post", null);
        boolean once = movesOnce();
        Map<UUID, Amounts> now = new Books(callers).balances(played.cast().partners().values());
        boolean holds =
                now.equals(played.after())
                        && settled.status() < 500
                        && posted.status() < 500
                        && repeated.status() == posted.status()
                        && repeated.text().equals(posted.text())
                        && once;
        return new Finding(
                4,
                "a duplicate call doubles nothing",
                holds,
                "settled again ("
                        + settled.status()
                        + "), posted again twice ("
                        + posted.status()
                        + ", "
                        + repeated.status()
                        + "), a transfer there and back sent twice each: every balance as before");
    }

    /**
     * Moves a millionth from one member to another and back, each twice with one key: the second is
     * the first again.
     */
    private boolean movesOnce() {
        String asset = played.settlement().path("assets").path(0).path("asset").asText();
        UUID one = played.members().get(0);
        UUID other = played.members().get(1);
        boolean there =
                same(transfer("there", one, other, asset), transfer("there", one, other, asset));
        boolean back =
                same(transfer("back", other, one, asset), transfer("back", other, one, asset));
        return there && back;
    }

    private Reply transfer(String word, UUID from, UUID to, String asset) {
        String reference = "demo/" + played.settlement().path("id").asText() + "/" + word;
        String body =
                Json.object(
                                "reference",
                                reference,
                                "reason",
                                "the demo's duplicate call",
                                "legs",
                                List.of(
                                        Json.object(
                                                "from",
                                                from,
                                                "to",
                                                to,
                                                "asset",
                                                asset,
                                                "amount",
                                                "0.000001")))
                        .toString();
        return callers.operator(ServiceName.REBATE).ask("POST", "/v1/transfers", reference, body);
    }

    private static boolean same(Reply first, Reply second) {
        return first.status() == 201
                && second.status() == 201
                && second.replayed()
                && first.body().equals(second.body());
    }

    Finding agreementIsSignedAsItStands() {
        Api member = callers.partner(ServiceName.TEAM, played.members().getLast());
        String stated = played.agreement().path("digest").asText();
        String digest = AgreementChecks.digest(member, played.agreement());
        boolean holds =
                stated.equals(digest)
                        && stated.equals(played.settlement().path("digest").asText())
                        && AgreementChecks.signedByAll(played.agreement(), played.publicKeys());
        return new Finding(
                5,
                "the settlement names the agreement that all members signed",
                holds,
                "SHA-256 of the canonical terms worked out here, "
                        + played.publicKeys().size()
                        + " Ed25519 signatures over it verified here");
    }
}
