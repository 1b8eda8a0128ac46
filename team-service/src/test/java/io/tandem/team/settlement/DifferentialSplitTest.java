package io.tandem.team.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.chassis.money.Asset;
import io.tandem.team.TeamServiceTest;
import io.tandem.team.agreement.Agreement;
import io.tandem.team.agreement.AgreementTerms;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.Exit;
import io.tandem.team.agreement.model.ExitKind;
import io.tandem.team.agreement.model.MemberSignature;
import io.tandem.team.agreement.model.Span;
import io.tandem.team.agreement.model.TestKey;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.settlement.model.AssetResult;
import io.tandem.team.settlement.model.Calculation;
import io.tandem.team.settlement.model.MemberFigures;
import io.tandem.team.settlement.model.SettlementState;
import io.tandem.team.settlement.model.Snapshot;
import io.tandem.team.split.model.Digest;
import io.tandem.team.split.model.TieOrder;
import io.tandem.testkit.Seeds;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two programs that share no line, the service and the verifier, divide the same pools by the same
 * rules to the same unit: rules of any depth, any contributions.
 */
@QuarkusTest
class DifferentialSplitTest extends TeamServiceTest {

    private static final int CASES = 1_000;
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<String> ASSETS = List.of("BTC", "USDT");
    private static final TestKey KEY = TestKey.generate();

    @Inject ObjectMapper json;

    @TempDir Path files;

    private OfflineVerifier verifier;

    @Test
    void bothDivideAlikeToTheLastUnit() {
        verifier = OfflineVerifier.compiledIn(files);
        Seeds.forAll(
                CASES,
                random -> {
                    Agreement agreement = anyAgreement(random);
                    YearMonth period =
                            YearMonth.of(2025 + random.nextInt(3), 1 + random.nextInt(12));

                    OfflineVerifier.Ended ended =
                            check(agreement, settled(agreement, period, random), random);

                    assertEquals(0, ended.code(), ended.output() + agreement.canonical());
                });
    }

    private Agreement anyAgreement(Random random) {
        List<UUID> members = new ArrayList<>();
        for (int i = random.nextInt(random.nextInt(20) == 0 ? 100 : 9); i >= 0; i--) {
            members.add(new UUID(random.nextLong(), random.nextLong()));
        }
        RandomRules rules = new RandomRules(random, members);
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("schema", "tandem/agreement/1");
        terms.put("teamId", new UUID(random.nextLong(), random.nextLong()));
        terms.put("effectiveFrom", "2025-01");
        terms.put(
                "members",
                members.stream()
                        .map(each -> Map.of("partnerId", each, "pooledShare", share(random)))
                        .toList());
        terms.put("programmes", List.of());
        terms.put("scope", Map.of("kind", "ALL"));
        if (random.nextBoolean()) {
            terms.put("split", rules.withoutFallback());
            terms.put("fallback", rules.any());
        } else {
            terms.put("split", rules.any());
        }
        terms.put("objectionDays", random.nextInt(9));
        terms.put("noticeDays", 30);
        if (random.nextBoolean()) {
            terms.put("exit", anyExit(random));
        }
        terms.put("text", "ü \u20ac \n \"q\" \\ \u0001 \ud83e\udd1d");
        return agreement(terms, members, random);
    }

    private static Map<String, Object> anyExit(Random random) {
        return random.nextInt(3) == 0
                ? Map.of("rejoinAfterDays", 9)
                : Map.of(
                        "tail",
                        Map.of(
                                "periods", 1 + random.nextInt(40),
                                "share", share(random),
                                "decay", share(random),
                                "after", List.of("LEFT", "BANNED")));
    }

    /** Some members, never all, have left by any month. */
    private static List<Exit> anyExits(
            Map<String, Object> terms, List<UUID> members, Random random) {
        return !terms.containsKey("exit")
                ? List.of()
                : members.stream()
                        .skip(1)
                        .filter(_ -> random.nextInt(3) == 0)
                        .map(each ->
                                new Exit(
                                        new PartnerId(each),
                                        random.nextInt(3) == 0 ? ExitKind.REMOVED : ExitKind.LEFT,
                                        "so",
                                        Optional.empty(),
                                        NOW,
                                        YearMonth.of(2025 + random.nextInt(3), 6)))
                        .toList();
    }

    private static String share(Random random) {
        return RandomRules.plain(
                random.nextBoolean()
                        ? BigDecimal.ONE
                        : BigDecimal.valueOf(random.nextInt(1_000_001), 6));
    }

