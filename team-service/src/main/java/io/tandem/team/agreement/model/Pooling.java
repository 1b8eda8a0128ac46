package io.tandem.team.agreement.model;

import io.tandem.chassis.money.Rate;
import io.tandem.team.roster.model.PartnerId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * One partner's earnings as an agreement pools them: when, of which programmes, by which links. Of
 * two that overlap, one fee event would be pooled twice, so a partner cannot have both.
 */
public record Pooling(
        PartnerId partner, Rate share, Span span, Set<String> programmes, Scope scope) {

    /** All poolings of the terms, one a member. */
    public static List<Pooling> of(Terms terms, Span span) {
        return terms.pooledShares().entrySet().stream()
                .map(entry ->
                        new Pooling(
                                entry.getKey(),
                                entry.getValue(),
                                span,
                                terms.programmes(),
                                terms.scope()))
                .toList();
    }

    /** Whether some earning of the partner could be pooled by both. */
    public boolean overlaps(Pooling other) {
        return partner.equals(other.partner)
                && share.ppm() > 0
                && other.share.ppm() > 0
                && span.overlaps(other.span)
                && shareAProgramme(programmes, other.programmes)
                && scope.mayOverlap(other.scope);
    }

    /** The partners of the first who would pool something twice with the second. */
    public static List<PartnerId> overlapping(
            Collection<Pooling> some, Collection<Pooling> others) {
        return some.stream()
                .filter(one -> others.stream().anyMatch(one::overlaps))
                .map(Pooling::partner)
                .sorted()
                .toList();
    }

    private static boolean shareAProgramme(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
    }
}
