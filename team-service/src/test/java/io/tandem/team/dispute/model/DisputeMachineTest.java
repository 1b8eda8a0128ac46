package io.tandem.team.dispute.model;

import static io.tandem.team.split.model.Members.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.money.Rate;
import io.tandem.team.agreement.model.DisputeClause;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import io.tandem.team.roster.model.PartnerId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every world that a dispute of a small team can get into, whoever does whatever in whatever order,
 * whichever call to rebate-service is cut off: breadth first from the opening, each checked.
 */
class DisputeMachineTest {

    private static final Asset USDT = new Asset("USDT");
    private static final PartnerId CLAIMANT = member(1);
    private static final PartnerId OUTSIDER = member(9);

    record Case(int members, int lines, DisputeClause clause, boolean posted) {

        Hearing hearing() {
            Set<PartnerId> team = new TreeSet<>(World.people(members));
            team.remove(OUTSIDER);
            List<Line> contested = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                contested.add(new Line(member(2 + i), Money.of(USDT, "10"), Money.of(USDT, "3")));
            }
            return Hearing.of(CLAIMANT, team, contested, clause);
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<DisputeClause.Ruling> rulings =
                List.of(
                        new DisputeClause.Vote(7, Rate.of("0.5")),
                        new DisputeClause.Vote(7, Rate.ONE),
                        new DisputeClause.Arbiter(7, OUTSIDER),
                        new DisputeClause.Arbiter(7, member(2)),
                        new DisputeClause.Arbiter(7, member(4)),
                        new DisputeClause.ByDefault());
        for (int members = 2; members <= 4; members++) {
            for (int lines = 1; lines <= Math.min(2, members - 1); lines++) {
                for (DisputeClause.Ruling ruling : rulings) {
                    for (DefaultAward award : DefaultAward.values()) {
                        DisputeClause clause = new DisputeClause(30, 7, ruling, award);
                        cases.add(new Case(members, lines, clause, false));
                        cases.add(new Case(members, lines, clause, true));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsInEveryReachableWorld(Case each) {
        Hearing hearing = each.hearing();
        // Those who are not on the team try everything, too.
        Set<PartnerId> people = World.people(4);
        Set<World> seen = new HashSet<>();
        Deque<World> next = new ArrayDeque<>();
        World start = World.opened(hearing, each.posted());
        seen.add(start);
        next.add(start);
        while (!next.isEmpty()) {
            World world = next.poll();
            assertMoneyIsWhole(hearing, world);
            assertEnds(hearing, world);
            for (World.Step step : world.steps(hearing, people)) {
                assertNobodyRulesOnTheirOwnCase(hearing, world, step);
                assertNothingIsPutOff(world, step);
                if (seen.add(step.to())) {
                    next.add(step.to());
                }
            }
        }
        assertEveryWayOutIsTaken(each, seen);
    }

    /** frozen + paid + payable = earned, by the escrow's word and by the books. */
    private static void assertMoneyIsWhole(Hearing hearing, World world) {
        for (int i = 0; i < world.cells().size(); i++) {
            Line line = hearing.lines().get(i);
            Escrow escrow = world.cells().get(i).escrow();
            Books books = world.cells().get(i).books();
            Escrow.Standing standing = escrow.standing(line);
            assertEquals(
                    line.part(),
                    standing.frozen().plus(standing.paid()).plus(standing.payable()),
                    () -> "of " + world);
            assertEquals(world.posted() ? line.part() : zero(), books.all(), world::toString);
            assertFalse(books.holder().signum() < 0, () -> "overdrawn: " + world);
            assertTrue(
                    world.posted() == (standing.payable().signum() == 0),
                    () -> "payable until it is posted: " + world);
            switch (escrow) {
                case Escrow.Awaiting _ -> assertEquals(zero(), books.all());
                case Escrow.Freezing(boolean asked) ->
                        assertTrue(asked || books.held().signum() == 0, world::toString);
                // The award may have been booked with its answer lost.
                case Escrow.Frozen _ ->
                        assertTrue(
                                books.wasEnded() || books.held().equals(standing.frozen()),
                                world::toString);
                case Escrow.Ended(var _, Money award) -> {
                    assertEquals(zero(), books.held(), world::toString);
                    assertEquals(award, books.claimant(), () -> "paid as awarded: " + world);
                    assertEquals(world.award(i).orElseThrow(), award, world::toString);
                }
                case Escrow.Dropped _ -> {
                    assertEquals(zero(), books.held(), world::toString);
                    assertEquals(zero(), books.claimant(), world::toString);
                    assertEquals(zero(), world.award(i).orElseThrow(), world::toString);
                }
            }
        }
    }

    /** Left alone it is decided by its deadlines, and then carried out by the saga's own steps. */
    private static void assertEnds(Hearing hearing, World from) {
        World world = from;
        int left = 3;
        while (world.state() instanceof DisputeState.Open open) {
            assertTrue(left-- > 0, () -> "it does not end: " + from);
            world = world.time(hearing, open).to();
        }
        int acts = 5 * world.cells().size() + 1;
        while (acts-- > 0 && !isOver(world)) {
            for (World.Step step : world.steps(hearing, Set.of())) {
                if (List.of("post", "earn", "freeze", "let go", "end").contains(step.name())
                        && !step.to().equals(world)) {
                    world = step.to();
                    break;
                }
            }
        }
        World last = world;
        assertTrue(isOver(last), () -> "not carried out: " + last);
    }

    private static boolean isOver(World world) {
        return world.cells().stream()
                .allMatch(cell ->
                        cell.escrow() instanceof Escrow.Ended
                                || cell.escrow() instanceof Escrow.Dropped);
    }

    private static void assertNobodyRulesOnTheirOwnCase(
            Hearing hearing, World world, World.Step step) {
        boolean isRuling = step.name().equals("vote") || step.name().equals("rule");
        boolean isDecidedByOther =
                world.state() instanceof DisputeState.Open
                        && step.to().state() instanceof DisputeState.Decided(var how, var _, var _)
                        && (how == DisputeState.How.VOTED || how == DisputeState.How.ARBITRATED);
        if (isRuling || isDecidedByOther && step.by().isPresent()) {
            PartnerId judge = step.by().orElseThrow();
            assertFalse(judge.equals(CLAIMANT), () -> "the claimant ruled: " + step);
            assertFalse(
                    hearing.lines().stream().anyMatch(line -> line.holder().equals(judge)),
                    () -> "a holder ruled: " + step);
        }
    }

    /** What is decided stays decided, phases only follow each other, deadlines stay. */
    private static void assertNothingIsPutOff(World world, World.Step step) {
        DisputeState before = world.state();
        DisputeState after = step.to().state();
        if (before instanceof DisputeState.Decided) {
            assertEquals(before, after);
        } else if (before instanceof DisputeState.Open was
                && after instanceof DisputeState.Open is) {
            if (step.name().equals("deadline")) {
                assertTrue(before instanceof DisputeState.Negotiating, step::toString);
                assertEquals(was.until().plus(Duration.ofDays(7)), is.until());
            } else {
                assertEquals(was.getClass(), is.getClass(), step::toString);
                assertEquals(was.until(), is.until(), step::toString);
            }
        }
    }

    /** The search is no proof if it never got anywhere. */
    private static void assertEveryWayOutIsTaken(Case each, Set<World> seen) {
        Set<DisputeState.How> ways = new TreeSet<>();
        seen.forEach(world -> {
            if (world.state() instanceof DisputeState.Decided(var how, var _, var _)) {
                ways.add(how);
            }
        });
        Set<DisputeState.How> expected =
                new TreeSet<>(
                        Set.of(
                                DisputeState.How.WITHDRAWN,
                                DisputeState.How.AGREED,
                                DisputeState.How.DEFAULTED));
        boolean hasVoters = each.members() > 1 + each.lines();
        switch (each.clause().ruling()) {
            case DisputeClause.Vote _ when hasVoters -> expected.add(DisputeState.How.VOTED);
            case DisputeClause.Arbiter(int _, PartnerId arbiter) when !arbiter.equals(member(2)) ->
                    expected.add(DisputeState.How.ARBITRATED);
            case DisputeClause.Vote _, DisputeClause.Arbiter _, DisputeClause.ByDefault _ -> {}
        }
        assertEquals(expected, ways);
        assertTrue(
                seen.stream()
                        .flatMap(world -> world.cells().stream())
                        .anyMatch(cell -> cell.escrow() instanceof Escrow.Ended));
    }

    private static Money zero() {
        return Money.zero(USDT);
    }
}
