package io.tandem.team.agreement.model;

import static io.tandem.team.split.model.Members.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.chassis.money.Rate;
import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
    private static final Set<PartnerId> MEMBERS = Set.of(member(1), member(2), member(3));

    private static ExitRules rules(Optional<Tail> tail) {
        return new ExitRules(
                Optional.of(Rate.of("0.666667")), Set.of(), tail, 90, LinksOnExit.STAY);
    }

    private static Tail tail(String share, String decay) {
        return new Tail(3, Rate.of(share), Rate.of(decay), Set.of(ExitKind.LEFT));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, false",
        "1, 1, true",
        "1, 2, false",
        "2, 3, false",
        "3, 3, true",
        "3, 4, true"
    })
    void soManyOfTheOthersRemove(int votes, int others, boolean removed) {
        assertEquals(removed, rules(Optional.empty()).isRemoved(votes, others));
    }

    @Test
    void withoutAQuorumNobodyIsRemoved() {
        ExitRules none =
                new ExitRules(Optional.empty(), Set.of(), Optional.empty(), 0, LinksOnExit.STAY);

        assertFalse(none.isRemoved(9, 9));
    }

    @Test
    void noticeEndsWithItsMonthAndAFactWithThePresentOne() {
        assertEquals(
                YearMonth.of(2026, 12), ExitRules.leave(member(1), "so", NOW, 30).lastPeriod());
        assertEquals(
                YearMonth.of(2026, 11),
                ExitRules.atOnce(member(1), ExitKind.BANNED, "so", Optional.empty(), NOW)
                        .lastPeriod());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11, 1",
        "2026-12, 1",
        "2027-01, 0.5",
        "2027-02, 0.45",
        "2027-03, 0.405",
        "2027-04, 0"
    })
    void aTailFadesAndEnds(YearMonth period, BigDecimal presence) {
        Exit exit = ExitRules.leave(member(1), "so", NOW, 30);

        Map<PartnerId, BigDecimal> presences =
                rules(Optional.of(tail("0.5", "0.1"))).presences(MEMBERS, List.of(exit), period);

        assertEquals(BigDecimal.ONE, presences.get(member(2)));
        assertEquals(0, presence.compareTo(presences.getOrDefault(member(1), BigDecimal.ZERO)));
        assertEquals(presence.signum() > 0, presences.containsKey(member(1)));
    }

    @Test
    void aKindThatIsNotNamedHasNoTail() {
        ExitRules rules = rules(Optional.of(tail("0.5", "0")));
        Exit removed = ExitRules.atOnce(member(1), ExitKind.REMOVED, "so", Optional.empty(), NOW);

        assertEquals(
                Set.of(member(2), member(3)),
                rules.presences(MEMBERS, List.of(removed), YearMonth.of(2026, 12)).keySet());
        assertEquals(YearMonth.of(2026, 11), rules.poolsUntil(removed));
        Exit left = ExitRules.leave(member(1), "so", NOW, 0);
        assertEquals(YearMonth.of(2027, 2), rules.poolsUntil(left));
        assertEquals(Instant.parse("2027-03-01T00:00:00Z"), rules.rejoinFrom(left));
    }

    @Test
    void withoutATailWhoHasLeftIsOut() {
        Exit left = ExitRules.leave(member(1), "so", NOW, 0);

        assertTrue(
                rules(Optional.empty())
                        .presences(MEMBERS, List.of(left), YearMonth.of(2026, 11))
                        .containsKey(member(1)));
        assertFalse(
                rules(Optional.empty())
                        .presences(MEMBERS, List.of(left), YearMonth.of(2026, 12))
                        .containsKey(member(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "STAY, LEFT, false, ",
        "STAY, REMOVED, true, ",
        "EXPIRE, LEFT, false, 2027-01-01T00:00:00Z",
        "EXPIRE, LEFT, true, 2026-12-15T12:00:00Z",
        "EXPIRE, REMOVED, false, 2026-11-15T12:00:00Z",
        "EXPIRE, DECEASED, true, 2026-11-15T12:00:00Z"
    })
    void linksExpireWhenTheMembershipEnds(
            LinksOnExit links, ExitKind kind, boolean prorated, Instant at) {
        ExitRules rules = new ExitRules(Optional.empty(), Set.of(), Optional.empty(), 0, links);
        Exit exit =
                kind == ExitKind.LEFT
                        ? ExitRules.leave(member(1), "so", NOW, 30)
                        : ExitRules.atOnce(member(1), kind, "so", Optional.empty(), NOW);

        assertEquals(Optional.ofNullable(at), rules.linksExpireAt(exit, 30, prorated));
    }
}
