package io.tandem.local.act;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import io.tandem.local.math.ProportionalSplit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A dispute over a settlement's lines, as those act in it whom it concerns. Keys of the wishes
 * begin with the quarrel's own word.
 */
public final class Quarrel {

    private final Callers callers;
    private final String word;
    private final UUID settlement;

    public Quarrel(Callers callers, String word, UUID settlement) {
        this.callers = callers;
        this.word = word;
        this.settlement = settlement;
    }

    /** So much of a member's part in an asset. */
    public record Claim(UUID holder, String asset, BigDecimal amount) {}

    /** The claimant wants these for itself. */
    public JsonNode open(UUID claimant, String statement, List<Claim> claims) {
        List<JsonNode> lines = new ArrayList<>();
        claims.forEach(claim ->
                lines.add(
                        Json.object(
                                "asset",
                                claim.asset(),
                                "partnerId",
                                claim.holder(),
                                "amount",
                                claim.amount())));
        return as(claimant)
                .post(
                        "/v1/settlements/" + settlement + "/disputes",
                        word + "/open",
                        Json.object("lines", lines, "statement", statement));
    }

    /** Points at a document by its address, its hash and its size. */
    public JsonNode addEvidence(UUID member, UUID dispute, String title, byte[] document) {
        return as(member)
                .post(
                        path(dispute) + "/evidence",
                        word + "/evidence",
                        Json.object(
                                "title",
                                title,
                                "sha256",
                                ProportionalSplit.digest(document),
                                "sizeBytes",
                                document.length,
                                "link",
                                "https://files.example.org/" + word.replace('/', '-')));
    }

    /** The arbiter gives the claimant this much of each line. */
    public JsonNode rule(UUID arbiter, UUID dispute, List<BigDecimal> awards) {
        List<JsonNode> lines = new ArrayList<>();
        for (int i = 0; i < awards.size(); i++) {
            lines.add(Json.object("line", i + 1, "amount", awards.get(i)));
        }
        return as(arbiter)
                .post(path(dispute) + ":rule", word + "/rule", Json.object("awards", lines));
    }

    /** A member who is no party votes to give the claimant all, half or none. */
    public JsonNode vote(UUID voter, UUID dispute, String award) {
        return as(voter)
                .post(
                        path(dispute) + ":vote",
                        word + "/vote/" + voter,
                        Json.object("award", award));
    }

    public JsonNode as(UUID viewer, UUID dispute) {
        return as(viewer).get(path(dispute));
    }

    private static String path(UUID dispute) {
        return "/v1/disputes/" + dispute;
    }

    private Api as(UUID partner) {
        return callers.partner(ServiceName.TEAM, partner);
    }
}
