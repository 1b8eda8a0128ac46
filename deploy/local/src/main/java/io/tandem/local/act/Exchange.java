package io.tandem.local.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * The exchange of one programme: its back office, which opens the programme and enrols partners,
 * and its systems, which report sign-ups and trades. Every wish has a key of its own, so that
 * saying it again does nothing.
 */
public final class Exchange {

    private static final String HOST = "exchange.example";

    private final Callers callers;
    private final String programme;

    public Exchange(Callers callers, String programme) {
        this.callers = callers;
        this.programme = programme;
    }

    public String programme() {
        return programme;
    }

    public void openProgramme(String displayName) {
        callers.operator(ServiceName.REFERRAL)
                .post(
                        "/v1/programmes",
                        key("programme"),
                        Json.object(
                                "programme",
                                programme,
                                "displayName",
                                displayName,
                                "idleLimitDays",
                                90,
                                "destinationHosts",
                                List.of(HOST)));
    }

    /**
     * Sets a plan of one rate a category, and of higher ones that nobody reaches in the first
     * month.
     */
    public JsonNode setPlan(YearMonth from, String spotRate, String derivativeRate) {
        return callers.operator(ServiceName.REBATE)
                .post(
                        "/v1/plans",
                        key("plan/" + from),
                        Json.object(
                                "programme",
                                programme,
                                "effectiveFrom",
                                from,
                                "holdDays",
                                0,
                                "tiers",
                                Json.object(
                                        "SPOT",
                                        tiers(spotRate),
                                        "DERIVATIVE",
                                        tiers(derivativeRate))));
    }

    private static List<ObjectNode> tiers(String rate) {
        return List.of(tier("0", 0, rate), tier("10000000", 100, "0.60"));
    }

    private static ObjectNode tier(String volume, int traders, String rate) {
        return Json.object("minVolumeUsd", volume, "minActiveTraders", traders, "rate", rate);
    }

    /** Enrols a partner with its own accounts at the exchange. */
    public UUID enrol(String displayName, String country, String... accounts) {
        List<ObjectNode> userIds =
                List.of(accounts).stream()
                        .map(account -> Json.object("programme", programme, "userId", account))
                        .toList();
        JsonNode partner =
                callers.operator(ServiceName.REFERRAL)
                        .post(
                                "/v1/partners",
                                key("partner/" + displayName),
                                Json.object(
                                        "displayName",
                                        displayName,
                                        "country",
                                        country,
                                        "userIds",
                                        userIds));
        return UUID.fromString(partner.path("id").textValue());
    }

    /** Makes a partner's link; a field that is null is left out. */
    public JsonNode link(
            UUID owner, String code, UUID coInviter, String coInviterShare, String inviteeShare) {
        ObjectNode command =
                Json.object(
                        "programme",
                        programme,
                        "code",
                        code,
                        "channel",
                        "community",
                        "destination",
                        "https://" + HOST + "/join");
        putIfGiven(command, "coInviterId", coInviter);
        putIfGiven(command, "coInviterShare", coInviterShare);
        putIfGiven(command, "inviteeShare", inviteeShare);
        return callers.partner(ServiceName.REFERRAL, owner)
                .post("/v1/links", key("link/" + code), command);
    }

    private static void putIfGiven(ObjectNode command, String field, Object value) {
        if (value != null) {
            command.put(field, value.toString());
        }
    }

    /** The line that reports a sign-up. */
    public String signUp(String user, String code, Instant at) {
        return Json.object("programme", programme, "userId", user, "code", code, "signedUpAt", at)
                .toString();
    }

    /** Reports sign-ups and gives an answer for each. */
    public List<JsonNode> reportSignUps(List<String> lines) {
        return callers.ingest(ServiceName.REFERRAL).lines("/v1/bindings:batch", lines);
    }

    /** Reports trades and gives an answer for each. */
    public List<JsonNode> reportTrades(List<String> lines) {
        return callers.ingest(ServiceName.REBATE).lines("/v1/trades", lines);
    }

    /** Takes a trade back, all of it. */
    public JsonNode reverse(String tradeId, String reason, String text) {
        return callers.operator(ServiceName.REBATE)
                .post(
                        "/v1/trades/" + programme + "/" + Api.encoded(tradeId) + ":reverse",
                        key("reverse/" + tradeId),
                        Json.object("reason", reason, "text", text));
    }

    /** Closes a month: statements are fixed, and what comes later is in later books. */
    public JsonNode close(YearMonth month) {
        return callers.operator(ServiceName.REBATE)
                .ask(
                        "POST",
                        "/v1/programmes/" + programme + "/periods/" + month + ":close",
                        key("close/" + month),
                        null)
                .orRefuse()
                .body();
    }

    /** A month as it stands, with its root once its statements are fixed. */
    public JsonNode period(YearMonth month) {
        return callers.operator(ServiceName.REBATE)
                .get("/v1/programmes/" + programme + "/periods/" + month);
    }

    private String key(String wish) {
        return programme + "/" + wish.replace(' ', '-');
    }
}
