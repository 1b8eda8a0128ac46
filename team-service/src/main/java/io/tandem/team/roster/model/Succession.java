package io.tandem.team.roster.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who leads a team when its lead is gone: whom that lead named, else whom more than half of the
 * members want, else who has been on the team for longest. While anybody is on the team, somebody
 * comes out.
 *
 * @param members who is on the team without the lead that is gone, those who joined first first
 * @param unfit members who cannot lead now; one of them does only where all others cannot either
 * @param named whom the lead named, who may be gone by now
 * @param ballots whom members want; what those who are gone wanted does not count
 */
public record Succession(
        List<PartnerId> members,
        Set<PartnerId> unfit,
        Optional<PartnerId> named,
        Map<PartnerId, PartnerId> ballots) {

    /** A lead and how it became one. */
    public record Choice(PartnerId lead, LeadWay way) {}

    public Succession {
        if (new HashSet<>(members).size() < members.size()) {
            throw new IllegalArgumentException("a partner is on a team once");
        }
        members = List.copyOf(members);
        unfit = Set.copyOf(unfit);
        ballots = Map.copyOf(ballots);
    }

    /** The next lead; nobody when nobody is left. */
    public Optional<Choice> next() {
        return named.filter(this::canLead)
                .map(lead -> new Choice(lead, LeadWay.NAMED))
                .or(() -> elected().map(lead -> new Choice(lead, LeadWay.ELECTED)))
                .or(() ->
                        longestStanding().map(lead -> new Choice(lead, LeadWay.LONGEST_STANDING)));
    }

    /** Whether any of the members can lead now. */
    public boolean canBeLed() {
        return !unfit.containsAll(members);
    }

    /** Whom more than half of all members want, those who did not vote counted. */
    public Optional<PartnerId> elected() {
        Map<PartnerId, Integer> votes = new TreeMap<>();
        ballots.forEach((voter, candidate) -> {
            if (members.contains(voter) && canLead(candidate)) {
                votes.merge(candidate, 1, Integer::sum);
            }
        });
        return votes.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > members.size())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<PartnerId> longestStanding() {
        return members.stream()
                .filter(this::canLead)
                .findFirst()
                .or(() -> members.stream().findFirst());
    }

    private boolean canLead(PartnerId candidate) {
        return members.contains(candidate) && !unfit.contains(candidate);
    }
}
