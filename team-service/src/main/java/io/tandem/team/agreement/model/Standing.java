package io.tandem.team.agreement.model;

import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.split.model.Digest;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a proposal meets when it is about to bind: the team as it is, the agreements concluded
 * before, and what its members pool elsewhere.
 *
 * @param roster the team's accepted members
 * @param concluded this team's agreements that rule any period
 * @param elsewhere what members of the proposal pool by other teams' agreements
 * @param lastSettled the last period that the team has settled
 */
public record Standing(
        Set<PartnerId> roster,
        List<Version> concluded,
        List<Pooling> elsewhere,
        Optional<YearMonth> lastSettled) {

    /** A concluded agreement of the team. */
    public record Version(AgreementId id, Digest digest, AgreementState.Concluded state) {}

    /** Why a proposal cannot bind. */
    public sealed interface Obstacle {

        /** Some of its members are not on the team. */
        record NotOnTheTeam(List<PartnerId> partners) implements Obstacle {}

        /** It amends a digest that is not the team's active agreement. */
        record NoSuchPredecessor(Digest digest) implements Obstacle {}

        /** It would rule periods before its predecessor begins. */
        record BeforePredecessor(YearMonth predecessorFrom) implements Obstacle {}

        /** It would rule a period that is settled. */
        record ReachesSettledPeriod(YearMonth lastSettled) implements Obstacle {}

        /** Another agreement rules one of its periods, and it does not amend that one. */
        record AnotherRules(AgreementId other) implements Obstacle {}

        /** Some members would pool the same earnings twice. */
        record PooledTwice(List<PartnerId> partners) implements Obstacle {}
    }

    /** The active agreement that the terms amend, if they name one and it is there. */
    public Optional<Version> predecessor(Terms terms) {
        return terms.predecessor()
                .flatMap(digest ->
                        concluded.stream()
                                .filter(version -> version.digest().equals(digest))
                                .filter(version -> version.state() instanceof AgreementState.Active)
                                .findFirst());
    }

    /** The first thing that keeps the terms from binding. */
    public Optional<Obstacle> obstacle(Terms terms) {
        return notOnTheTeam(terms)
                .or(() -> predecessorObstacle(terms))
                .or(() -> settledObstacle(terms))
                .or(() -> rivalObstacle(terms))
                .or(() -> pooledTwice(terms));
    }

    private Optional<Obstacle> notOnTheTeam(Terms terms) {
        List<PartnerId> strangers =
                terms.members().stream().filter(member -> !roster.contains(member)).toList();
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Obstacle.NotOnTheTeam(strangers));
    }

    private Optional<Obstacle> predecessorObstacle(Terms terms) {
        if (terms.predecessor().isEmpty()) {
            return Optional.empty();
        }
        Optional<Version> predecessor = predecessor(terms);
        if (predecessor.isEmpty()) {
            return Optional.of(new Obstacle.NoSuchPredecessor(terms.predecessor().get()));
        }
        YearMonth from = predecessor.get().state().span().first();
        return terms.effectiveFrom().isBefore(from)
                ? Optional.of(new Obstacle.BeforePredecessor(from))
                : Optional.empty();
    }

    private Optional<Obstacle> settledObstacle(Terms terms) {
        return lastSettled
                .filter(settled -> !terms.effectiveFrom().isAfter(settled))
                .map(Obstacle.ReachesSettledPeriod::new);
    }

    private Optional<Obstacle> rivalObstacle(Terms terms) {
        Span span = new Span(terms.effectiveFrom(), Optional.empty());
        Optional<Version> predecessor = predecessor(terms);
        return concluded.stream()
                .filter(version -> !predecessor.map(version::equals).orElse(false))
                .filter(version -> version.state().span().overlaps(span))
                .findFirst()
                .map(version -> new Obstacle.AnotherRules(version.id()));
    }

    private Optional<Obstacle> pooledTwice(Terms terms) {
        Span span = new Span(terms.effectiveFrom(), Optional.empty());
        List<PartnerId> twice = Pooling.overlapping(Pooling.of(terms, span), elsewhere);
        return twice.isEmpty() ? Optional.empty() : Optional.of(new Obstacle.PooledTwice(twice));
    }
}
