package io.tandem.team.dispute.model;

import static io.tandem.team.split.model.Members.member;

import io.tandem.chassis.money.Money;
import io.tandem.team.agreement.model.DisputeClause.DefaultAward;
import io.tandem.team.roster.model.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A dispute, its money, and everything that anybody can do next. */
record World(DisputeState state, boolean posted, List<Cell> cells) {

    /** What was decided counts, not when: worlds that differ by a moment are one. */
    static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");

    /** One line's escrow and the books that it believes in. */
    record Cell(Escrow escrow, Books books) {}

    /** A step from one world to the next, and who took it if it was somebody. */
    record Step(String name, Optional<PartnerId> by, World to) {}

    static World opened(Hearing hearing, boolean posted) {
        return new World(
                hearing.open(NOW),
                posted,
                hearing.lines().stream()
                        .map(line ->
                                posted
                                        ? new Cell(
                                                new Escrow.Freezing(false),
                                                Books.empty(line).posted(line, false))
                                        : new Cell(new Escrow.Awaiting(), Books.empty(line)))
                        .toList());
    }

    List<Step> steps(Hearing hearing, Set<PartnerId> people) {
        List<Step> steps = new ArrayList<>();
        if (state instanceof DisputeState.Open open) {
            steps.add(time(hearing, open));
            people.forEach(one -> deeds(hearing, open, one, steps));
        }
        if (!posted) {
            steps.add(post(hearing));
        }
        for (int i = 0; i < cells.size(); i++) {
            money(hearing, i, steps);
        }
        return steps;
    }

    Step time(Hearing hearing, DisputeState.Open open) {
        return step("deadline", Optional.empty(), open.elapse(hearing));
    }

    private void deeds(Hearing hearing, DisputeState.Open open, PartnerId one, List<Step> steps) {
        Optional<PartnerId> by = Optional.of(one);
        hearing.parties()
                .party(one)
                .ifPresent(party -> {
                    for (DefaultAward award : List.of(DefaultAward.NONE, DefaultAward.ALL)) {
                        Award offered = Award.of(hearing.lines(), award);
                        steps.add(step("propose", by, open.propose(party, 1, offered)));
                    }
                    open.offer()
                            .ifPresent(offer ->
                                    steps.add(
                                            step(
                                                    "accept",
                                                    by,
                                                    open.accept(hearing, party, offer, NOW))));
                });
        hearing.parties()
                .claimant(one)
                .ifPresent(claimant ->
                        steps.add(step("withdraw", by, open.withdraw(hearing, claimant, NOW))));
        if (open instanceof DisputeState.Voting voting && !voting.ballots().containsKey(one)) {
            hearing.parties()
                    .voter(one)
                    .ifPresent(voter -> {
                        for (DefaultAward award : DefaultAward.values()) {
                            steps.add(step("vote", by, voting.cast(hearing, voter, award, NOW)));
                        }
                    });
        }
        if (open instanceof DisputeState.Arbitrating arbitrating) {
            hearing.parties()
                    .judge(one)
                    .ifPresent(judge ->
                            steps.add(
                                    step(
                                            "rule",
                                            by,
                                            arbitrating.rule(
                                                    judge,
                                                    Award.of(hearing.lines(), DefaultAward.HALF),
                                                    NOW))));
        }
    }

    private Step step(String name, Optional<PartnerId> by, DisputeState next) {
        DisputeState timeless =
                next instanceof DisputeState.Decided(var how, var award, var _)
                        ? new DisputeState.Decided(how, award, NOW)
                        : next;
        return new Step(name, by, new World(timeless, posted, cells));
    }

    private Step post(Hearing hearing) {
        List<Cell> paid = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean guarded = award(i).map(amount -> amount.signum() > 0).orElse(true);
            paid.add(
                    new Cell(
                            new Escrow.Awaiting().posted(),
                            cells.get(i).books().posted(hearing.lines().get(i), guarded)));
        }
        return new Step("post", Optional.empty(), new World(state, true, paid));
    }

    Optional<Money> award(int line) {
        return state instanceof DisputeState.Decided(var _, Award award, var _)
                ? Optional.of(award.toClaimant().get(line))
                : Optional.empty();
    }

    /** What the saga does, each call also with its answer lost, and what the holder does. */
    private void money(Hearing hearing, int i, List<Step> steps) {
        Line line = hearing.lines().get(i);
        Cell cell = cells.get(i);
        if (posted) {
            steps.add(with("spend", i, cell.escrow(), cell.books().spendAll(line)));
            steps.add(with("earn", i, cell.escrow(), cell.books().earn()));
        }
        switch (cell.escrow().next(award(i))) {
            case Escrow.Act.Rest() -> {}
            case Escrow.Act.LetGo() -> {
                steps.add(with("let go, lost", i, cell.escrow(), cell.books().letGo()));
                steps.add(with("let go", i, new Escrow.Dropped(), cell.books().letGo()));
            }
            case Escrow.Act.Freeze() -> freeze(line, i, steps);
            case Escrow.Act.End(var hold, Money award) -> {
                Books ended = cell.books().end(award);
                steps.add(with("end, lost", i, cell.escrow(), ended));
                steps.add(with("end", i, new Escrow.Frozen(hold).ended(award), ended));
            }
        }
    }

    private void freeze(Line line, int i, List<Step> steps) {
        Books books = cells.get(i).books();
        Escrow.Freezing asked = new Escrow.Freezing(true);
        steps.add(with("freeze, cut before", i, asked, books));
        if (books.canFreeze(line)) {
            steps.add(with("freeze, lost", i, asked, books.freeze(line)));
            steps.add(with("freeze", i, asked.frozen(Books.HOLD), books.freeze(line)));
        } else if (asked.refused(award(i)) instanceof Escrow.Act.LetGo) {
            steps.add(with("freeze, refused for good", i, asked.drop(), books.letGo()));
        } else {
            steps.add(with("freeze, refused", i, asked, books));
        }
    }

    private Step with(String name, int i, Escrow escrow, Books books) {
        List<Cell> changed = new ArrayList<>(cells);
        changed.set(i, new Cell(escrow, books));
        return new Step(name, Optional.empty(), new World(state, posted, List.copyOf(changed)));
    }

    static Set<PartnerId> people(int members) {
        Set<PartnerId> people = new TreeSet<>();
        for (int i = 1; i <= members; i++) {
            people.add(member(i));
        }
        people.add(member(9));
        return people;
    }
}
