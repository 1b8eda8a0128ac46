package io.tandem.team.agreement.model;

import static io.tandem.team.split.model.Members.member;

import io.tandem.chassis.money.Rate;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import io.tandem.team.split.model.Equal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Terms for tests: equal parts of everything from May 2025 on, unless said otherwise. */
record SampleTerms(
        SortedMap<PartnerId, Rate> shares,
        YearMonth from,
        Set<String> programmes,
        Scope scope,
        Optional<Digest> predecessor) {

    static SampleTerms of(int... members) {
        SortedMap<PartnerId, Rate> shares = new TreeMap<>();
        for (int member : members) {
            shares.put(member(member), Rate.ONE);
        }
        return new SampleTerms(
                shares, YearMonth.of(2025, 5), Set.of(), new Scope.AllLinks(), Optional.empty());
    }

    SampleTerms share(int member, Rate share) {
        SortedMap<PartnerId, Rate> changed = new TreeMap<>(shares);
        changed.put(member(member), share);
        return new SampleTerms(changed, from, programmes, scope, predecessor);
    }

    SampleTerms from(YearMonth period) {
        return new SampleTerms(shares, period, programmes, scope, predecessor);
    }

    SampleTerms of(String... programmes) {
        return new SampleTerms(shares, from, Set.of(programmes), scope, predecessor);
    }

    SampleTerms in(Scope other) {
        return new SampleTerms(shares, from, programmes, other, predecessor);
    }

    SampleTerms amending(Digest digest) {
        return new SampleTerms(shares, from, programmes, scope, Optional.of(digest));
    }

    Terms build() {
        return new Terms(
                new TeamId(new UUID(0, 1)),
                from,
                shares,
                programmes,
                scope,
                new Equal(),
                0,
                30,
                predecessor,
                DisputeClause.STANDARD);
    }
}
