package io.tandem.team.agreement.model;

import static io.tandem.team.split.model.Members.member;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tandem.chassis.money.Rate;
import io.tandem.team.split.model.Digest;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    private static final YearMonth MAY = YearMonth.of(2025, 5);
    private static final Digest OLD = Digest.ofBytes("old".getBytes());
    private static final AgreementId OLD_ID = new AgreementId(new UUID(0, 9));
    private static final UUID LINK = new UUID(1, 1);
    private static final UUID OTHER_LINK = new UUID(1, 2);

    @Test
    void aFirstAgreementOfMembersBinds() {
        assertEquals(Optional.empty(), standing(List.of(), List.of()).obstacle(terms().build()));
    }

    @Test
    void aStrangerStandsInTheWay() {
        Terms withStranger = SampleTerms.of(1, 2, 7).build();

        assertEquals(
                Optional.of(new Standing.Obstacle.NotOnTheTeam(List.of(member(7)))),
                standing(List.of(), List.of()).obstacle(withStranger));
    }

    @Test
    void anAmendmentOfTheActiveAgreementBinds() {
        Terms amendment = terms().from(MAY.plusMonths(2)).amending(OLD).build();

        assertEquals(Optional.empty(), standing(List.of(active()), List.of()).obstacle(amendment));
    }

    @Test
    void anAmendmentOfAnythingElseDoesNot() {
        Digest unknown = Digest.ofBytes("unknown".getBytes());
        Terms amendment = terms().amending(unknown).build();

        assertEquals(
                Optional.of(new Standing.Obstacle.NoSuchPredecessor(unknown)),
                standing(List.of(active()), List.of()).obstacle(amendment));
    }

    @Test
    void whatIsSupersededCannotBeAmendedAgain() {
        Standing.Version superseded =
                new Standing.Version(
                        OLD_ID,
                        OLD,
                        new AgreementState.Superseded(new Span(MAY, Optional.of(MAY))));
        Terms amendment = terms().from(MAY.plusMonths(1)).amending(OLD).build();

        assertEquals(
                Optional.of(new Standing.Obstacle.NoSuchPredecessor(OLD)),
                standing(List.of(superseded), List.of()).obstacle(amendment));
    }

    @Test
    void anAmendmentDoesNotReachBeforeItsPredecessor() {
        Terms early = terms().from(MAY.minusMonths(1)).amending(OLD).build();

        assertEquals(
                Optional.of(new Standing.Obstacle.BeforePredecessor(MAY)),
                standing(List.of(active()), List.of()).obstacle(early));
    }

    @Test
    void nothingReachesIntoASettledPeriod() {
        Standing settledMay =
                new Standing(
                        Set.of(member(1), member(2)),
                        List.of(active()),
                        List.of(),
                        Optional.of(MAY));
        Terms amendment = terms().amending(OLD).build();

        assertEquals(
                Optional.of(new Standing.Obstacle.ReachesSettledPeriod(MAY)),
                settledMay.obstacle(amendment));
        assertEquals(
                Optional.empty(),
                settledMay.obstacle(terms().from(MAY.plusMonths(1)).amending(OLD).build()));
    }

    @Test
    void aSecondAgreementForTheSamePeriodsDoesNotBind() {
        assertEquals(
                Optional.of(new Standing.Obstacle.AnotherRules(OLD_ID)),
                standing(List.of(active()), List.of()).obstacle(terms().build()));
    }

    @Test
    void aNewAgreementMayFollowATerminatedOne() {
        Standing.Version ended =
                new Standing.Version(
                        OLD_ID,
                        OLD,
                        new AgreementState.Terminated(
                                new Span(MAY, Optional.of(MAY)),
                                member(1),
                                java.time.Instant.EPOCH));

        assertEquals(
                Optional.empty(),
                standing(List.of(ended), List.of())
                        .obstacle(terms().from(MAY.plusMonths(1)).build()));
    }

    @ParameterizedTest
    @CsvSource({
        "ALL,     ALL,     true",
        "ALL,     LINK,    true",
        "LINK,    ALL,     true",
        "LINK,    LINK,    true",
        "LINK,    OTHER,   false",
        "LINK,    SPRING,  true",
        "SPRING,  LINK,    true",
        "SPRING,  SPRING,  true",
        "SPRING,  AUTUMN,  false"
    })
    void oneEarningIsNotPooledTwice(String here, String there, boolean overlap) {
        Terms terms = terms().in(scope(here)).build();
        List<Pooling> elsewhere = poolings(SampleTerms.of(2, 3).in(scope(there)));

        assertEquals(
                overlap
                        ? Optional.of(new Standing.Obstacle.PooledTwice(List.of(member(2))))
                        : Optional.empty(),
                standing(List.of(), elsewhere).obstacle(terms));
    }

    @Test
    void differentProgrammesDoNotOverlap() {
        List<Pooling> elsewhere = poolings(SampleTerms.of(2, 3).of("okx-tr"));

        assertEquals(
                Optional.empty(),
                standing(List.of(), elsewhere).obstacle(terms().of("okx").build()));
        assertEquals(
                Optional.of(new Standing.Obstacle.PooledTwice(List.of(member(2)))),
                standing(List.of(), elsewhere).obstacle(terms().build()));
    }

    @Test
    void whoPoolsNothingOverlapsWithNothing() {
        List<Pooling> elsewhere = poolings(SampleTerms.of(2, 3));

        assertEquals(
                Optional.empty(),
                standing(List.of(), elsewhere).obstacle(terms().share(2, Rate.ZERO).build()));
    }

    @Test
    void anAgreementThatHasEndedBeforeDoesNotOverlap() {
        List<Pooling> ended =
                Pooling.of(
                        SampleTerms.of(2, 3).build(),
                        new Span(MAY.minusMonths(3), Optional.of(MAY.minusMonths(1))));

        assertEquals(Optional.empty(), standing(List.of(), ended).obstacle(terms().build()));
    }

    private static SampleTerms terms() {
        return SampleTerms.of(1, 2);
    }

    private static Standing.Version active() {
        return new Standing.Version(
                OLD_ID, OLD, new AgreementState.Active(new Span(MAY, Optional.empty())));
    }

    private static Standing standing(List<Standing.Version> concluded, List<Pooling> elsewhere) {
        return new Standing(Set.of(member(1), member(2)), concluded, elsewhere, Optional.empty());
    }

    private static List<Pooling> poolings(SampleTerms terms) {
        return Pooling.of(terms.build(), new Span(MAY, Optional.empty()));
    }

    private static Scope scope(String name) {
        return switch (name) {
            case "ALL" -> new Scope.AllLinks();
            case "LINK" -> new Scope.SomeLinks(Set.of(LINK));
            case "OTHER" -> new Scope.SomeLinks(Set.of(OTHER_LINK));
            default -> new Scope.OneCampaign(name);
        };
    }
}
