package io.tandem.local.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.http.Api;
import io.tandem.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Partners who work as a team: the first is its lead. Keys of the wishes begin with the team's own
 * word.
 */
public final class TeamWork {

    private final Callers callers;
    private final Path signingKeys;
    private final String word;
    private final List<UUID> members;

    /**
     * @param signingKeys the folder in which the members' keys are kept
     * @param word tells this team's wishes from any other's
     */
    public TeamWork(Callers callers, Path signingKeys, String word, List<UUID> members) {
        this.callers = callers;
        this.signingKeys = signingKeys;
        this.word = word;
        this.members = List.copyOf(members);
    }

    /** Founds the team and has every other member join. */
    public UUID found(String name) {
        JsonNode team = lead().post("/v1/teams", key("team"), Json.object("name", name));
        UUID id = id(team);
        for (UUID member : members.subList(1, members.size())) {
            JsonNode invitation =
                    lead().post(
                                    "/v1/teams/" + id + "/invitations",
                                    key("invite/" + member),
                                    Json.object("partnerId", member));
            as(member)
                    .ask(
                            "POST",
                            "/v1/invitations/" + id(invitation) + ":accept",
                            key("accept/" + member),
                            null)
                    .orRefuse();
        }
        return id;
    }

    /** Registers a key for every member, with the proof that it has the other half. */
    public Map<UUID, UUID> registerKeys() {
        Map<UUID, UUID> keyIds = new LinkedHashMap<>();
        for (UUID member : members) {
            SigningKey key = signingKey(member);
            String proof =
                    key.sign(("tandem-signing-key:" + member).getBytes(StandardCharsets.UTF_8));
            JsonNode registered =
                    as(member)
                            .post(
                                    "/v1/signing-keys",
                                    key("key/" + member),
                                    Json.object("publicKey", key.publicKey(), "proof", proof));
            keyIds.put(member, id(registered));
        }
        return keyIds;
    }

    /** The members' public keys as they lie on this machine. */
    public Map<UUID, String> publicKeys() {
        Map<UUID, String> keys = new LinkedHashMap<>();
        members.forEach(member -> keys.put(member, signingKey(member).publicKey()));
        return keys;
    }

    /** Terms by which the members pool a share of their rebates and split the pool. */
    public ObjectNode terms(
            UUID team, YearMonth from, String programme, String pooledShare, ObjectNode split) {
        return Json.object(
                "schema",
                "tandem/agreement/1",
                "teamId",
                team,
                "effectiveFrom",
                from,
                "members",
                members.stream()
                        .map(member -> Json.object("partnerId", member, "pooledShare", pooledShare))
                        .toList(),
                "programmes",
                List.of(programme),
                "scope",
                Json.object("kind", "ALL"),
                "split",
                split,
                "objectionDays",
                0,
                "noticeDays",
                30,
                "text",
                "We share as the rule says, and settle each month.");
    }

    /** Drafts and proposes an agreement, and has every member sign its digest. */
    public JsonNode agree(UUID team, ObjectNode terms, Map<UUID, UUID> keyIds) {
        UUID agreement = propose(team, terms);
        members.forEach(member -> sign(agreement, member, keyIds.get(member), null));
        return agreement(agreement);
    }

    /** Drafts an agreement and puts it before the members. */
    public UUID propose(UUID team, ObjectNode terms) {
        JsonNode draft =
                lead().post(
                                "/v1/teams/" + team + "/agreements",
                                key("draft"),
                                Json.object("terms", terms));
        lead().ask("POST", "/v1/agreements/" + id(draft) + ":propose", key("propose"), null)
                .orRefuse();
        return id(draft);
    }

    /** What the agreement would have meant in a month. */
    public JsonNode simulate(UUID team, UUID agreement, YearMonth month) {
        return lead().post(
                        "/v1/teams/" + team + "/simulations",
                        key("simulate/" + month),
                        Json.object("agreementId", agreement, "from", month, "to", month));
    }

    /**
     * Signs the digest of what was proposed.
     *
     * @param simulation the digest of the simulation that the member has seen; null if none
     */
    public void sign(UUID agreement, UUID member, UUID keyId, String simulation) {
        String path = "/v1/agreements/" + agreement;
        byte[] digest = HexFormat.of().parseHex(as(member).get(path).path("digest").textValue());
        ObjectNode signature =
                Json.object("keyId", keyId, "signature", signingKey(member).sign(digest));
        if (simulation != null) {
            signature.put("simulationDigest", simulation);
        }
        as(member).post(path + ":sign", key("sign/" + member), signature);
    }

    public JsonNode agreement(UUID agreement) {
        return lead().get("/v1/agreements/" + agreement);
    }

    /** Works the period's settlement out. */
    public JsonNode settle(UUID team, YearMonth period) {
        return lead().post(
                        "/v1/teams/" + team + "/settlements",
                        key("settle/" + period),
                        Json.object("period", period));
    }

    /** Has the settlement's transfers posted to the ledger. */
    public JsonNode post(JsonNode settlement) {
        return lead().ask(
                        "POST",
                        "/v1/settlements/" + id(settlement) + ":post",
                        key("post/" + id(settlement)),
                        null)
                .orRefuse()
                .body();
    }

    public Api lead() {
        return as(members.getFirst());
    }

    public Api as(UUID member) {
        return callers.partner(ServiceName.TEAM, member);
    }

    private SigningKey signingKey(UUID member) {
        return SigningKey.kept(signingKeys, member.toString());
    }

    private String key(String wish) {
        return word + "/" + wish;
    }

    private static UUID id(JsonNode tree) {
        return UUID.fromString(tree.path("id").textValue());
    }
}