    private Agreement agreement(Map<String, Object> terms, List<UUID> members, Random random) {
        try {
            String canonical =
                    new JsonCanonicalizer(json.writeValueAsString(terms)).getEncodedString();
            Digest digest = Digest.ofBytes(canonical.getBytes(StandardCharsets.UTF_8));
            String signature = KEY.sign(digest.bytes());
            return new Agreement(
                    new AgreementId(UUID.randomUUID()),
                    new TeamId((UUID) terms.get("teamId")),
                    new PartnerId(members.getFirst()),
                    new AgreementState.Active(new Span(YearMonth.of(2025, 1), Optional.empty())),
                    canonical,
                    json.readValue(canonical, AgreementTerms.class),
                    digest,
                    members.stream()
                            .map(each ->
                                    new MemberSignature(
                                            new PartnerId(each),
                                            UUID.randomUUID(),
                                            KEY.publicKey(),
                                            digest,
                                            signature,
                                            NOW))
                            .toList(),
                    anyExits(terms, members, random),
                    List.of(),
                    Set.of(),
                    1,
                    NOW);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String view(Agreement agreement) {
        return written(
                Map.of(
                        "id", agreement.id().value(),
                        "teamId", agreement.team().value(),
                        "terms", agreement.spelled(),
                        "digest", agreement.digest().hex(),
                        "exits",
                                agreement.exits().stream()
                                        .map(each ->
                                                Map.of(
                                                        "partnerId", each.member().value(),
                                                        "kind", each.kind(),
                                                        "lastPeriod", each.lastPeriod()))
                                        .toList(),
                        "signatures",
                                agreement.signatures().stream()
                                        .map(each ->
                                                Map.of(
                                                        "partnerId", each.member().value(),
                                                        "publicKey", each.key().base64(),
                                                        "signature", each.signature()))
                                        .toList()));
    }

    /** The settlement, and two times in three a restatement of it from any other figures. */
    private OfflineVerifier.Ended check(Agreement agreement, Settlement settlement, Random random) {
        return random.nextInt(3) == 0
                ? verifier.check(view(agreement), written(SettlementView.of(settlement)))
                : verifier.check(
                        view(agreement),
                        written(SettlementView.of(settlement)),
                        written(SettlementView.of(restated(agreement, settlement, random))));
    }

    private Settlement settled(Agreement agreement, YearMonth period, Random random) {
        SortedMap<PartnerId, BigDecimal> presences = agreement.presences(period);
        Snapshot snapshot = anySnapshot(presences.keySet(), random);
        UUID id = UUID.randomUUID();
        return settlement(
                id,
                agreement,
                period,
                snapshot,
                Calculation.results(
                        agreement.terms(),
                        presences,
                        new TieOrder(agreement.digest(), period),
                        snapshot),
                Chain.of(id));
    }

    private Settlement restated(Agreement agreement, Settlement settlement, Random random) {
        SortedMap<PartnerId, BigDecimal> presences = agreement.presences(settlement.period());
        Snapshot snapshot = anySnapshot(presences.keySet(), random);
        UUID id = UUID.randomUUID();
        return settlement(
                id,
                agreement,
                settlement.period(),
                snapshot,
                Calculation.restated(
                        agreement.terms(),
                        presences,
                        new TieOrder(agreement.digest(), settlement.period()),
                        snapshot,
                        settlement.results()),
                settlement.chain().plus(id, List.of()));
    }

    private static Settlement settlement(
            UUID id,
            Agreement agreement,
            YearMonth period,
            Snapshot snapshot,
            List<AssetResult> results,
            Chain chain) {
        return new Settlement(
                id,
                agreement.team(),
                agreement.id().value(),
                agreement.digest(),
                period,
                chain.restatements().size(),
                new SettlementState.Calculated(NOW, NOW),
                snapshot,
                results,
                List.of(),
                Collections.emptySortedSet(),
                chain,
                1);
    }

    private static Snapshot anySnapshot(Set<PartnerId> participants, Random random) {
        RandomRules any = new RandomRules(random, List.of());
        List<MemberFigures> figures = new ArrayList<>();
        for (PartnerId member : participants) {
            TreeMap<Asset, BigDecimal> rebates = new TreeMap<>();
            for (String asset : ASSETS) {
                if (random.nextInt(4) > 0) {
                    rebates.put(new Asset(asset), any.amount());
                }
            }
            figures.add(
                    new MemberFigures(
                            member,
                            rebates,
                            any.amount().abs(),
                            random.nextInt(4),
                            random.nextInt(3)));
        }
        return Snapshot.of(NOW, figures, participants);
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
